"""Urging by letter: at once, to whom it reaches, at most twice a day for a unit."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker import outbox
from tracker.accounts import Person
from tracker.clock import VIETNAM, day_of
from tracker.db import db
from tracker.rules import N_, Refused
from tracker.rules.addresses import is_reachable
from tracker.tasks import Task
from tracker.units import Unit
from tracker.urgings.facts import Channel, UrgedTask, Urging

MOST_A_DAY = 2
# Nobody is woken: what is written later waits until the morning.
OPENS, CLOSES = time(6), time(21)


@dataclass(frozen=True)
class Act:
    """One act of urging by letter: its name, and the words that go with it."""

    ref: str
    text: str


@dataclass(frozen=True)
class Reach:
    """Whom a letter to a unit reaches: people with an address, else the unit's mailbox."""

    people: tuple[Person, ...] = ()
    mailbox: Unit | None = None

    @property
    def is_nobody(self) -> bool:
        """Whether nobody takes it."""
        return not self.people and self.mailbox is None


def reached(people: Iterable[Person], unit: Unit | None) -> Reach:
    """Return whom of some people letters reach; the unit's mailbox where it is none of them."""
    found = [person for person in dict.fromkeys(people) if is_reachable(person.mailbox)]
    if not found and unit is not None and is_reachable(unit.mailbox):
        return Reach(mailbox=unit)
    return Reach(tuple(found))


def send(kind: str, reach: Reach, act: Act, *, at: datetime, facts: dict[str, Any]) -> None:
    """Queue a letter of urging to whom it reaches: at once, at night for six in the morning."""
    day, opens = day_of(at), goes_out(at)
    for person in reach.people:
        outbox.put(kind, person, day=day, at=at, ref=act.ref, facts=facts, not_before=opens)
    if reach.mailbox is not None:
        outbox.put_in_mailbox(
            kind, reach.mailbox, day=day, at=at, ref=act.ref, facts=facts, not_before=opens
        )


def goes_out(at: datetime) -> datetime:
    """Return when a letter of urging may go out: at once between six and nine in the evening."""
    local = at.astimezone(VIETNAM)
    if OPENS <= local.time() < CLOSES:
        return at
    day = local.date() + timedelta(days=local.time() >= CLOSES)
    return datetime.combine(day, OPENS, VIETNAM)


def lock(unit_ids: Collection[int]) -> None:
    """Let one act at a time urge some units: the next one then counts this one's letters.

    Chains come first. Always in order of ids, or two acts on the same units would deadlock.
    """
    rows = select(Unit.id).where(Unit.id.in_(unit_ids)).order_by(Unit.id)
    db.session.execute(rows.with_for_update(key_share=True)).all()


def by_letter(unit: Unit, task: Task, act: Act, *, by: Person, at: datetime) -> Urging:
    """Note that an act urges a unit of a task; all tasks of one act are one urging of the unit.

    Refused: a third act on the same day, in words that say who urged the unit before, and when.
    """
    of_day = letters_of_day([unit.id], on=day_of(at)).get(unit.id, [])
    made = next((one for one in of_day if one.ref == act.ref), None)
    if made is None:
        if len(of_day) >= MOST_A_DAY:
            raise Refused(
                N_(
                    "Hôm nay %(unit)s đã được đôn đốc 02 lần: %(before)s. Cần gấp thì gọi điện, "
                    "rồi ghi nhận cuộc gọi."
                ),
                unit=unit.name,
                before="; ".join(f"{one.hour} {one.by.full_name}" for one in of_day),
            )
        made = Urging(
            authority_id=task.authority_id, unit_id=unit.id, ref=act.ref, day=day_of(at),
            hour=f"{at.astimezone(VIETNAM):%H:%M}", nth=len(of_day) + 1, channel=Channel.LETTER,
            text=act.text.strip(), by_id=by.id, at=at,
        )  # fmt: skip
        db.session.add(made)
    if task.id not in {one.task_id for one in made.tasks}:
        made.tasks.append(UrgedTask(task_id=task.id))
    db.session.flush()
    return made


def letters_of_day(unit_ids: Collection[int], *, on: date) -> dict[int, list[Urging]]:
    """Return the letters by which units were urged on a day, by unit, the first one first."""
    rows = (
        select(Urging).where(
            Urging.unit_id.in_(unit_ids), Urging.day == on, Urging.nth.is_not(None)
        )
        .options(joinedload(Urging.by)).order_by(Urging.nth)
    )  # fmt: skip
    found: dict[int, list[Urging]] = {}
    for one in db.session.scalars(rows):
        found.setdefault(one.unit_id, []).append(one)
    return found
