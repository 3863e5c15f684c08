"""How often units and tasks were urged, when last, and how."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.db import db
from tracker.tasks import Task
from tracker.urgings.facts import UrgedTask, Urging

LAST_FIRST = Urging.day.desc(), Urging.hour.desc()
TOLD = Urging.ref, Urging.day, Urging.hour, Urging.channel


def of_task(task_id: int) -> list[Row[Any]]:
    """Return when and how a task was urged, the last time first; an act on many units is one."""
    rows = select(*TOLD).join(UrgedTask).where(UrgedTask.task_id == task_id)
    return list(db.session.execute(rows.distinct().order_by(*LAST_FIRST)))


def of_units(unit_ids: Collection[int], plan_ids: Collection[int]) -> dict[int, list[Row[Any]]]:
    """Return when and how units were urged about tasks of plans, by unit, the last time first."""
    rows = (
        select(Urging.unit_id, *TOLD).join(UrgedTask).join(Task)
        .where(Urging.unit_id.in_(unit_ids), Task.plan_id.in_(plan_ids))
    )  # fmt: skip
    found: dict[int, list[Row[Any]]] = {}
    rows_of_units: list[Row[Any]] = list(db.session.execute(rows.distinct().order_by(*LAST_FIRST)))
    for row in rows_of_units:
        found.setdefault(row.unit_id, []).append(row)
    return found


def latest(authority_id: int, *, limit: int) -> list[Urging]:
    """Return the latest urgings of an authority's units with their tasks, the last one first."""
    rows = select(Urging).where(Urging.authority_id == authority_id).options(
        joinedload(Urging.unit), joinedload(Urging.by),
        selectinload(Urging.tasks).joinedload(UrgedTask.task),
    )  # fmt: skip
    return list(db.session.scalars(rows.order_by(*LAST_FIRST, Urging.id.desc()).limit(limit)))
