"""What is told beside the tasks: answers of many units, answers that wait, coordinating parts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
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
from tracker.rules.ladder import OF_ANSWERS, Dates, Reached, is_silenced, only, rung_reached
from tracker.rules.words import OPEN_STATUSES, Role, Status
from tracker.tasks import Task, TaskAnswer, TaskPart
from tracker.units import Unit

Told = Iterator[tuple[Person, Item]]


@dataclass
class Waiting:
    """The answers of a task that wait for the collecting unit: how many, the oldest day."""

    count: int = 0
    since_on: date = date.max

    def add(self, sent_on: date) -> None:
        """Count an answer sent on a day."""
        self.count, self.since_on = self.count + 1, min(self.since_on, sent_on)


def told_beside(opened: Iterable[Open], people: People, *, asked_on: Collection[int]) -> Told:
    """Yield who is told what of the answers and parts around some open tasks.

    A task that was submitted, or of which something is asked, is silent for its units.
    """
    by_task = {one.task.id: one for one in opened}
    speaking = {
        task_id: one for task_id, one in by_task.items()
        if task_id not in asked_on and one.task.status != Status.SUBMITTED
    }  # fmt: skip
    waiting: dict[int, Waiting] = defaultdict(Waiting)
    unread: dict[int, list[Item]] = defaultdict(list)
    for row in db.session.execute(_answers(people.authority_id)):
        if row.status == AnswerState.SENT:  # silence for the unit until it is decided
            waiting[row.task_id].add(day_of(row.given_at))
        elif row.task_id in speaking:
            told = people.contacts(row.unit_id, speaking[row.task_id].task)
            items = list(_of_answer(speaking[row.task_id], row, people))
            unread[row.task_id] += items[:1] if not told else []
            yield from ((person, item) for item in items for person in told)
    for task_id in by_task.keys() & waiting.keys():
        yield from _of_waiting(by_task[task_id], waiting[task_id], people)
    for task_id, items in unread.items():
        yield from _of_unread(by_task[task_id], items, people)
    yield from _of_parts(speaking, people)


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


def _of_answer(one: Open, row: Row[Any], people: People) -> Iterator[Item]:
    """Yield what whoever answers for a unit is told: the rungs reached, as a task's own.

    A head climbs the head's rungs, and so does the secretariat for want of anybody; other contacts
    climb the officer's.
    """
    own = _as_answer(one, row.due_on)
    heads, told = people.heads_of(row.unit_id, one.task), people.contacts(row.unit_id, one.task)
    role = Role.STAFF if told and not heads else Role.UNIT_HEAD
    matter = Matter(Beside.ANSWER, row.id, row.name)
    rung = _rung_of(own, row, role)
    found: list[Item] = []
    if row.status == AnswerState.RETURNED:
        stage, since = f"returned:{row.returned_count}", row.asked_on
        if rung:  # reached since the answer that came back was given
            stage, since = rung.name, own.facts.due_on
        found.append(own.item(Section.RETURNED, stage, since=since))
    elif rung:
        found.append(own.item(section_of(own, rung), rung.name, since=own.facts.due_on))
    if row.status == AnswerState.SILENT and row.asked_on != one.task.plan.issued_on:
        found.append(own.item(Section.NEW, "assigned", since=row.asked_on))
    yield from (replace(item, beside=matter) for item in found)


def _rung_of(own: Open, row: Row[Any], role: Role) -> Reached | None:
    """Return the latest rung of a role, unless the unit has answered since it was reached."""
    dates, calendar = Dates(own.facts.due_on, own.facts.deadline), own.counting.calendar
    rung = rung_reached(dates, today=own.today, calendar=calendar, audience=role, ladder=own.ladder)
    given_on = day_of(row.given_at) if row.given_at else None
    # What came back is no word on late work: it silences what was reached by then and no more.
    deadline = date.max if row.status == AnswerState.RETURNED else own.facts.deadline
    silent = rung and is_silenced(
        rung, given_on, deadline=deadline, calendar=calendar, ladder=own.ladder
    )
    return None if silent else rung


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


def _of_waiting(one: Open, waiting: Waiting, people: People) -> Told:
    """Yield once a week what waits for the collecting unit."""
    rung = rung_reached(
        Dates(waits_since_on=waiting.since_on), today=one.today, calendar=one.counting.calendar,
        audience=Role.STAFF, ladder=only(one.ladder, OF_ANSWERS),
    )  # fmt: skip
    if rung:
        matter = Matter(Beside.ANSWERS, one.task.id, count=waiting.count)
        item = one.item(Section.WAITING, rung.name, since=waiting.since_on)
        yield from _each(people.officers(one.task), item, matter)


def _of_unread(one: Open, items: Collection[Item], people: People) -> Told:
    """Yield to the secretariat, in one matter a task, what nobody in the units is told of."""
    latest = max(items, key=lambda item: (item.counts_from, item.stage), default=None)
    if latest:
        matter = Matter(Beside.UNREAD, one.task.id, count=len(items))
        item = one.item(Section.HEADLESS, latest.stage, since=latest.counts_from)
        yield from _each(people.secretariat, item, matter)


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
        if one and row.unit_id == one.task.working_unit_id:
            continue  # it owes the task itself, not a part of it
        rung = one and _rung_of_part(one)
        if one and rung:
            item = one.item(Section.PARTS, rung.name)
            matter = Matter(Beside.PART, row.id, row.name)
            yield from _each(people.partners(row.unit_id, one.task), item, matter)


def _rung_of_part(one: Open) -> Reached | None:
    """Return the week's rung of a part; from the lead's day on the lead is late, no partner."""
    due_on = one.facts.due_on
    if one.today >= due_on:
        return None
    return rung_reached(
        Dates(due_on=due_on), today=one.today, calendar=one.counting.calendar,
        audience=Role.COORD_MEMBER, ladder=one.ladder,
    )  # fmt: skip


def _each(told: Iterable[Person], item: Item, matter: Matter) -> Told:
    yield from ((person, replace(item, beside=matter)) for person in told)
