"""Who is told: resolved from the posts of the day; no task is skipped for want of one."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import and_, select

from tracker.accounts import Absence, Appointment, Person, in_force
from tracker.accounts.absences import is_away
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

    def officer(self, task: Task) -> Person | None:
        """Return the officer in charge; none is in charge who has left the unit."""
        named = self.by_id.get(task.staff_id) if task.staff_id else None
        return named if named and (task.working_unit_id, named.id) in self.posts else None

    def officer_below(self, task: Task) -> Person | None:
        """Return the officer in charge, unless it is the head who has the task in hand."""
        named = self.officer(task)
        return None if named in self.own_heads(task) else named

    def officers(self, task: Task) -> list[Person]:
        """Return the officer in charge, the heads for want of one."""
        named = self.officer(task)
        return [named] if named else self.heads(task)

    def readers(self, person: Person) -> Iterator[tuple[Person, str]]:
        """Yield who reads what a person is told: who stands in, for whom; else the person.

        A substitute who has left or is away too stands in for nobody: the person is told.
        """
        absence = self.away.get(person.id)
        substitute = self.by_id.get(absence.substitute_id) if absence else None
        if substitute is None or substitute.id in self.away:
            yield person, ""
        else:
            yield substitute, person.full_name

    def heads(self, task: Task) -> list[Person]:
        """Return the heads of the unit that works on the task; without one, the secretariat."""
        return self.own_heads(task) or self.secretariat

    def own_heads(self, task: Task) -> list[Person]:
        """Return the heads in the unit that works on the task; it may have none."""
        unit_id = task.working_unit_id
        return self.heads_of(unit_id, task) if unit_id else []

    def heads_of(self, unit_id: int, task: Task) -> list[Person]:
        """Return the heads of a unit who are in charge of a task."""
        heads = self.in_unit[unit_id, Role.UNIT_HEAD]
        return [head for head in heads if self.reaches(head, unit_id, task)]

    @property
    def secretariat(self) -> list[Person]:
        """Who is told for a unit without a head; without a secretariat it is the leader."""
        return self.with_role[Role.COORDINATOR] or self.with_role[Role.LEADER]

    def further_up(self, role: Role) -> list[Person]:
        """Return who is told of what goes up to a role; where no committee is named, the leader."""
        told = self.with_role[role]
        return told or (self.with_role[Role.LEADER] if role is Role.STEERING else [])

    def reaches(self, head: Person, unit_id: int, task: Task) -> bool:
        """Tell whether a head, or a deputy bound to some content areas, is in charge of a task."""
        return any(
            not area_ids or task.area_id in area_ids for area_ids in self.bounds[unit_id, head.id]
        )

    def contacts(self, unit_id: int, task: Task) -> list[Person]:
        """Return who answers for one of many units: its heads, else whoever works there."""
        others = self.in_unit[unit_id, Role.STAFF] or self.in_unit[unit_id, Role.COORD_MEMBER]
        return self.heads_of(unit_id, task) or others

    def partners(self, unit_id: int, task: Task) -> list[Person]:
        """Return who gives a unit's part: its contact for coordination, else as for an answer."""
        return self.in_unit[unit_id, Role.COORD_MEMBER] or self.contacts(unit_id, task)

    def is_secretariats(self, task: Task) -> bool:
        """Tell whether a task is the secretariat's own: another unit verifies it."""
        plan = task.plan
        own = task.working_unit_id == plan.coordinator_unit_id
        return own and plan.verifier_unit_id is not None

    def verifiers(self, task: Task) -> list[Person]:
        """Return who verifies the task: never the unit that does it."""
        unit_id = task.plan.verifier_unit_id
        if unit_id and self.is_secretariats(task):
            in_unit = self.in_unit[unit_id, Role.UNIT_HEAD] or self.in_unit[unit_id, Role.STAFF]
            return in_unit or self.with_role[Role.LEADER]
        return self.with_role[Role.COORDINATOR]


def people_of(authority_id: int, *, on: date) -> People:
    """Return the enabled people of an authority with a post on a day, and who of them is away."""
    post = Appointment
    rows = (
        select(Person, post.unit_id, post.role, post.area_ids, Absence)
        .join(post, post.person_id == Person.id)
        .outerjoin(Absence, and_(Absence.person_id == Person.id, is_away(on)))
        .where(Person.authority_id == authority_id, Person.is_enabled, in_force(on))
        .order_by(post.from_on, post.id)
    )  # fmt: skip
    people = People(authority_id)
    for person, unit_id, role, area_ids, absence in db.session.execute(rows):
        if absence is not None:
            people.away[person.id] = absence
        if role == Role.UNIT_HEAD:
            people.bounds[unit_id, person.id].append(area_ids)
        people.by_id[person.id] = person
        people.posts.add((unit_id, person.id))
        people.in_unit[unit_id, Role(role)].append(person)
        if role in WIDE_ROLES and person not in people.with_role[Role(role)]:
            people.with_role[Role(role)].append(person)
    return people
