"""Apology slips: a late dossier, by its code alone, and the letter that was sent for it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.registers.facts import ApologySlip
from tracker.registers.trail import check_day, check_stands, keep, write
from tracker.rules import N_, Refused
from tracker.rules.citizens import check_dossier_code, check_no_citizen
from tracker.rules.numbers import format_day
from tracker.units import Unit


@dataclass(frozen=True)
class Late:
    """A late dossier: its code, its field, the day it became late, by how many working days."""

    dossier_code: str
    late_on: date
    days_late: int
    reason: str = ""
    field_id: int | None = None


@dataclass(frozen=True)
class Letter:
    """The letter of apology: its number, the day it was sent, the new day promised."""

    number: str
    sent_on: date
    new_due_on: date


def add_slip(unit: Unit, late: Late, *, by: Person | None, at: datetime) -> ApologySlip:
    """Enter a late dossier for which a letter is owed.

    Refused: a code that is a person's number or name, a day to come, less than one day late, a
    dossier that is entered for this day or whose letter is still owed.
    """
    _check(unit, late, at=at)
    _check_single(unit, late, but=None)
    slip = ApologySlip(
        authority_id=unit.authority_id, unit=unit, unit_id=unit.id, number="",
        added_by_id=by.id if by else None, added_at=at,
    )  # fmt: skip
    keep(slip, _write(slip, late), "add", by=by, at=at)
    return slip


def correct_slip(slip: ApologySlip, late: Late, *, by: Person | None, at: datetime) -> None:
    """Correct what was entered of a late dossier; refused as its entry, and where it is void."""
    check_stands(slip)
    _check(slip.unit, late, at=at)
    _check_single(slip.unit, late, but=slip)
    keep(slip, _write(slip, late), "correct", by=by, at=at)


def send_slip(slip: ApologySlip, letter: Letter, *, by: Person | None, at: datetime) -> None:
    """Note that the letter was sent, or correct what was noted of it.

    Refused: no number, a day to come, a new day that is not after the letter's.
    """
    check_stands(slip)
    number = letter.number.strip()
    if not number:
        raise Refused(N_("Nhập số phiếu xin lỗi."))
    if letter.sent_on > day_of(at):
        raise Refused(N_("Ngày không được sau hôm nay."))
    if letter.new_due_on <= letter.sent_on:
        raise Refused(N_("Ngày hẹn lại phải sau ngày gửi phiếu."))
    move = "send" if slip.sent_on is None else "correct"
    values = {"number": number, "sent_on": letter.sent_on, "new_due_on": letter.new_due_on}
    keep(slip, write(slip, values), move, by=by, at=at)


def _check(unit: Unit, late: Late, *, at: datetime) -> None:
    check_dossier_code(_code(late))
    check_no_citizen(late.reason)
    check_day(late.late_on, unit=unit, at=at)
    if late.days_late < 1:
        raise Refused(N_("Số ngày trễ phải từ 1 trở lên."))


def _check_single(unit: Unit, late: Late, *, but: ApologySlip | None) -> None:
    """Refuse a second slip for the same lateness, or while the first letter is owed."""
    same = select(ApologySlip).where(
        ApologySlip.authority_id == unit.authority_id, ApologySlip.dossier_code == _code(late),
        ApologySlip.voided_at.is_(None),
    )  # fmt: skip
    for slip in db.session.scalars(same):
        if slip is not but and (slip.late_on == late.late_on or slip.sent_on is None):
            sentence = N_("Hồ sơ %(code)s đã có phiếu xin lỗi, trễ hẹn từ %(day)s.")
            raise Refused(sentence, code=slip.dossier_code, day=format_day(slip.late_on))


def _write(slip: ApologySlip, late: Late) -> dict[str, list[object]]:
    values = {
        "dossier_code": _code(late), "field_id": late.field_id, "late_on": late.late_on,
        "days_late": late.days_late, "reason": late.reason.strip(),
    }  # fmt: skip
    return write(slip, values)


def _code(late: Late) -> str:
    return " ".join(late.dossier_code.split()).upper()
