"""The rows of the table for one occurrence of a task, and for the day on which something occurred.

Only some tasks have them: they are offered beside the occurrence, never as buttons of every task.
"""

from tracker.rules import N_
from tracker.rules.words import Move
from tracker.rules.workflow.row import (
    AT_WORK,
    BLOCKED,
    SECRETARIAT,
    UNIT,
    VERIFIER,
    MoveRule,
    Need,
)

GOING_ON = AT_WORK | BLOCKED

ON_OCCURRENCES: tuple[MoveRule, ...] = (
    MoveRule(
        "T6",
        Move.VERIFY_OCCURRENCE,
        GOING_ON,
        None,
        VERIFIER,
        N_("Xác nhận kết quả đợt"),
    ),
    MoveRule(
        "T7",
        Move.RETURN_OCCURRENCE,
        GOING_ON,
        None,
        VERIFIER,
        N_("Trả lại kết quả đợt"),
        (Need.REASON,),
    ),
    MoveRule(
        "T12",
        Move.UNDO_OCCURRENCE,
        GOING_ON,
        None,
        UNIT | SECRETARIAT,
        N_("Ghi nhầm, bỏ kết quả đợt"),
    ),
    MoveRule(
        "T2",
        Move.TRIGGER,
        GOING_ON,
        None,
        UNIT | SECRETARIAT,
        N_("Ghi ngày phát sinh"),
    ),
)
