"""What is told beside the tasks: answers of many units, answers that wait, coordinating parts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row, Select, select

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.plans import Plan, PlanState
from tracker.reminders.items import Beside, Item, Matter, Section
from tracker.reminders.opened import Open, section_of
from tracker.reminders.recipients import People
from tracker.rules import progress
from tracker.rules.answers import AnswerState
from tracker.rules.ladder import Dates, Reached, rung_reached
from tracker.rules.words import OPEN_STATUSES, Role, Status
from tracker.tasks import Task, TaskAnswer, TaskPart
from tracker.units import Unit

# A part is told of once a week in the four weeks before the lead's day.
PART_DAYS = 20
Told = Iterator[tuple[Person, Item]]


def told_beside(opened: Iterable[Open], people: People) -> Told:
    """Yield who is told what of the answers and parts around some open tasks."""
    by_task = {one.task.id: one for one in opened}
    waiting: Counter[int] = Counter()
    for row in db.session.execute(_answers(people.authority_id)):
        if row.status == AnswerState.SENT:  # silence for the unit until it is decided
            waiting[row.task_id] += 1
        elif row.task_id in by_task:
            yield from _of_answer(by_task[row.task_id], row, people)
    for task_id, count in waiting.items():
        if task_id in by_task:
            yield from _of_waiting(by_task[task_id], count, people)
    yield from _of_parts(by_task, people)


def _of_open_tasks(authority_id: int) -> Select[Any]:
    rows = select().select_from(Task).join(Plan, Plan.id == Task.plan_id)
    return rows.where(
        Task.authority_id == authority_id, Plan.state == PlanState.ISSUED,
        Task.status.in_(OPEN_STATUSES),
    )  # fmt: skip


def _answers(authority_id: int) -> Select[Any]:
    """Return the query of the answers that are not accepted yet, with the names of their units."""
    made = TaskAnswer
    return (
        _of_open_tasks(authority_id)
        .join(made, made.task_id == Task.id).join(Unit, Unit.id == made.unit_id)
        .add_columns(made.id, made.task_id, made.unit_id, made.status, made.due_on, made.asked_on,
                     made.given_at, made.returned_count, Unit.name)
        .where(made.left_on.is_(None), made.status != AnswerState.ACCEPTED)
        .order_by(made.id)
    )  # fmt: skip


def _of_answer(one: Open, row: Row[Any], people: People) -> Told:
    """Yield the rungs that a unit's answer has reached, as a task's own."""
    own = _as_answer(one, row.due_on)
    matter = Matter(Beside.ANSWER, row.id, row.name)
    told = people.contacts(row.unit_id, one.task)
    rungs = {role: _rung_of(own, row, role) for role in (Role.STAFF, Role.UNIT_HEAD)}
    if row.status == AnswerState.RETURNED:
        rung = rungs[Role.STAFF]
        stage, since = f"returned:{row.returned_count}", row.asked_on
        if rung:  # reached since the answer that came back was given
            stage, since = rung.name, own.facts.due_on
        yield from _each(told, own.item(Section.RETURNED, stage, since=since), matter)
    for rung in filter(None, rungs.values()):
        item = own.item(section_of(own, rung), rung.name, since=own.facts.due_on)
        yield from _each(told, item, matter)
    if row.status == AnswerState.SILENT and row.asked_on != one.task.plan.issued_on:
        item = own.item(Section.NEW, "assigned", since=row.asked_on)
        yield from _each(told, item, matter)


def _rung_of(own: Open, row: Row[Any], role: Role) -> Reached | None:
    """Return the latest rung of a role, unless its officer has answered since it was reached."""
    dates, calendar = Dates(own.facts.due_on, own.facts.deadline), own.counting.calendar
    rung = rung_reached(dates, today=own.today, calendar=calendar, audience=role, ladder=own.ladder)
    given_on = day_of(row.given_at) if row.given_at else None
    silenced = role is Role.STAFF and given_on and rung and given_on >= rung.on
    return None if silenced else rung


def _as_answer(one: Open, due_on: date | None) -> Open:
    """Return an open task as one unit answers it: by its own day, in work."""
    facts = replace(one.facts, status=Status.IN_PROGRESS, completed_on=None, outcome=None)
    if due_on:
        deadline = progress.deadline(
            due_on, is_strict=False, settings=one.counting.settings,
            next_working=one.counting.calendar.next_working_day,
        )  # fmt: skip
        facts = replace(facts, due_on=due_on, deadline=deadline, has_date=True)
    return replace(one, facts=facts)


def _of_waiting(one: Open, count: int, people: People) -> Told:
    """Yield once a week what waits for the collecting unit."""
    item = one.item(Section.WAITING, f"answers:{_monday(one.today)}")
    matter = Matter(Beside.ANSWERS, one.task.id, count=count)
    yield from _each(people.officers(one.task), item, matter)


def _of_parts(by_task: Mapping[int, Open], people: People) -> Told:
    """Yield once a week the coordinating parts that are due with their task in the next weeks."""
    rows = (
        _of_open_tasks(people.authority_id)
        .join(TaskPart, TaskPart.task_id == Task.id).join(Unit, Unit.id == TaskPart.unit_id)
        .add_columns(TaskPart.id, TaskPart.task_id, TaskPart.unit_id, Unit.name)
        .where(TaskPart.done_on.is_(None)).order_by(TaskPart.id)
    )  # fmt: skip
    for row in db.session.execute(rows):
        one = by_task.get(row.task_id)
        if one and _is_part_time(one):
            item = one.item(Section.PARTS, f"part:{_monday(one.today)}")
            matter = Matter(Beside.PART, row.id, row.name)
            yield from _each(people.partners(row.unit_id, one.task), item, matter)


def _is_part_time(one: Open) -> bool:
    due_on, calendar = one.facts.due_on, one.counting.calendar
    return calendar.add(calendar.previous_working_day(due_on), -PART_DAYS) <= one.today < due_on


def _each(told: Iterable[Person], item: Item, matter: Matter) -> Told:
    yield from ((person, replace(item, beside=matter)) for person in told)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
