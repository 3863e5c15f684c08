"""What was entered for a unit, told to it; and what a unit does not agree with, told back."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from tracker.accounts import Person
from tracker.clock import VIETNAM, day_of
from tracker.db import db
from tracker.plans import Plan, PlanState
from tracker.reminders.items import Beside, Item, Matter, Section
from tracker.reminders.recipients import People
from tracker.rules.words import Role
from tracker.rules.working_days import Calendar
from tracker.tasks import Task
from tracker.tasks.counting import counting_of

TOLD_FOR = timedelta(days=14)  # who was away so long reads it on the task's page


def entered_of_late(authority_id: int, *, day: date) -> list[Task]:
    """Return the tasks on which something was entered for the unit in the last two weeks."""
    since = datetime.combine(day - TOLD_FOR, time(), VIETNAM)
    rows = (
        select(Task).join(Plan, Plan.id == Task.plan_id)
        .where(Task.authority_id == authority_id, Plan.state == PlanState.ISSUED,
               or_(Task.entered_at >= since, Task.objected_at >= since))
        .options(joinedload(Task.plan)).order_by(Task.due_on, Task.id)
    )  # fmt: skip
    return list(db.session.scalars(rows))


def told_of_entries(
    tasks: list[Task], people: People, *, day: date, calendar: Calendar
) -> Iterator[tuple[Person, Item]]:
    """Yield who is told what: an entry to the unit, an objection to the secretariat."""
    for task in tasks:
        if task.objected_at is not None:
            item = item_of(task, Section.OBJECTED, task.objected_at, day=day, calendar=calendar)
            yield from ((person, item) for person in people.with_role[Role.COORDINATOR])
        elif task.entered_at is not None:
            item = item_of(task, Section.ENTERED, task.entered_at, day=day, calendar=calendar)
            told = {one.id: one for one in (*people.heads(task), *people.officers(task))}
            yield from ((person, item) for person in told.values())


def item_of(
    task: Task, section: Section, at: datetime, *, day: date, calendar: Calendar
) -> Item:  # fmt: skip
    """Return what is told of an entry or an objection made at an instant."""
    counting = counting_of(task.plan, calendar)
    facts = counting.facts(
        task, strict_before=task.strict_before, deadline_kind=task.deadline_kind
    )  # fmt: skip
    kind = Beside.ENTRY if section is Section.ENTERED else Beside.OBJECTION
    return Item(
        task, section, f"{section}:{at.timestamp():.0f}", counting.time_state(facts, on=day),
        counting.working_days(facts, on=day), facts.deadline, day_of(at),
        beside=Matter(kind, task.id),
    )  # fmt: skip
