"""Checks what a move needs; each check says no with one Vietnamese sentence that helps."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tracker.rules import N_, Refused
from tracker.rules.standing import Standing
from tracker.rules.words import BlockedReason, Move, Outcome, Status
from tracker.rules.workflow.row import Need

LEAST_LETTERS = 10
# What a plan lets the officer in charge do without the head: all three at a commune.
STAFF_MOVES = frozenset({Move.SUBMIT, Move.BLOCK, Move.UNBLOCK})


@dataclass(frozen=True)
class Case:
    """The task as it stands and who acts on it, on what day.

    `submitted_by` and `reported_outcome` are of the submission that waits, None without one.
    `staff_moves` is what the plan lets the officer in charge do without the head. `due_on` is the
    due day in force, `is_day_decided` whether a decision set it (and only a decision moves it).
    """

    status: Status
    standing: frozenset[Standing]
    actor: int
    today: date
    submitted_by: int | None = None
    reported_outcome: Outcome | None = None
    staff_moves: frozenset[Move] = STAFF_MOVES
    due_on: date | None = None
    is_day_decided: bool = True


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way: whom it waits for, since when, and the letter that asked."""

    reason: BlockedReason | None = None
    agency: str = ""
    since_on: date | None = None
    document: str = ""


@dataclass(frozen=True)
class Matter:
    """What a request or a decision is about: the new due day, how many facts are set anew.

    `asked_by` asked for it; `is_secretariats` holds where the secretariat may decide by itself.
    """

    due_on: date | None = None
    new_facts: int = 0
    asked_by: int | None = None
    is_secretariats: bool = False


@dataclass(frozen=True)
class Given:
    """What the person gave with the move.

    `text` is the reason, explanation or note; `evidence` the number of documents shown;
    `basis` the document or call that an entry on behalf of others rests on; `decision` and
    `decided_on` number and day of a decision.
    """

    text: str = ""
    evidence: int = 0
    done_on: date | None = None
    outcome: Outcome | None = None
    obstacle: Obstacle = Obstacle()
    basis: str = ""
    decision: str = ""
    decided_on: date | None = None
    matter: Matter = Matter()


def check_needs(needs: tuple[Need, ...], *, case: Case, given: Given) -> None:
    """Raise Refused for the first need that is not met."""
    for need in needs:
        _CHECKS[need](case, given)


def _letters(text: str) -> int:
    return len(" ".join(text.split()))


def _words(_case: Case, given: Given) -> None:
    if not given.text.strip():
        raise Refused(N_("Ghi nội dung."))


def _reason(_case: Case, given: Given) -> None:
    if _letters(given.text) < LEAST_LETTERS:
        raise Refused(N_("Ghi rõ lý do, ít nhất %(least)s ký tự."), least=LEAST_LETTERS)


def _obstacle(case: Case, given: Given) -> None:
    obstacle = given.obstacle
    if obstacle.reason is None:
        raise Refused(N_("Chọn nguyên nhân vướng mắc."))
    if _letters(given.text) < LEAST_LETTERS:
        raise Refused(
            N_("Nêu rõ khó khăn, vướng mắc, ít nhất %(least)s ký tự."), least=LEAST_LETTERS
        )
    if not obstacle.agency.strip():
        raise Refused(N_("Ghi tên cơ quan cần hướng dẫn, tháo gỡ."))
    if obstacle.since_on is None:
        raise Refused(N_("Nhập ngày bắt đầu vướng mắc."))
    if obstacle.since_on > case.today:
        raise Refused(
            N_("Ngày bắt đầu vướng mắc không được sau hôm nay (%(today)s)."),
            today=f"{case.today:%d/%m/%Y}",
        )
    if not obstacle.document.strip():
        raise Refused(N_("Nhập số, ký hiệu văn bản đề nghị hướng dẫn, tháo gỡ."))


