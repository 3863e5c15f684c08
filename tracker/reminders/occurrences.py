"""What is told of tasks that come again: the next occurrence, a missed one, a check-in."""

from collections.abc import Iterator

from tracker.accounts import Person
from tracker.reminders.items import Item, Section
from tracker.reminders.opened import Open
from tracker.reminders.recipients import People
from tracker.rules.kinds import Occurrence, open_check_in, put_off
from tracker.rules.ladder import Dates, Reached, check_in_reached, rung_reached
from tracker.rules.words import DeadlineKind, Role, TimeState
from tracker.tasks import Task

QUARTER = 3
TOLD_ROLES = (Role.STAFF, Role.UNIT_HEAD)


def told_of_occurrence(one: Open, people: People) -> Iterator[tuple[Person, Item]]:
    """Yield who is told what of the occurrence that a task comes to next, or of its check-in.

    The unit alone is told: a missed occurrence is no overdue task.
    """
    if one.task.deadline_kind == DeadlineKind.ONGOING:
        yield from _asked_for_check_in(one, people)
        return
    several = put_off(one.occurrences, due_on=one.task.due_on)
    coming = next((each for each in several if each.done_on is None), None)
    for role in TOLD_ROLES if coming else ():
        rung = coming and _rung_of(one, coming, role)
        if rung and coming:
            item = _item(one, coming, rung.name)
            yield from ((person, item) for person in people.told_as(role, one.task))


def _asked_for_check_in(one: Open, people: People) -> Iterator[tuple[Person, Item]]:
    """Yield the officers who are asked, in the five working days up to the 14th of its month."""
    asked = open_check_in(one.occurrences, on=one.today)
    name = check_in_reached(one.today, calendar=one.counting.calendar, months=QUARTER)
    if asked and name:
        item = _item(one, asked, name)
        yield from ((person, item) for person in people.officers(one.task))


def _rung_of(one: Open, coming: Occurrence, role: Role) -> Reached | None:
    """Return the latest rung of a role, unless the unit has answered since it was reached."""
    calendar = one.counting.calendar
    dates = Dates(due_on=coming.due_on, deadline=calendar.next_working_day(coming.due_on))
    rung = rung_reached(dates, today=one.today, calendar=calendar, audience=role, ladder=one.ladder)
    answered = one.answered_on
    silenced = role is Role.STAFF and answered is not None and rung and answered >= rung.on
    return None if silenced else rung


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
