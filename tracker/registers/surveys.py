"""Rounds of asking citizens: how many forms went out, came back valid, and told satisfaction."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.accounts import Person
from tracker.evidence import Document
from tracker.registers.facts import SurveyRound
from tracker.registers.trail import check_day, check_stands, keep, write
from tracker.rules import N_, Refused
from tracker.units import Unit


@dataclass(frozen=True)
class Round:
    """What a survey round came to; both days belong to it."""

    title: str
    since: date
    until: date
    sent: int
    valid: int
    satisfied: int
    document: Document | None = None


def add_round(unit: Unit, told: Round, *, by: Person | None, at: datetime) -> SurveyRound:
    """Enter a round that ended.

    Refused: no title, days out of order or to come, unless satisfied ≤ valid ≤ sent.
    """
    _check(unit, told, at=at)
    made = SurveyRound(
        authority_id=unit.authority_id, unit=unit, unit_id=unit.id,
        entered_by_id=by.id if by else None, entered_at=at,
    )  # fmt: skip
    keep(made, _write(made, told), "enter", by=by, at=at)
    return made


def correct_round(made: SurveyRound, told: Round, *, by: Person | None, at: datetime) -> None:
    """Correct a round; refused as its entry, and where it is void."""
    check_stands(made)
    _check(made.unit, told, at=at)
    if changes := _write(made, told):
        made.entered_by_id, made.entered_at = by.id if by else None, at
        keep(made, changes, "correct", by=by, at=at)


def _check(unit: Unit, told: Round, *, at: datetime) -> None:
    if not told.title.strip():
        raise Refused(N_("Nhập tên đợt khảo sát."))
    if told.until < told.since:
        raise Refused(N_("Ngày kết thúc không được trước ngày bắt đầu."))
    check_day(told.until, unit=unit, at=at)
    if told.satisfied < 0:
        raise Refused(N_("Số liệu không được âm."))
    if not told.satisfied <= told.valid <= told.sent:
        raise Refused(N_("Số phiếu phải theo thứ tự: hài lòng ≤ hợp lệ ≤ phát ra."))


def _write(made: SurveyRound, told: Round) -> dict[str, list[object]]:
    values: dict[str, object] = {
        "title": " ".join(told.title.split()), "since": told.since, "until": told.until,
        "sent": told.sent, "valid": told.valid, "satisfied": told.satisfied,
    }  # fmt: skip
    if told.document is not None:
        values["document_id"] = told.document.id
    return write(made, values)
