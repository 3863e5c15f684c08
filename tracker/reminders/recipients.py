"""Who is told: resolved from the posts of the day; no task is skipped for want of one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import or_, select

from tracker.accounts import Appointment, Person
from tracker.db import db
from tracker.rules.words import Role
from tracker.tasks import Task

WIDE_ROLES = frozenset({Role.COORDINATOR, Role.STEERING, Role.LEADER})


@dataclass
class People:
    """The people of an authority on a day, by what they are told as."""

    by_id: dict[int, Person] = field(default_factory=dict)
    in_unit: dict[tuple[int, Role], list[Person]] = field(default_factory=lambda: defaultdict(list))
    with_role: dict[Role, list[Person]] = field(default_factory=lambda: defaultdict(list))

    def officers(self, task: Task) -> list[Person]:
        """Return the officer in charge; without one in post, the head; else the secretariat."""
        named = self.by_id.get(task.staff_id) if task.staff_id else None
        return [named] if named else self.heads(task)

    def heads(self, task: Task) -> list[Person]:
        """Return the heads of the unit that works on the task; without one, the secretariat."""
        unit_id = task.working_unit_id
        heads = self.in_unit[unit_id, Role.UNIT_HEAD] if unit_id else []
        return heads or self.with_role[Role.COORDINATOR]

    def verifiers(self, task: Task) -> list[Person]:
        """Return who verifies the task: never the unit that does it."""
        plan = task.plan
        if task.working_unit_id == plan.coordinator_unit_id and plan.verifier_unit_id:
            return self.in_unit[plan.verifier_unit_id, Role.UNIT_HEAD]
        return self.with_role[Role.COORDINATOR]

    def told_as(self, role: Role, task: Task) -> Iterable[Person]:
        """Return who climbs the rungs of a role for a task."""
        if role is Role.STAFF:
            return self.officers(task)
        return self.heads(task) if role is Role.UNIT_HEAD else self.with_role[role]


def people_of(authority_id: int, *, on: date) -> People:
    """Return the enabled people of an authority with a post on a day."""
    post = Appointment
    rows = (
        select(Person, post.unit_id, post.role).join(post, post.person_id == Person.id)
        .where(Person.authority_id == authority_id, Person.is_enabled, post.from_on <= on,
               or_(post.until_on.is_(None), post.until_on > on))
        .order_by(post.from_on, post.id)
    )  # fmt: skip
    people = People()
    for person, unit_id, role in db.session.execute(rows):
        people.by_id[person.id] = person
        people.in_unit[unit_id, Role(role)].append(person)
        if role in WIDE_ROLES and person not in people.with_role[Role(role)]:
            people.with_role[Role(role)].append(person)
    return people
