"""How every register writes: what changed is kept, and a wrong entry is voided, never deleted."""

from collections.abc import Mapping
from datetime import date, datetime

from tracker import history
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.history import GENERAL, Entry
from tracker.registers.facts import ApologySlip, ProcedureCount, RegisterItem, SurveyRound
from tracker.rules import N_, Refused
from tracker.units import Unit

Registered = RegisterItem | ApologySlip | ProcedureCount | SurveyRound
LINK_STARTS = ("https://", "http://")
Changes = dict[str, list[object]]


def write(record: Registered, values: Mapping[str, object]) -> Changes:
    """Write values into a record; return those that changed as name -> [old, new]."""
    told: Changes = {}
    for name, value in values.items():
        if (old := getattr(record, name)) != value:
            told[name] = [_plain(old), _plain(value)]
            setattr(record, name, value)
    return told


def keep(
    record: Registered, changes: Changes, move: str, *, by: Person | None, at: datetime
) -> None:
    """Write a record down with its move; nothing where nothing changed.

    The chain of what belongs to no plan must have been taken.
    """
    if not changes:
        return
    db.session.add(record)
    db.session.flush()
    note(record, Entry(record.__tablename__, record.id, move, changes=dict(changes)), by=by, at=at)


def note(record: Registered, entry: Entry, *, by: Person | None, at: datetime) -> None:
    """Record a move of a register on the chain of what belongs to no plan."""
    changes = {"unit_id": record.unit_id, **entry.changes}
    told = Entry(entry.kind, entry.record_id, entry.move, note=entry.note, changes=changes)
    history.record(told, chain_id=GENERAL, by=by.id if by else None, at=at)


def void(record: Registered, *, reason: str, by: Person | None, at: datetime) -> None:
    """Take a wrong entry out of every count; why stays in the history.

    Refused: no reason, one that is void already.
    """
    check_stands(record)
    if not reason.strip():
        raise Refused(N_("Nhập lý do."))
    record.voided_at = at
    db.session.flush()
    entry = Entry(record.__tablename__, record.id, "void", note=reason.strip())
    note(record, entry, by=by, at=at)


def check_stands(record: Registered) -> None:
    """Raise Refused for an entry that was voided."""
    if record.voided_at is not None:
        raise Refused(N_("Mục này đã hủy, không tính vào số liệu nữa."))


def check_day(day: date, *, unit: Unit, at: datetime) -> None:
    """Raise Refused for a day to come, or one on which the unit had ended."""
    if day > day_of(at):
        raise Refused(N_("Ngày không được sau hôm nay."))
    if unit.ended_on is not None and day >= unit.ended_on:
        raise Refused(N_("Đơn vị đã kết thúc hoạt động."))


def check_link(link: str) -> None:
    """Raise Refused for a link that no browser opens as a page."""
    if link and (not link.lower().startswith(LINK_STARTS) or any(c.isspace() for c in link)):
        raise Refused(N_("Liên kết phải bắt đầu bằng https:// hoặc http://."))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
