"""Who is asked and told when tasks are given: the units of groups, the heads of all that work."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from tracker import outbox, units
from tracker.accounts import Appointment, Person, in_force
from tracker.clock import day_of
from tracker.db import db
from tracker.rules.words import Role
from tracker.tasks import Asked, Task, open_answers
from tracker.units import Unit


@dataclass(frozen=True)
class Told:
    """A letter to many heads: its kind, what makes it one of a kind that day, and its facts."""

    kind: str
    ref: str
    facts: dict[str, Any] = field(default_factory=dict)


def ask_groups(
    tasks: Iterable[Task], *, on: date, by: Person | None, at: datetime
) -> set[int]:  # fmt: skip
    """Ask every unit of the groups that lead for its answer; return the ids of those units."""
    asked_of = list(tasks)
    groups = {task.lead_unit_id: task.lead_unit for task in asked_of if task.lead_unit}
    seats = {
        group_id: [unit.id for unit in units.members(group, on=on)]
        for group_id, group in groups.items()
        if group.type.is_group
    }
    for task in asked_of:
        asked = seats.get(task.lead_unit_id or 0)
        if asked:
            open_answers(task, Asked(asked, on), by=by, at=at)
    return {unit_id for asked in seats.values() for unit_id in asked}


def ask_several(
    task: Task, chosen: Collection[Unit], *, on: date, by: Person | None, at: datetime
) -> set[int]:  # fmt: skip
    """Ask units for their answers, the members of a group for theirs; return the ids of all."""
    found = [
        member.id
        for unit in chosen
        for member in (units.members(unit, on=on) if unit.type.is_group else [unit])
    ]
    if found:
        open_answers(task, Asked(list(dict.fromkeys(found)), on), by=by, at=at)
    return set(found)


def tell_heads(told: Told, unit_ids: set[int], *, at: datetime) -> None:
    """Queue one letter for each head of a unit that works, however many units one heads."""
    post, day = Appointment, day_of(at)
    heads = select(post.person_id).where(
        post.unit_id.in_(unit_ids), post.role == Role.UNIT_HEAD, in_force(day)
    )
    rows = select(Person).where(Person.id.in_(heads), Person.is_enabled).order_by(Person.id)
    for person in db.session.scalars(rows):
        outbox.put(told.kind, person, day=day, ref=told.ref, facts=told.facts, at=at)
