"""The days that an authority set itself, laid over the country's."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from sqlalchemy import ForeignKey, UniqueConstraint, event, select
from sqlalchemy.orm import Mapped, Session, SessionTransaction, mapped_column

from tracker import history
from tracker.db import Model, db
from tracker.rules.words import Move
from tracker.rules.working_days import Calendar
from tracker.workdays.national import CHECKED_YEARS, national_days

HELD, KIND = "calendars", "calendar"
YEARS = range(CHECKED_YEARS.start, CHECKED_YEARS.stop + 3)


class CalendarDay(Model):
    """A day on which an authority works, or does not, other than the country's calendar says."""

    __tablename__ = "calendar_day"
    __table_args__ = (UniqueConstraint("authority_id", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    on: Mapped[date]
    is_working: Mapped[bool]
    name: Mapped[str] = mapped_column(default="")
    document: Mapped[str] = mapped_column(default="")
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    set_at: Mapped[datetime]


def calendar(authority_id: int, *, known: datetime | None = None) -> Calendar:
    """Return an authority's calendar: the country's days, its own on top.

    It is read once in a transaction, however many tasks ask for it. `known` asks for the calendar
    as it was set by an instant, whatever was changed since.
    """
    if known is not None:
        return _with_own(_known(authority_id, known))
    held: dict[int, Calendar] = db.session.info.setdefault(HELD, {})
    if authority_id not in held:
        held[authority_id] = _read(authority_id)
    return held[authority_id]


@event.listens_for(db.session, "after_transaction_end")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(HELD, None)


def _read(authority_id: int) -> Calendar:
    return _with_own({day.on: day.is_working for day in days_of(authority_id)})


def _with_own(days: Mapping[date, bool]) -> Calendar:
    country = _national()
    return Calendar({**country.exceptions, **days}) if days else country


@cache
def _national() -> Calendar:
    return Calendar({day.on: day.is_working for year in YEARS for day in national_days(year)})


def _known(authority_id: int, known: datetime) -> dict[date, bool]:
    """Return the days that an authority had set by an instant: the fold of what was recorded."""
    made = history.Event
    rows = select(made.changes).where(
        made.chain_id == history.GENERAL, made.kind == KIND,
        made.record_id == authority_id, made.at <= known,
    )  # fmt: skip
    days: dict[date, bool] = {}
    for changes in db.session.scalars(rows.order_by(made.seq)):
        day, is_working = date.fromisoformat(changes["day"]), changes["is_working"]
        if is_working is None:
            days.pop(day, None)
        else:
            days[day] = is_working
    return days


def days_of(authority_id: int) -> list[CalendarDay]:
    """Return the days that an authority set itself, in order."""
    rows = select(CalendarDay).where(CalendarDay.authority_id == authority_id)
    return list(db.session.scalars(rows.order_by(CalendarDay.on)))


def set_day(day: CalendarDay, *, at: datetime) -> None:
    """Set one day of an authority's calendar; a day set before is replaced.

    The chain of what belongs to no plan must have been taken.
    """
    _drop(day.authority_id, day.on)
    db.session.add(day)
    db.session.info.pop(HELD, None)
    words = f"{day.on.isoformat()} {'work' if day.is_working else 'off'} {day.name}"
    changes = {"day": day.on.isoformat(), "is_working": day.is_working}
    entry = history.Entry(KIND, day.authority_id, Move.CHANGE, note=words, changes=changes)
    history.record(entry, chain_id=history.GENERAL, by=day.set_by_id, at=at)


def reset_day(authority_id: int, on: date, *, by_id: int, at: datetime) -> bool:
    """Go back to the country's calendar for a day; False where the authority had not set it."""
    was_set = _drop(authority_id, on)
    if was_set:
        changes = {"day": on.isoformat(), "is_working": None}
        words = f"{on.isoformat()} reset"
        entry = history.Entry(KIND, authority_id, Move.CHANGE, note=words, changes=changes)
        history.record(entry, chain_id=history.GENERAL, by=by_id, at=at)
    return was_set


def _drop(authority_id: int, on: date) -> bool:
    rows = select(CalendarDay).where(CalendarDay.authority_id == authority_id, CalendarDay.on == on)
    before = db.session.scalar(rows)
    if before is None:
        return False
    db.session.delete(before)
    db.session.flush()
    db.session.info.pop(HELD, None)
    return True
