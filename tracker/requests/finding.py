"""Finding requests: those that wait, those of a task, those decided of late, tasks moved away."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, select, union
from sqlalchemy.orm import joinedload

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


def open_counts(authority_id: int, *, plan_id: int | None = None) -> int:
    """Return how many requests wait for a word, of one plan or of all in force."""
    rows = open_of(authority_id).order_by(None).with_only_columns(func.count(Request.id))
    if plan_id is not None:
        rows = rows.where(Request.plan_id == plan_id)
    return db.session.scalars(rows).one()


def of_task(task_id: int) -> list[Request]:
    """Return the requests of a task, the newest first."""
    rows = select(Request).where(Request.task_id == task_id).options(
        joinedload(Request.asked_by), joinedload(Request.decider), joinedload(Request.decided_by),
        joinedload(Request.document), joinedload(Request.decision_document),
    )  # fmt: skip
    return list(db.session.scalars(rows.order_by(Request.id.desc())))


def decided_since(authority_id: int, *, since: datetime) -> list[Request]:
    """Return the requests that were decided from an instant on, in their order."""
    rows = select(Request).where(
        Request.authority_id == authority_id, Request.decided_at >= since,
        Request.state.in_((State.APPROVED, State.REFUSED)),
    ).options(joinedload(Request.task).joinedload(Task.plan))  # fmt: skip
    return list(db.session.scalars(rows.order_by(Request.decided_at, Request.id)))


def moved_away(unit_ids: Collection[int], scope: Select[Task]) -> list[Request]:
    """Return the changes by which units gave tasks of plans in force away, the newest first.

    `scope` is the query of the tasks that the reader sees. A task that has come back since is not
    away any more.
    """
    visible = scope.with_only_columns(Task.id)
    rows = (
        select(Request).join(Task, Task.id == Request.task_id).join(Plan, Plan.id == Task.plan_id)
        .where(Request.kind == Kind.CHANGE, Request.state == State.APPROVED,
               Request.unit_id.in_(unit_ids), Task.id.in_(visible),
               Plan.state == PlanState.ISSUED,
               func.coalesce(Task.collecting_unit_id, Task.lead_unit_id).not_in(unit_ids))
        .options(joinedload(Request.task).joinedload(Task.lead_unit))
        .order_by(Request.decided_on.desc(), Request.id.desc())
    )  # fmt: skip
    latest: dict[int, Request] = {}
    for request in db.session.scalars(rows):
        latest.setdefault(request.task_id, request)
    return list(latest.values())


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
