"""Who may see and do what: the only loader of records for doors."""

from datetime import date
from typing import TypeVar

from sqlalchemy import Select, select

from tracker import history
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.plans import Plan
from tracker.rules.standing import Standing
from tracker.rules.words import Role
from tracker.tasks import Task

Record = TypeVar("Record")


class NotFound(LookupError):
    """There is no such record for this person; the page answers 404 and says no more."""


def roles(person: Person, *, on: date) -> frozenset[Role]:
    """Return the roles that a person's appointments give on a day."""
    return frozenset(Role(post.role) for post in person.posts(on))


def visible_plans(by: Person) -> Select[Plan]:
    """Return the query of the plans a person sees: those of the own authority."""
    return select(Plan).where(Plan.authority_id == by.authority_id)


def visible_tasks(by: Person) -> Select[Task]:
    """Return the query of the tasks a person sees: those of the own authority."""
    return select(Task).where(Task.authority_id == by.authority_id)


def plan_to_see(code: str, *, by: Person) -> Plan:
    """Return a plan of the person's authority by its code, or raise NotFound."""
    return _found(db.session.scalar(visible_plans(by).where(Plan.code == code)))


def task_to_see(task_id: int, *, by: Person) -> Task:
    """Return a task of the person's authority, or raise NotFound."""
    return _found(db.session.scalar(visible_tasks(by).where(Task.id == task_id)))


def plan_to_manage(code: str, *, by: Person) -> Plan:
    """Begin writing and return a plan whose secretariat's chain is taken, or raise NotFound."""
    begin_write()
    plan = plan_to_see(code, by=by)
    history.take(plan.id)
    return plan


def task_to_change(task_id: int, *, by: Person) -> Task:
    """Begin writing, take the plan's chain and return the task as it stands then.

    What the person may do with it is a matter of moves: see `standing` and `rules.workflow`.
    """
    plan_id = task_to_see(task_id, by=by).plan_id
    begin_write()
    history.take(plan_id)
    return task_to_see(task_id, by=by)


def standing(person: Person, task: Task, *, on: date) -> frozenset[Standing]:
    """Return what a person is to a task on a day, by appointments and the plan's settings."""
    found: set[Standing] = set()
    for post in person.posts(on):
        found |= _standing_by_post(Role(post.role), post.unit_id, task)
    return frozenset(found)


def _standing_by_post(role: Role, unit_id: int, task: Task) -> set[Standing]:
    found: set[Standing] = set()
    if unit_id == task.working_unit_id:
        found |= {
            Role.STAFF: {Standing.LEAD_STAFF},
            Role.UNIT_HEAD: {Standing.LEAD_HEAD},
        }.get(role, set())
    if role is not Role.AUDITOR and unit_id in {part.unit_id for part in task.parts}:
        found.add(Standing.COORDINATING)
    if role is Role.LEADER:
        found.add(Standing.LEADER)
    if role is Role.COORDINATOR:
        found.add(Standing.COORDINATOR)
    if _verifies(role, unit_id, task):
        found.add(Standing.VERIFIER)
    return found


def _verifies(role: Role, unit_id: int, task: Task) -> bool:
    plan = task.plan
    if task.working_unit_id == plan.coordinator_unit_id:  # a unit never verifies its own work
        return unit_id == plan.verifier_unit_id and role in {Role.UNIT_HEAD, Role.STAFF}
    return role is Role.COORDINATOR


def _found(record: Record | None) -> Record:
    if record is None:
        raise NotFound
    return record
