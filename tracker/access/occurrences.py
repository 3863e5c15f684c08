"""Which results of occurrences wait for a person's confirmation."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker import history
from tracker.access import tasks_verified_by
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.plans import Plan
from tracker.rules.kinds import PERIODIC
from tracker.rules.words import Status
from tracker.tasks import Task, TaskOccurrence
from tracker.tasks.settings import settings_of

GOING_ON = frozenset({Status.ASSIGNED, Status.IN_PROGRESS, Status.BLOCKED})


@dataclass(frozen=True)
class Noted:
    """The result of one occurrence that waits, and its task."""

    task: Task
    occurrence: TaskOccurrence


def results_to_verify(by: Person, *, on: date) -> list[Noted]:
    """Return the results that wait for a person, the oldest due first.

    Only plans that count per period ask for it; elsewhere the whole task is verified at its end.
    """
    rows = (
        _noted(by, on=on)
        .add_columns(TaskOccurrence)
        .options(
            contains_eager(Task.plan), joinedload(Task.lead_unit), selectinload(Task.occurrences)
        )
        .order_by(TaskOccurrence.due_on, Task.position)
    )
    found = [Noted(*row) for row in db.session.execute(rows)]
    return [one for one in found if settings_of(one.task.plan).per_period]


def count_results(by: Person, *, on: date) -> int:
    """Return how many results wait for a person."""
    plans = db.session.scalars(_noted(by, on=on).with_only_columns(Plan))
    return sum(1 for plan in plans if settings_of(plan).per_period)


def _noted(by: Person, *, on: date) -> Select[Task]:
    """Return the query of the results that nobody has confirmed, one row each."""
    return (
        tasks_verified_by(by, on=on)
        .join(TaskOccurrence, TaskOccurrence.task_id == Task.id)
        .where(
            Task.status.in_(GOING_ON),
            Task.deadline_kind.in_(PERIODIC),
            TaskOccurrence.done_on.is_not(None),
            TaskOccurrence.verified_at.is_(None),
        )
    )


def results_to_decide(ids: Collection[int], *, by: Person, on: date) -> list[Noted]:
    """Begin writing, take the chains of the plans, and return those of the results still waiting.

    What is not the person's to confirm, or was decided meanwhile, is left out.
    """
    plans = select(Task.plan_id).join(TaskOccurrence, TaskOccurrence.task_id == Task.id)
    of_own = plans.where(TaskOccurrence.id.in_(ids), Task.authority_id == by.authority_id)
    plan_ids = set(db.session.scalars(of_own))
    begin_write()
    history.take(*plan_ids)
    return [one for one in results_to_verify(by, on=on) if one.occurrence.id in ids]
