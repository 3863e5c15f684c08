"""The tasks that the secretariat chose at once, and the acts on them that are its own."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from tracker import history
from tracker.access import NotFound, visible_tasks
from tracker.accounts import Person
from tracker.bulk import Bulk, BulkItem
from tracker.db import begin_write, db
from tracker.plans import Plan
from tracker.tasks import Task


def tasks_chosen(plan: Plan, ids: Collection[int], *, by: Person) -> list[Task]:
    """Return tasks of a plan by their ids, in its order; NotFound if one is not there to see."""
    rows = visible_tasks(by).where(Task.plan_id == plan.id, Task.id.in_(ids))
    found = list(db.session.scalars(rows.order_by(Task.position)))
    if len(found) != len(set(ids)):
        raise NotFound
    return found


def bulk_to_see(bulk_id: int, *, by: Person) -> Bulk:
    """Return an act on many tasks that the person began, or raise NotFound."""
    task = selectinload(Bulk.items).joinedload(BulkItem.task)
    whole = select(Bulk).where(Bulk.id == bulk_id, Bulk.by_id == by.id).options(
        joinedload(Bulk.plan), joinedload(Bulk.document),
        task.joinedload(Task.lead_unit), task.joinedload(Task.collecting_unit),
        task.joinedload(Task.staff),
        *(task.selectinload(part) for part in (Task.parts, Task.occurrences, Task.answers)),
    )  # fmt: skip
    found = db.session.scalar(whole)
    if found is None:
        raise NotFound
    return found


def bulk_to_change(bulk_id: int, *, by: Person) -> Bulk:
    """Begin writing, take the plan's chain and return an act on many that the person began."""
    plan_id = bulk_to_see(bulk_id, by=by).plan_id
    begin_write()
    history.take(plan_id)
    return bulk_to_see(bulk_id, by=by)


def latest_bulk(*, by: Person) -> Bulk:
    """Return the last act on many that a person began, or raise NotFound."""
    rows = select(Bulk).where(Bulk.by_id == by.id).order_by(Bulk.id.desc()).limit(1)
    found = db.session.scalar(rows)
    if found is None:
        raise NotFound
    return found