def _evidence(_case: Case, given: Given) -> None:
    if given.evidence < 1 and _letters(given.text) < LEAST_LETTERS:
        raise Refused(
            N_(
                "Kèm ít nhất 01 minh chứng (tệp, hoặc số, ký hiệu và ngày của văn bản);"
                " nếu chưa có, giải trình ít nhất %(least)s ký tự."
            ),
            least=LEAST_LETTERS,
        )


def _done_on(case: Case, given: Given) -> None:
    if given.done_on is None:
        raise Refused(N_("Nhập ngày hoàn thành thực tế."))
    if given.done_on > case.today:
        raise Refused(
            N_("Ngày hoàn thành thực tế không được sau hôm nay (%(today)s)."),
            today=f"{case.today:%d/%m/%Y}",
        )


def _outcome(_case: Case, given: Given) -> None:
    if given.outcome is None:
        raise Refused(N_("Chọn kết quả: đạt yêu cầu hoặc chưa đạt."))


def _changed_outcome(case: Case, given: Given) -> None:
    if given.outcome != case.reported_outcome and not given.text.strip():
        raise Refused(N_("Kết quả khác với đơn vị tự đánh giá: ghi rõ căn cứ."))


def _decision(_case: Case, given: Given) -> None:
    if not given.decision.strip() or given.decided_on is None:
        raise Refused(N_("Nhập số, ký hiệu và ngày của quyết định."))


def _new_due_on(case: Case, given: Given) -> None:
    due_on = given.matter.due_on
    if due_on is None:
        raise Refused(N_("Nhập hạn mới."))
    if case.due_on and due_on <= case.due_on:
        raise Refused(N_("Hạn mới phải sau hạn hiện tại (%(due)s)."), due=f"{case.due_on:%d/%m/%Y}")


def _day_by_decision(case: Case, given: Given) -> None:
    if case.is_day_decided:
        _decision(case, given)


def _leaders_word(_case: Case, given: Given) -> None:
    if not given.matter.is_secretariats and not (given.decision.strip() and given.decided_on):
        raise Refused(
            N_("Việc này do lãnh đạo quyết định: nhập số, ký hiệu và ngày của văn bản cho ý kiến.")
        )


def _new_facts(_case: Case, given: Given) -> None:
    if not given.matter.new_facts:
        raise Refused(N_("Chưa có nội dung nào thay đổi."))


def _asker(case: Case, given: Given) -> None:
    if case.actor != given.matter.asked_by:
        raise Refused(N_("Chỉ người đã đề nghị mới rút lại được."))


def _basis(_case: Case, given: Given) -> None:
    if not given.basis.strip():
        raise Refused(N_("Ghi căn cứ: số, ký hiệu văn bản hoặc người cung cấp thông tin."))


def _other_person(case: Case, _given: Given) -> None:
    if case.actor == case.submitted_by:
        raise Refused(
            N_("Người đã gửi không tự xác nhận, trả lại. Đề nghị người khác trong đơn vị xác nhận.")
        )


def _same_person(case: Case, _given: Given) -> None:
    if case.actor != case.submitted_by:
        raise Refused(N_("Chỉ người đã gửi mới rút lại được."))


_CHECKS: dict[Need, Callable[[Case, Given], None]] = {
    Need.WORDS: _words,
    Need.REASON: _reason,
    Need.OBSTACLE: _obstacle,
    Need.EVIDENCE: _evidence,
    Need.DONE_ON: _done_on,
    Need.OUTCOME: _outcome,
    Need.CHANGED_OUTCOME: _changed_outcome,
    Need.DECISION: _decision,
    Need.BASIS: _basis,
    Need.OTHER_PERSON: _other_person,
    Need.SAME_PERSON: _same_person,
    Need.NEW_DUE_ON: _new_due_on,
    Need.DAY_BY_DECISION: _day_by_decision,
    Need.LEADERS_WORD: _leaders_word,
    Need.NEW_FACTS: _new_facts,
    Need.ASKER: _asker,
}
