"""What a person wishes to be reminded of, and who is told instead while the person is away."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, ForeignKey, and_, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from tracker import history
from tracker.accounts.people import Appointment, Person, in_force
from tracker.clock import day_of
from tracker.db import Model, db
from tracker.history import GENERAL, Entry
from tracker.rules import N_, Refused

KIND = "person"


class Absence(Model):
    """A person away from one day until before another; letters go to the substitute."""

    __tablename__ = "absence"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    substitute_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    from_on: Mapped[date]
    until_on: Mapped[date]

    person: Mapped[Person] = relationship(foreign_keys=person_id)
    substitute: Mapped[Person] = relationship(foreign_keys=substitute_id)


@dataclass(frozen=True)
class Away:
    """An absence to write down: who is told instead, from a day until before another."""

    substitute: Person
    from_on: date
    until_on: date


def keep_reminders(person: Person, *, due_soon: bool, at: datetime) -> None:
    """Keep whether a person wishes to be told of what is due soon; the rest is always told."""
    if person.takes_due_soon == due_soon:
        return
    person.takes_due_soon = due_soon
    _record(person, "reminders", {"due_soon": due_soon}, at=at)


def go_away(person: Person, *, away: Away, at: datetime) -> Absence:
    """Write down that a person will be away, and return the absence.

    Refused: days in the wrong order or gone by, days that are taken already, a substitute who is
    the person or works in none of the person's units.
    """
    if away.until_on <= away.from_on:
        raise Refused(N_("Ngày kết thúc phải sau ngày bắt đầu."))
    if away.until_on <= day_of(at):
        raise Refused(N_("Những ngày này đã qua."))
    if away.substitute not in may_stand_in(person, on=day_of(at)):
        raise Refused(N_("Chọn người nhận thay cùng đơn vị."))
    held = absences_of(person, on=away.from_on)
    if any(one.from_on < away.until_on for one in held):
        raise Refused(N_("Những ngày này đã có người nhận thay."))
    made = Absence(
        person_id=person.id, substitute_id=away.substitute.id, from_on=away.from_on,
        until_on=away.until_on,
    )  # fmt: skip
    db.session.add(made)
    changes = {
        "substitute_id": away.substitute.id, "from_on": away.from_on.isoformat(),
        "until_on": away.until_on.isoformat(),
    }  # fmt: skip
    _record(person, "away", changes, at=at)
    return made


def come_back(absence: Absence, *, at: datetime) -> None:
    """End an absence today, or before it began."""
    absence.until_on = max(absence.from_on, day_of(at))
    _record(absence.person, "back", {"until_on": absence.until_on.isoformat()}, at=at)


def absences_of(person: Person, *, on: date) -> list[Absence]:
    """Return a person's absences that are not over on a day, the earliest first."""
    rows = select(Absence).where(
        Absence.person_id == person.id, Absence.until_on > on, Absence.until_on > Absence.from_on
    )
    return list(db.session.scalars(rows.order_by(Absence.from_on, Absence.id)))


def is_away(on: date) -> ColumnElement[bool]:
    """Return the condition that an absence covers a day."""
    return and_(Absence.from_on <= on, Absence.until_on > on)


def away_on(authority_id: int, *, on: date) -> dict[int, Absence]:
    """Return the absences of an authority's people on a day, by the person who is away."""
    rows = (
        select(Absence).join(Person, Person.id == Absence.person_id)
        .options(joinedload(Absence.substitute))
        .where(Person.authority_id == authority_id, is_away(on))
    )  # fmt: skip
    return {one.person_id: one for one in db.session.scalars(rows)}


def may_stand_in(person: Person, *, on: date) -> list[Person]:
    """Return the other people of a person's units on a day, by name."""
    units = [post.unit_id for post in person.posts(on)]
    holders = select(Appointment.person_id).where(Appointment.unit_id.in_(units), in_force(on))
    rows = select(Person).where(
        Person.id.in_(holders), Person.id != person.id, Person.is_enabled
    ).order_by(Person.sort_key, Person.id)  # fmt: skip
    return list(db.session.scalars(rows))


def _record(person: Person, move: str, changes: dict[str, Any], *, at: datetime) -> None:
    entry = Entry(kind=KIND, record_id=person.id, move=move, changes=changes)
    history.record(entry, chain_id=GENERAL, by=person.id, at=at)
