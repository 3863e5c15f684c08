"""What somebody's units owe: their tasks in force, the parts they wait for and those they give."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.accounts import Person
from tracker.db import db
from tracker.history import Event
from tracker.plans import Plan, PlanState
from tracker.rules.answers import OWED, AnswerState, Tally
from tracker.rules.words import OPEN_STATUSES, Move, Status
from tracker.tasks.answers import DUE, TaskAnswer, columns_of_tally
from tracker.tasks.facts import Task, TaskPart
from tracker.tasks.lists import IN_FORCE
from tracker.tasks.moves import KIND
from tracker.tasks.occurrences import Occurrences, occurrences_of

WORKING = func.coalesce(Task.collecting_unit_id, Task.lead_unit_id)


@dataclass(frozen=True)
class Owed:
    """A task of a unit with its occurrences, or its check-ins where it is ongoing."""

    task: Task
    occurrences: Occurrences = ()
    tally: Tally | None = None  # m/N of a task given to many units

    @property
    def times(self) -> int:
        """How many occurrences there are."""
        return len(self.occurrences)

    @property
    def done(self) -> int:
        """How many of them have a result."""
        return sum(1 for one in self.occurrences if one.done_on)

    @property
    def next_place(self) -> int:
        """The place of the first one without a result, from 1; the last where all have one."""
        done = [one.done_on is not None for one in self.occurrences]
        return done.index(False) + 1 if False in done else len(done)

    @property
    def next_due_on(self) -> date | None:
        """The day of the first one without a result."""
        return next((one.due_on for one in self.occurrences if one.done_on is None), None)


@dataclass(frozen=True)
class PartRow:
    """A coordinating part, and the task it belongs to."""

    part: TaskPart
    task: Task


def owed_by(units: Collection[int], scope: Select[Task]) -> list[Owed]:
    """Return the tasks in force that units work on in open plans, the earliest deadline first."""
    rows = (
        scope.add_columns(*columns_of_tally())
        .join(Plan, Plan.id == Task.plan_id)
        .options(contains_eager(Task.plan), joinedload(Task.submitted_by))
        .where(WORKING.in_(units), Task.status.in_(IN_FORCE), Plan.state == PlanState.ISSUED)
        .order_by(Task.due_on, Task.position)
    )
    found = db.session.execute(rows).all()
    occurrences = occurrences_of([task.id for task, *_ in found])
    return [
        Owed(task, occurrences.get(task.id, ()), Tally(asked, accepted) if asked else None)
        for task, asked, accepted in found
    ]


def parts_around(units: Collection[int], scope: Select[Task]) -> list[PartRow]:
    """Return the parts of the units' open tasks, and the parts that the units themselves give."""
    rows = (
        scope.with_only_columns(TaskPart, Task)
        .join(TaskPart, TaskPart.task_id == Task.id)
        .join(Plan, Plan.id == Task.plan_id)
        .where(
            or_(WORKING.in_(units), TaskPart.unit_id.in_(units)),
            Task.status.in_(OPEN_STATUSES), Plan.state == PlanState.ISSUED,
        )
        .order_by(Task.due_on, Task.position, TaskPart.position)
    )  # fmt: skip
    return [PartRow(*row) for row in db.session.execute(rows)]


@dataclass(frozen=True)
class AnswerRow:
    """An answer that a unit owes, and the task it belongs to."""

    answer: TaskAnswer
    task: Task


def answers_owed(units: Collection[int], scope: Select[Task]) -> list[AnswerRow]:
    """Return the answers that units still owe to tasks given to many, returned ones first."""
    rows = (
        scope.with_only_columns(TaskAnswer, Task)
        .join(TaskAnswer, TaskAnswer.task_id == Task.id)
        .join(Plan, Plan.id == Task.plan_id)
        .where(
            TaskAnswer.unit_id.in_(units), TaskAnswer.status.in_(OWED),
            TaskAnswer.left_on.is_(None),
            Task.status.in_(OPEN_STATUSES), Plan.state == PlanState.ISSUED,
        )
        .order_by(TaskAnswer.status != AnswerState.RETURNED, DUE, Task.position)
    )  # fmt: skip
    return [AnswerRow(*row) for row in db.session.execute(rows)]


@dataclass(frozen=True)
class LastMove:
    """The last time a move was made on a task, and the name of who made it."""

    event: Event
    who: str


def last_moves(
    tasks: Iterable[Task], moves: Collection[Move]
) -> dict[tuple[int, str], LastMove]:  # fmt: skip
    """Return the last event of each of some moves on the open ones of some tasks."""
    ids = [task.id for task in tasks if task.status != Status.COMPLETED]
    last = _last_of(ids).where(Event.move.in_(moves)).group_by(Event.move).subquery()
    rows = (
        select(Event, func.coalesce(Person.full_name, ""))
        .join(last, and_(last.c.seq == Event.seq, last.c.chain_id == Event.chain_id))
        .outerjoin(Person, Person.id == Event.actor_id)
    )
    found = [LastMove(event, who) for event, who in db.session.execute(rows)]
    return {(last.event.record_id, last.event.move): last for last in found}


def last_sentences(task_ids: Collection[int]) -> dict[int, str]:
    """Return the last sentence that was told of each of some tasks; none where none ever was."""
    told = _last_of(task_ids).where(Event.move == Move.POST, Event.note != "").subquery()
    rows = select(Event.record_id, Event.note).join(
        told, and_(told.c.seq == Event.seq, told.c.chain_id == Event.chain_id)
    )
    return {row.record_id: row.note for row in db.session.execute(rows)}


def _last_of(task_ids: Collection[int]) -> Select[int, int]:
    """Return the query of the last event on each of some tasks, by chain and place in it."""
    return (
        select(func.max(Event.seq).label("seq"), Event.chain_id)
        .where(Event.kind == KIND, Event.record_id.in_(task_ids))
        .group_by(Event.chain_id, Event.record_id)
    )
