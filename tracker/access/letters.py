"""Which letters the secretariat sees: those read in the own authority, narrowed as asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from tracker.access import NotFound
from tracker.access.office import to_write
from tracker.accounts import Appointment, Person, holds
from tracker.db import db
from tracker.outbox import Letter, ledger
from tracker.outbox.ledger import Conditions
from tracker.rules.fold import fold
from tracker.tasks import Task
from tracker.units import Unit


@dataclass(frozen=True)
class LetterFilters:
    """What the ledger is narrowed to; the unit is the one in which the reader was that day."""

    name: str = ""
    unit_id: int | None = None
    code: str = ""
    state: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Reader:
    """To whom a letter goes: a person, and the unit of that day; or a unit's mailbox alone."""

    person: Person | None
    unit: Unit | None

    @property
    def name(self) -> str:
        """The person's name, else the unit's."""
        return self.person.full_name if self.person else self.unit.name if self.unit else ""


def visible_letters(by: Person) -> ColumnElement[bool]:
    """Return the condition that a letter is read in a person's authority."""
    return holds.read_in(select(Unit.id).where(Unit.id == by.authority_id))


def narrowed(filters: LetterFilters, *, by: Person) -> Conditions:
    """Return the conditions of the letters that are asked for, but for their state."""
    those: Conditions = [visible_letters(by)]
    if filters.name:
        those.append(_is_named(filters.name))
    if filters.unit_id:
        those.append(_was_in(filters.unit_id))
    if filters.code:
        those.append(ledger.about(_tasks_with(filters.code, by)))
    if filters.day:
        those.append(Letter.day == filters.day)
    return those


def letter_to_see(letter_id: int, *, by: Person) -> Letter:
    """Return a letter to somebody of the person's authority, or raise NotFound."""
    found = ledger.one(letter_id, [visible_letters(by)])
    if found is None:
        raise NotFound
    return found


def letter_to_change(letter_id: int, *, by: Person) -> Letter:
    """Begin writing and return a letter to somebody of the authority, or raise NotFound."""
    to_write()
    return letter_to_see(letter_id, by=by)


def reader_to_see(person_id: int, *, by: Person) -> Person:
    """Return somebody of the person's authority, to whom letters may go, or raise NotFound."""
    found = db.session.get(Person, person_id)
    if found is None or found.authority_id != by.authority_id:
        raise NotFound
    return found


def readers_of(letters: Sequence[Letter]) -> dict[int, Reader]:
    """Return to whom some letters go, by letter."""
    ids = {one.person_id for one in letters if one.person_id}
    whole = select(Person).where(Person.id.in_(ids)).options(joinedload(Person.appointments))
    people = {one.id: one for one in db.session.scalars(whole).unique()}
    boxes = {one.unit_id for one in letters if one.unit_id}
    rows = db.session.scalars(select(Unit).where(Unit.id.in_(boxes))) if boxes else ()
    units = {one.id: one for one in rows}
    return {one.id: _reader_of(one, people, units) for one in letters}


def _reader_of(letter: Letter, people: dict[int, Person], units: dict[int, Unit]) -> Reader:
    if letter.person_id is None:
        return Reader(None, units[letter.unit_id or 0])
    person = people[letter.person_id]
    posts = person.posts(letter.day)
    return Reader(person, posts[0].unit if posts else None)


def _is_named(name: str) -> ColumnElement[bool]:
    wanted = fold(name)
    people = select(Person.id).where(Person.search_key.contains(wanted, autoescape=True))
    units = select(Unit.id).where(Unit.search_key.contains(wanted, autoescape=True))
    return or_(Letter.person_id.in_(people), Letter.unit_id.in_(units))


def _was_in(unit_id: int) -> ColumnElement[bool]:
    post = Appointment
    held = select(post.id).where(
        post.unit_id == unit_id, post.person_id == Letter.person_id, post.from_on <= Letter.day,
        post.until_on.is_(None) | (post.until_on > Letter.day),
    )  # fmt: skip
    return or_(Letter.unit_id == unit_id, held.exists())


def _tasks_with(code: str, by: Person) -> list[int]:
    wanted = Task.authority_id == by.authority_id, Task.code == code.strip().upper()
    return list(db.session.scalars(select(Task.id).where(*wanted).limit(20)))
