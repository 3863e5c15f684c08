"""Tasks that come again: their occurrences, the check-ins of ongoing ones, what a period holds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.rules.due_dates import read_deadline
from tracker.rules.due_dates.reading import day_in_month, months_later
from tracker.rules.words import DeadlineKind
from tracker.rules.working_days import Calendar

# What "tính theo kỳ" is about; two milestones in one text are one task with two days.
PERIODIC = frozenset({DeadlineKind.RECURRING, DeadlineKind.ONGOING})
# Check-ins close with the reporting periods (công văn 581/BNV-CCHC) and open with their month.
CHECK_IN_MONTHS, CHECK_IN_DAY = (3, 6, 9, 12), 14
_LENGTH = re.compile(r"PT?(?P<count>[0-9]{1,3})(?P<unit>WD|D|W|M|H) after\b")


@dataclass(frozen=True)
class Occurrence:
    """One day on which something is due of a task, the day it was done, whether it is verified."""

    due_on: date
    done_on: date | None = None
    is_verified: bool = False


def last_of_period(occurrences: Iterable[Occurrence], *, as_of: date) -> Occurrence | None:
    """Return the last occurrence due by a day where all due by then are verified, else None.

    Where nothing was due yet there is nothing to count.
    """
    due = sorted((one for one in occurrences if one.due_on <= as_of), key=lambda one: one.due_on)
    return due[-1] if due and all(one.is_verified for one in due) else None


def missed(
    occurrences: Iterable[Occurrence], *, as_of: date, calendar: Calendar
) -> list[Occurrence]:  # fmt: skip
    """Return the occurrences past their day (moved to the next working day) without a result."""
    return [
        one
        for one in occurrences
        if one.done_on is None and calendar.next_working_day(one.due_on) < as_of
    ]


def put_off(occurrences: Sequence[Occurrence], *, due_on: date) -> tuple[Occurrence, ...]:
    """Return the occurrences with the last one due when its task is: an extension moves that one.

    `due_on` is the task's due day in force; the results stay with their occurrences.
    """
    several = tuple(sorted(occurrences, key=lambda one: one.due_on))
    if not several or several[-1].due_on >= due_on:
        return several
    return (*several[:-1], replace(several[-1], due_on=due_on))


def check_in_days(first: date, last: date) -> list[date]:
    """Return the days by which an ongoing task is checked in between two days: 14/3, 14/6 …"""
    days = (
        date(year, month, CHECK_IN_DAY)
        for year in range(first.year, last.year + 1)
        for month in CHECK_IN_MONTHS
    )
    return [day for day in days if first <= day <= last]


def open_check_in(occurrences: Sequence[Occurrence], *, on: date) -> Occurrence | None:
    """Return the oldest check-in without an answer whose month has begun."""
    waiting = (
        one for one in occurrences if one.done_on is None and one.due_on.replace(day=1) <= on
    )
    return min(waiting, key=lambda one: one.due_on, default=None)


def last_year(text: str, mark: str, *, year: int) -> int | None:
    """Return the year in which a task of several years ends, None for any other.

    `text` is the deadline as printed, `mark` the reading's `recurrence`; the plan of `year` counts
    its slice.
    """
    if not mark.startswith("MULTIYEAR"):
        return None
    days = read_deadline(text, year).due_on
    return days[-1].year if days and days[-1].year > year else None


def has_length(mark: str) -> bool:
    """Tell whether a mark says how long after its trigger a task is due."""
    return _LENGTH.match(mark) is not None


def due_after(mark: str, *, trigger_on: date, calendar: Calendar) -> date | None:
    """Return the day that lies the marked length after a trigger; None where the mark has none.

    `mark` is a reading's `recurrence`, such as "P30D after event": D days, WD working days, W
    weeks, M months, H hours (a day begun counts). The trigger day itself is not counted (Bộ luật
    Dân sự 2015, Điều 147).
    """
    found = _LENGTH.match(mark)
    if found is None:
        return None
    count, unit = int(found["count"]), found["unit"]
    if unit == "WD":
        return calendar.add(trigger_on, count)
    if unit == "M":
        year, month = months_later(trigger_on.year, trigger_on.month, months=count)
        return day_in_month(year, month, trigger_on.day)
    days = {"D": count, "W": 7 * count, "H": -(-count // 24)}[unit]
    return trigger_on + timedelta(days=days)
