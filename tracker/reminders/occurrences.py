"""What is told of tasks that come again: the next occurrence, a missed one, a check-in."""

from collections.abc import Iterator
from dataclasses import replace

from tracker.accounts import Person
from tracker.reminders.climbing import UNIT_ROLES, rung_of, told_as
from tracker.reminders.items import Item, Section
from tracker.reminders.opened import Open
from tracker.reminders.recipients import People
from tracker.rules.kinds import CHECK_IN_MONTHS, Occurrence, open_check_in, put_off
from tracker.rules.ladder import Dates, Reached, closing_day, rung_reached
from tracker.rules.words import DeadlineKind, Role, Status, TimeState
from tracker.tasks import Task


def told_of_occurrence(one: Open, people: People) -> Iterator[tuple[Person, Item]]:
    """Yield who is told what of the occurrence that a task comes to next, or of its check-in.

    The unit alone is told: a missed occurrence is no overdue task.
    """
    if one.task.deadline_kind == DeadlineKind.ONGOING:
        yield from _asked_for_check_in(one, people)
        return
    several = put_off(one.occurrences, due_on=one.task.due_on)
    coming = next((each for each in several if each.done_on is None), None)
    for role in UNIT_ROLES if coming else ():
        rung = coming and _rung_of(one, coming, role, people)
        if rung and coming:
            item = _item(one, coming, rung.name)
            yield from ((person, item) for person in told_as(one, role, people))
    if not coming or one.today.month != coming.due_on.month:
        yield from _asked_every_month(one, people)


def _asked_for_check_in(one: Open, people: People) -> Iterator[tuple[Person, Item]]:
    """Yield the officers who are asked before the 14th of the month of a check-in."""
    asked = open_check_in(one.occurrences, on=one.today)
    name = _check_in_reached(one) if one.today.month in CHECK_IN_MONTHS else ""
    if asked and name:
        item = _item(one, asked, name)
        yield from ((person, item) for person in people.officers(one.task))


def _asked_every_month(one: Open, people: People) -> Iterator[tuple[Person, Item]]:
    """Yield the officers of a recurring or blocked task of which nothing was told this month."""
    task = one.task
    if task.deadline_kind != DeadlineKind.RECURRING and task.status != Status.BLOCKED:
        return
    heard = one.answered_on is not None and one.answered_on >= one.today.replace(day=1)
    name = "" if heard else _check_in_reached(one)
    if name:
        item = _item(one, Occurrence(closing_day(one.today)), name)
        item = replace(item, section=Section.CHECK_IN)
        yield from ((person, item) for person in people.officers(task))


def _check_in_reached(one: Open) -> str:
    """Return the name of the check-in asked for on this day by the plan's ladder, or nothing."""
    closes_on = closing_day(one.today)
    if one.today > closes_on:
        return ""
    rung = rung_reached(
        Dates(closes_on=closes_on), today=one.today, calendar=one.counting.calendar,
        audience=Role.STAFF, ladder=one.ladder,
    )  # fmt: skip
    return rung.name if rung else ""


def _rung_of(one: Open, coming: Occurrence, role: Role, people: People) -> Reached | None:
    """Return the latest rung of a role, unless the unit has answered since it was reached."""
    deadline = one.counting.calendar.next_working_day(coming.due_on)
    return rung_of(one, role, Dates(due_on=coming.due_on, deadline=deadline), people=people)


def _item(one: Open, coming: Occurrence, stage: str) -> Item:
    """Return what is told of an occurrence, counted from its own day."""
    calendar, task = one.counting.calendar, one.task
    last_day = calendar.next_working_day(coming.due_on)
    is_missed = last_day < one.today
    return Item(
        task=task, section=_section(task, is_missed=is_missed), stage=stage,
        state=TimeState.NOT_DUE if is_missed else TimeState.DUE_SOON,
        days=abs(calendar.between(one.today, last_day)), deadline=coming.due_on,
        counts_from=coming.due_on,
    )  # fmt: skip


def _section(task: Task, *, is_missed: bool) -> Section:
    if task.deadline_kind == DeadlineKind.ONGOING:
        return Section.CHECK_IN
    return Section.MISSED if is_missed else Section.DUE
