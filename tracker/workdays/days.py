"""The days that an authority set itself, laid over the country's."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Model, db
from tracker.rules.working_days import Calendar
from tracker.workdays.national import CHECKED_YEARS, national_days

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


def calendar(authority_id: int) -> Calendar:
    """Return an authority's calendar: the country's days, its own on top."""
    days = {day.on: day.is_working for year in YEARS for day in national_days(year)}
    days |= {day.on: day.is_working for day in days_of(authority_id)}
    return Calendar(days)


def days_of(authority_id: int) -> list[CalendarDay]:
    """Return the days that an authority set itself, in order."""
    rows = select(CalendarDay).where(CalendarDay.authority_id == authority_id)
    return list(db.session.scalars(rows.order_by(CalendarDay.on)))


def set_day(day: CalendarDay) -> None:
    """Set one day of an authority's calendar; a day set before is replaced."""
    rows = select(CalendarDay).where(
        CalendarDay.authority_id == day.authority_id, CalendarDay.on == day.on
    )
    before = db.session.scalar(rows)
    if before is not None:
        db.session.delete(before)
        db.session.flush()
    db.session.add(day)
