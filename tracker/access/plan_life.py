"""Loads plans for what happens between them: carried over, entered from outside."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker import history, plans
from tracker.access import plan_to_see, task_to_see
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.history import begin_on
from tracker.plans import Plan, PlanKind
from tracker.rules.words import Status
from tracker.tasks import Task


def outside_to_see(*, by: Person, year: int) -> Plan | None:
    """Return what holds the authority's tasks outside the plan of a year; None without any yet."""
    return plans.of_year(by.authority_id, year=year, kind=PlanKind.OUTSIDE)


def tasks_outside(collection: Plan) -> list[Task]:
    """Return the tasks outside the plan with their units and documents, open ones first."""
    rows = (
        select(Task).where(Task.plan_id == collection.id, Task.status != Status.CANCELLED)
        .options(joinedload(Task.lead_unit), joinedload(Task.source_document))
        .order_by(Task.status == Status.COMPLETED, Task.due_on, Task.position)
    )  # fmt: skip
    return list(db.session.scalars(rows))


def task_to_enter(task_id: int, code: str, *, by: Person) -> tuple[Task, Plan]:
    """Begin writing and return a task and the plan it is to enter, both chains taken."""
    plan_ids = task_to_see(task_id, by=by).plan_id, plan_to_see(code, by=by).id
    begin_write()
    history.take(*plan_ids)
    return task_to_see(task_id, by=by), plan_to_see(code, by=by)


def plan_to_carry(code: str, *, by: Person) -> Plan:
    """Begin writing and return a plan; its chain, next year's and the general one are taken."""
    plan = plan_to_see(code, by=by)
    plan_id, authority_id, year = plan.id, plan.authority_id, plan.year

    def chains() -> set[int]:
        following = plans.of_year(authority_id, year=year + 1)
        return {history.GENERAL, plan_id, *([following.id] if following else ())}

    begin_on(chains)
    return plan_to_see(code, by=by)
