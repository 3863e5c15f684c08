"""Whose tasks a person takes out as a workbook, and which filled ones are the person's own."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from tracker import history
from tracker.access import NotFound, roles, visible_tasks
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.plans import Plan
from tracker.rules.words import Role
from tracker.tasks import WORKING_ROLES, Task
from tracker.units import Unit, of_authority
from tracker.worksheets import OPEN, Batch, Line


def units_to_take_out(by: Person, *, on: date) -> list[Unit]:
    """Return the units whose tasks a person takes out: the own ones, all for the secretariat."""
    if Role.COORDINATOR in roles(by, on=on):
        return of_authority(by.authority_id)
    found = {post.unit_id: post.unit for post in by.posts(on) if post.role in WORKING_ROLES}
    return list(found.values())


def tasks_to_take_out(plan: Plan, units: Collection[Unit], *, by: Person) -> list[Task]:
    """Return the open tasks of a plan that units work on, in the plan's order."""
    working = func.coalesce(Task.collecting_unit_id, Task.lead_unit_id)
    rows = visible_tasks(by).where(
        Task.plan_id == plan.id, Task.status.in_(OPEN), working.in_([unit.id for unit in units])
    )
    return list(db.session.scalars(rows.options(joinedload(Task.staff)).order_by(Task.position)))


def batch_to_see(batch_id: int, *, by: Person) -> Batch:
    """Return a batch that the person sent, with its lines, or raise NotFound."""
    whole = select(Batch).where(Batch.id == batch_id, Batch.by_id == by.id).options(
        joinedload(Batch.plan), joinedload(Batch.document),
        selectinload(Batch.lines).joinedload(Line.task).joinedload(Task.lead_unit),
    )  # fmt: skip
    found = db.session.scalar(whole)
    if found is None:
        raise NotFound
    return found


def batch_to_apply(batch_id: int, *, by: Person) -> Batch:
    """Begin writing, take the plan's chain and return a batch that the person sent."""
    plan_id = batch_to_see(batch_id, by=by).plan_id
    begin_write()
    history.take(plan_id)
    return batch_to_see(batch_id, by=by)


def latest_batches(*, by: Person, most: int) -> list[Batch]:
    """Return the last batches that a person sent, the newest first."""
    rows = select(Batch).where(Batch.by_id == by.id).options(joinedload(Batch.plan))
    return list(db.session.scalars(rows.order_by(Batch.id.desc()).limit(most)))
