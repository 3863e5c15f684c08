"""What a person is to a task on a day, by appointments and the plan's settings."""

from datetime import date

from tracker.accounts import Person
from tracker.rules.standing import Standing
from tracker.rules.words import Role
from tracker.tasks.facts import Task

# Whose post in a unit makes them people who work there.
WORKING_ROLES = frozenset({Role.STAFF, Role.UNIT_HEAD, Role.COORD_MEMBER, Role.COORDINATOR})
AT_LEAD = {
    Role.STAFF: Standing.LEAD_STAFF,
    Role.COORDINATOR: Standing.LEAD_STAFF,  # the secretariat works on its own tasks, too
    Role.UNIT_HEAD: Standing.LEAD_HEAD,
}


def standing(person: Person, task: Task, *, on: date) -> frozenset[Standing]:
    """Return what a person is to a task on a day."""
    found: set[Standing] = set()
    for post in person.posts(on):
        if not post.covers(task.area_id):
            continue
        found |= _by_post(Role(post.role), post.unit_id, task)
    if found & {Standing.LEAD_STAFF, Standing.LEAD_HEAD}:
        found.discard(Standing.VERIFIER)  # whatever else the person is: nobody verifies own work
    return frozenset(found)


def works_in(person: Person, unit_id: int | None, *, on: date) -> bool:
    """Tell whether a person has a working post in a unit on a day."""
    return unit_id is not None and any(
        post.unit_id == unit_id and post.role in WORKING_ROLES for post in person.posts(on)
    )


def _by_post(role: Role, unit_id: int, task: Task) -> set[Standing]:
    found: set[Standing] = set()
    if unit_id == task.working_unit_id and role in AT_LEAD:
        found.add(AT_LEAD[role])
    if role in WORKING_ROLES and unit_id in {part.unit_id for part in task.parts}:
        found.add(Standing.COORDINATING)
    if task.collecting_unit_id:
        found |= _over_many(role, unit_id, task)
    if role is Role.LEADER:
        found.add(Standing.LEADER)
    if role is Role.COORDINATOR:
        found.add(Standing.COORDINATOR)
    if _verifies(role, unit_id, task):
        found.add(Standing.VERIFIER)
    return found


def _over_many(role: Role, unit_id: int, task: Task) -> set[Standing]:
    """Return what somebody is to a task of many units: they answer, collect or name who is asked.

    A unit that left no longer answers.
    """
    found: set[Standing] = set()
    if role is Role.COORDINATOR:
        found.add(Standing.CONVENING)
    if role in AT_LEAD and unit_id == task.collecting_unit_id:
        found.add(Standing.COLLECTING)
    if role in WORKING_ROLES and any(
        answer.unit_id == unit_id and answer.left_on is None for answer in task.answers
    ):
        found.add(Standing.ANSWERING)
    return found


def _verifies(role: Role, unit_id: int, task: Task) -> bool:
    plan = task.plan
    if task.working_unit_id != plan.coordinator_unit_id:
        return role is Role.COORDINATOR
    designated = unit_id == plan.verifier_unit_id and role in {Role.UNIT_HEAD, Role.STAFF}
    return designated or role is Role.LEADER
