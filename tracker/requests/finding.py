"""Finding requests: those that wait, those of a task, those decided of late, tasks moved away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, func, or_, select, union
from sqlalchemy.orm import contains_eager, joinedload

from tracker.db import db
from tracker.plans import Plan, PlanState
from tracker.requests.facts import Kind, Request, State
from tracker.tasks import Task


def open_of(authority_id: int) -> Select[Request]:
    """Return the query of the requests that wait for a word in plans in force, oldest first."""
    return (
        select(Request).join(Plan, Plan.id == Request.plan_id)
        .where(Request.authority_id == authority_id, Request.state == State.ASKED,
               Plan.state == PlanState.ISSUED)
        .order_by(Request.asked_at, Request.id)
    )  # fmt: skip


def of_task(task_id: int) -> list[Request]:
    """Return the requests of a task, the newest first."""
    rows = select(Request).where(Request.task_id == task_id).options(
        joinedload(Request.asked_by), joinedload(Request.decider), joinedload(Request.decided_by),
        joinedload(Request.document), joinedload(Request.decision_document),
    )  # fmt: skip
    return list(db.session.scalars(rows.order_by(Request.id.desc())))


def decided_since(authority_id: int, *, since: datetime) -> Select[int]:
    """Return the query of the ids of the requests that were decided from an instant on."""
    return select(Request.id).where(
        Request.authority_id == authority_id, Request.decided_at >= since,
        Request.state.in_((State.APPROVED, State.REFUSED)),
    )  # fmt: skip


@dataclass(frozen=True)
class OfUnits:
    """What became of the tasks of some units: requests that wait, and tasks that moved away."""

    asked: list[Request]
    moved: list[Request]


def concern(unit_ids: Collection[int]) -> Select[Request]:
    """Return the query of what units have asked and wait for, and what they had to give away.

    A task that has come back since is not away any more; closed plans are left out.
    """
    working = func.coalesce(Task.collecting_unit_id, Task.lead_unit_id)
    moved = and_(
        Request.kind == Kind.CHANGE, Request.state == State.APPROVED, working.not_in(unit_ids)
    )
    return (
        select(Request).join(Task, Task.id == Request.task_id).join(Plan, Plan.id == Task.plan_id)
        .where(Request.unit_id.in_(unit_ids), Plan.state == PlanState.ISSUED,
               or_(Request.state == State.ASKED, moved))
    )  # fmt: skip


def of_units(unit_ids: Collection[int], scope: Select[Task]) -> OfUnits:
    """Return what concerns units, the newest first; `scope` is what the reader sees of tasks."""
    rows = concern(unit_ids).where(Task.id.in_(scope.with_only_columns(Task.id))).options(
        contains_eager(Request.task).joinedload(Task.lead_unit)
    )  # fmt: skip
    found = list(db.session.scalars(rows.order_by(Request.id.desc())))
    moved: dict[int, Request] = {}
    for request in found:
        if not request.is_open:
            moved.setdefault(request.task_id, request)
    return OfUnits([request for request in found if request.is_open], list(moved.values()))


def papers_of(held: ColumnElement[bool]) -> CompoundSelect[int]:
    """Return the query of the documents of requests and decisions on the tasks for which it holds.

    Whoever works on a task reads what was asked of it, and by what paper it was decided.
    """
    columns = (Request.document_id, Request.decision_document_id)
    return union(
        *(
            select(column).join(Task, Task.id == Request.task_id).where(held, column.is_not(None))
            for column in columns
        )
    )
