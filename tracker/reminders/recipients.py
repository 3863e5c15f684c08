"""Who is told: resolved from the posts of the day; no task is skipped for want of one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from tracker.accounts import Absence, Appointment, Person, in_force
from tracker.accounts.absences import away_on
from tracker.db import db
from tracker.rules.words import Role
from tracker.tasks import Task

WIDE_ROLES = frozenset({Role.COORDINATOR, Role.STEERING, Role.LEADER})


@dataclass
class People:
    """The people of an authority on a day, by what they are told as."""

    authority_id: int
    by_id: dict[int, Person] = field(default_factory=dict)
    posts: set[tuple[int | None, int]] = field(default_factory=set)
    in_unit: dict[tuple[int, Role], list[Person]] = field(default_factory=lambda: defaultdict(list))
    bounds: dict[tuple[int, int], list[list[int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    away: dict[int, Absence] = field(default_factory=dict)
    with_role: dict[Role, list[Person]] = field(default_factory=lambda: defaultdict(list))

    def officers(self, task: Task) -> list[Person]:
        """Return the officer in charge; one who has left the unit gives way to the head."""
        unit_id = task.working_unit_id
        named = self.by_id.get(task.staff_id) if task.staff_id else None
        in_post = named is not None and (unit_id, named.id) in self.posts
        return [named] if named and in_post else self.heads(task)

    def readers(self, person: Person) -> Iterator[tuple[Person, str]]:
        """Yield who reads what a person is told: the person, and who stands in, for whom."""
        yield person, ""
        absence = self.away.get(person.id)
        substitute = self.by_id.get(absence.substitute_id) if absence else None
        if substitute is not None:
            yield substitute, person.full_name

    def heads(self, task: Task) -> list[Person]:
        """Return the heads of the unit that works on the task; without one, the secretariat."""
        unit_id = task.working_unit_id
        heads = self.in_unit[unit_id, Role.UNIT_HEAD] if unit_id else []
        heads = [head for head in heads if self.reaches(head, unit_id or 0, task)]
        return heads or self.with_role[Role.COORDINATOR]

    def reaches(self, head: Person, unit_id: int, task: Task) -> bool:
        """Tell whether a head, or a deputy bound to some content areas, is in charge of a task."""
        return any(
            not area_ids or task.area_id in area_ids for area_ids in self.bounds[unit_id, head.id]
        )

    def contacts(self, unit_id: int, task: Task) -> list[Person]:
        """Return who answers for one of many units: its heads, else whoever works there."""
        heads = self.in_unit[unit_id, Role.UNIT_HEAD]
        in_charge = [head for head in heads if self.reaches(head, unit_id, task)]
        others = self.in_unit[unit_id, Role.STAFF] or self.in_unit[unit_id, Role.COORD_MEMBER]
        return in_charge or others

    def partners(self, unit_id: int, task: Task) -> list[Person]:
        """Return who gives a unit's part: its contact for coordination, else as for an answer."""
        return self.in_unit[unit_id, Role.COORD_MEMBER] or self.contacts(unit_id, task)

    def verifiers(self, task: Task) -> list[Person]:
        """Return who verifies the task: never the unit that does it."""
        plan = task.plan
        unit_id = plan.verifier_unit_id
        if task.working_unit_id == plan.coordinator_unit_id and unit_id:
            in_unit = self.in_unit[unit_id, Role.UNIT_HEAD] or self.in_unit[unit_id, Role.STAFF]
            return in_unit or self.with_role[Role.LEADER]
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
        select(Person, post.unit_id, post.role, post.area_ids)
        .join(post, post.person_id == Person.id)
        .where(Person.authority_id == authority_id, Person.is_enabled, in_force(on))
        .order_by(post.from_on, post.id)
    )  # fmt: skip
    people = People(authority_id, away=away_on(authority_id, on=on))
    for person, unit_id, role, area_ids in db.session.execute(rows):
        if role == Role.UNIT_HEAD:
            people.bounds[unit_id, person.id].append(area_ids)
        people.by_id[person.id] = person
        people.posts.add((unit_id, person.id))
        people.in_unit[unit_id, Role(role)].append(person)
        if role in WIDE_ROLES and person not in people.with_role[Role(role)]:
            people.with_role[Role(role)].append(person)
    return people
