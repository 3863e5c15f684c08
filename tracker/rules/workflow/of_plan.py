"""The rows of the table around a plan as a whole: its annex misread, tasks added, the end."""

from tracker.rules import N_
from tracker.rules.words import Move, Status
from tracker.rules.workflow.row import COMPLETED, LEADER, OPEN, SECRETARIAT, MoveRule, Need

MISREAD: tuple[MoveRule, ...] = (
    MoveRule(
        "T15",
        Move.CORRECT,
        OPEN | COMPLETED,
        None,
        SECRETARIAT,
        N_("Sửa lỗi nhập liệu"),
        (Need.WORDS,),
    ),
)

# What is done to many tasks with the plan; the plan's pages offer them, not a task's.
ON_PLANS: tuple[MoveRule, ...] = (
    MoveRule(
        "T14",
        Move.ADD,
        frozenset({Status.DRAFT}),
        Status.ASSIGNED,
        LEADER | SECRETARIAT,
        N_("Bổ sung nhiệm vụ"),
        (Need.DECISION,),
    ),
    MoveRule(
        "T13",
        Move.CLOSE,
        OPEN,
        None,
        LEADER | SECRETARIAT,
        N_("Kết thúc kế hoạch"),
        (Need.WORDS,),
    ),
)
