"""What a deadline text was read as, and the days a month or quarter ends on."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from tracker.rules.words import DeadlineKind


@dataclass(frozen=True)
class Reading:
    """A deadline as read: its text stays with the task, this is what we make of it.

    `due_on` holds every day something is due, oldest first; empty where none can be told.
    `recurrence` is empty or one of the marks of the samples (`FREQ=QUARTERLY`, `P15D after
    event`, …). `needs_review` asks a person to look; `strict` says the text reads "trước".
    """

    kind: DeadlineKind
    start: date | None = None
    due_on: tuple[date, ...] = ()
    recurrence: str = ""
    needs_review: bool = False
    strict: bool = False


class Impossible(ValueError):
    """The text names a day, month, quarter or year that no calendar has."""


def day(year: int, month: int, number: int) -> date:
    """Return the day, or raise Impossible; years outside 1900-2199 are typing slips."""
    if not 1900 <= year <= 2199:
        raise Impossible
    try:
        return date(year, month, number)
    except ValueError as error:
        raise Impossible from error


def month_end(year: int, month: int) -> date:
    """Return the last day of a month; raises Impossible for month 0 or 13."""
    first = day(year, month, 1)
    return first.replace(day=monthrange(year, month)[1])


def day_in_month(year: int, month: int, number: int) -> date:
    """Return the day of that number, or the month's last where the month is shorter."""
    end = month_end(year, month)
    return end.replace(day=min(number, end.day))


def months_later(year: int, month: int, *, months: int) -> tuple[int, int]:
    """Return (year, month) so many months after the given month."""
    steps = year * 12 + month - 1 + months
    return steps // 12, steps % 12 + 1
