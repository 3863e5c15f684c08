"""What a letter's link opens: one task for one person, as long as the work is with that person."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from tracker import history, links
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.evidence import Evidence, of_task
from tracker.links import Grant
from tracker.rules.standing import Standing
from tracker.tasks import Task, standing

OF_THE_UNIT = frozenset({Standing.LEAD_STAFF, Standing.LEAD_HEAD})


class DeadLink(LookupError):
    """A link that opens nothing (any more); `task_id` is where it led, None for plain nonsense."""

    def __init__(self, task_id: int | None) -> None:
        super().__init__("the link is dead")
        self.task_id = task_id


@dataclass(frozen=True)
class Linked:
    """What a link opens: who it was sent to, and the task."""

    person: Person
    task: Task

    @property
    def sent_to(self) -> str:
        """The address that the link was sent to, masked: t…@binhan.gov.vn."""
        local, at, domain = (self.person.email or "").rpartition("@")
        return f"{local[:1]}…{at}{domain}"

    def proof(self) -> list[Evidence]:
        """The proof of the task, the newest first: who works on a task sees all of it."""
        return of_task(self.task.id)


def by_link(token: str, *, on: date) -> Linked:
    """Return what a link opens on a day, or raise DeadLink.

    It dies after 14 days, with another officer in charge, and when its person has left the unit
    that works on the task or may not sign in any more.
    """
    grant = links.opened(token)
    if grant is None or not grant.holds(on=on):
        spoken_of = grant or links.grant_of(token)
        raise DeadLink(spoken_of.task_id if spoken_of else None)
    linked = _found(grant)
    person, task = linked.person, linked.task
    if not person.is_enabled or (task.staff_id or 0) != grant.officer_id:
        raise DeadLink(task.id)
    if not standing(person, task, on=on) & OF_THE_UNIT:
        raise DeadLink(task.id)
    return linked


def to_change(token: str, *, on: date) -> Linked:
    """Begin writing, take the plan's chain and return what a link opens then."""
    plan_id = by_link(token, on=on).task.plan_id
    begin_write()
    history.take(plan_id)
    return by_link(token, on=on)


def _found(grant: Grant) -> Linked:
    rows = select(Task).where(Task.id == grant.task_id).options(
        joinedload(Task.plan), joinedload(Task.lead_unit),
        selectinload(Task.parts), selectinload(Task.occurrences),
    )  # fmt: skip
    person, task = db.session.get(Person, grant.person_id), db.session.scalar(rows)
    if person is None or task is None or person.authority_id != task.authority_id:
        raise DeadLink(None)
    return Linked(person, task)
