"""The one table of moves: from which state to which, by whom, and what must be given."""

from dataclasses import dataclass
from enum import StrEnum

from tracker.rules import N_
from tracker.rules.standing import Standing
from tracker.rules.words import Move, Outcome, Status


class Need(StrEnum):
    """What a move asks of the person who makes it."""

    WORDS = "words"
    REASON = "reason"
    OBSTACLE = "obstacle"
    EVIDENCE = "evidence"
    DONE_ON = "done_on"
    OUTCOME = "outcome"
    CHANGED_OUTCOME = "changed_outcome"
    DECISION = "decision"
    BASIS = "basis"
    OTHER_PERSON = "other_person"
    SAME_PERSON = "same_person"


@dataclass(frozen=True)
class MoveRule:
    """A row of the table: a move from some states to one (None: the state stays).

    `number` is the row of the state machine, `who` the standings that may, `label` the words on
    the button, `is_main` whether it is the one solid button; `outcome` tells the two ways to
    verify apart.
    """

    number: str
    move: Move
    starts: frozenset[Status]
    ends: Status | None
    who: frozenset[Standing]
    label: str
    needs: tuple[Need, ...] = ()
    outcome: Outcome | None = None
    is_main: bool = False


_UNIT = frozenset({Standing.LEAD_STAFF, Standing.LEAD_HEAD})
_HEAD = frozenset({Standing.LEAD_HEAD})
_SECRETARIAT = frozenset({Standing.COORDINATOR})
_VERIFIER = frozenset({Standing.VERIFIER})
_PARTNER = frozenset({Standing.COORDINATING})
_ANSWERING = frozenset({Standing.ANSWERING})

_ASSIGNED = frozenset({Status.ASSIGNED})
_AT_WORK = frozenset({Status.ASSIGNED, Status.IN_PROGRESS})
_BLOCKED = frozenset({Status.BLOCKED})
_SUBMITTED = frozenset({Status.SUBMITTED})
_OPEN = _AT_WORK | _BLOCKED | _SUBMITTED
_CLAIM = (Need.DONE_ON, Need.OUTCOME, Need.EVIDENCE)

# Where two rows of a move fit the same person, the upper one holds.
MOVES: tuple[MoveRule, ...] = (
    MoveRule(
        "T1",
        Move.ISSUE,
        frozenset({Status.DRAFT}),
        Status.ASSIGNED,
        _SECRETARIAT,
        N_("Ban hành"),
        (Need.DECISION,),
        is_main=True,
    ),
    MoveRule(
        "T2",
        Move.POST,
        _AT_WORK,
        Status.IN_PROGRESS,
        _UNIT,
        N_("Cập nhật tiến độ"),
        is_main=True,
    ),
    MoveRule("T2", Move.POST, _BLOCKED, None, _UNIT, N_("Cập nhật tiến độ"), is_main=True),
    MoveRule(
        "T2",
        Move.POST,
        _AT_WORK,
        Status.IN_PROGRESS,
        _SECRETARIAT,
        N_("Cập nhật thay đơn vị"),
        (Need.BASIS,),
    ),
    MoveRule(
        "T2",
        Move.POST,
        _BLOCKED,
        None,
        _SECRETARIAT,
        N_("Cập nhật thay đơn vị"),
        (Need.BASIS,),
    ),
    MoveRule("T2", Move.START, _ASSIGNED, Status.IN_PROGRESS, _UNIT, N_("Bắt đầu thực hiện")),
    MoveRule(
        "T5",
        Move.SUBMIT,
        _AT_WORK,
        Status.SUBMITTED,
        _HEAD,
        N_("Gửi xác nhận hoàn thành"),
        _CLAIM,
    ),
    MoveRule(
        "T5",
        Move.SUBMIT,
        _AT_WORK,
        Status.SUBMITTED,
        _SECRETARIAT,
        N_("Gửi xác nhận thay đơn vị"),
        (*_CLAIM, Need.BASIS),
    ),
    MoveRule(
        "T3",
        Move.BLOCK,
        _AT_WORK,
        Status.BLOCKED,
        _HEAD,
        N_("Báo khó khăn, vướng mắc"),
        (Need.OBSTACLE,),
    ),
    MoveRule(
        "T4",
        Move.UNBLOCK,
        _BLOCKED,
        Status.IN_PROGRESS,
        _HEAD | _SECRETARIAT,
        N_("Đã tháo gỡ, tiếp tục thực hiện"),
        (Need.WORDS,),
    ),
    MoveRule(
        "T6",
        Move.VERIFY,
        _SUBMITTED,
        Status.COMPLETED,
        _VERIFIER,
        N_("Xác nhận hoàn thành"),
        (Need.OTHER_PERSON, Need.DONE_ON, Need.CHANGED_OUTCOME),
        Outcome.MET,
        is_main=True,
    ),
    MoveRule(
        "T6",
        Move.VERIFY,
        _SUBMITTED,
        Status.COMPLETED,
        _VERIFIER,
        N_("Xác nhận: đã thực hiện, chưa đạt"),
        (Need.OTHER_PERSON, Need.DONE_ON, Need.REASON),
        Outcome.NOT_MET,
    ),
    MoveRule(
        "T7",
        Move.SEND_BACK,
        _SUBMITTED,
        Status.IN_PROGRESS,
        _VERIFIER,
        N_("Trả lại, đề nghị bổ sung"),
        (Need.OTHER_PERSON, Need.REASON),
    ),
    MoveRule(
        "T12",
        Move.WITHDRAW,
        _SUBMITTED,
        Status.IN_PROGRESS,
        _UNIT | _SECRETARIAT,
        N_("Rút lại"),
        (Need.SAME_PERSON,),
    ),
    MoveRule("T2", Move.ASSIGN, _OPEN, None, _HEAD, N_("Giao người thực hiện")),
    MoveRule(
        "T2", Move.ANSWER, _OPEN, None, _ANSWERING, N_("Gửi kết quả của đơn vị"), (Need.WORDS,)
    ),
    MoveRule("T2", Move.NOTE, _OPEN, None, _PARTNER, N_("Gửi phần việc phối hợp"), (Need.WORDS,)),
    MoveRule(
        "T2",
        Move.NOTE,
        _OPEN,
        None,
        _SECRETARIAT,
        N_("Ghi nhận ý kiến chỉ đạo"),
        (Need.WORDS, Need.BASIS),
    ),
)
