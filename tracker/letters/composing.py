"""Composes a claimed letter by its kind, in the person's language."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from flask_babel import force_locale
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.letters.digest import digest
from tracker.letters.invitation import invitation
from tracker.letters.password_reset import password_reset
from tracker.letters.plan_issued import plan_issued
from tracker.letters.tasks_added import tasks_added
from tracker.letters.tasks_urged import tasks_urged
from tracker.letters.units_urged import units_urged
from tracker.letters.written import Reader, Written, mailbox_of
from tracker.outbox import Letter
from tracker.reminders import DIGEST, Item, gather, sending_window
from tracker.reminders.items import Duty
from tracker.units import Unit

AFRESH = {"populate_existing": True}
Composer = Callable[[Person, Letter], Written | None]


@dataclass
class Writer:
    """Composes letters one after another; people and what they are told are read once a minute.

    Read for each letter anew, an authority's tasks would be read as often as it has people. Digests
    are queued by authority, so only what belongs to the last one is kept.
    """

    minute: datetime | None = None
    people: dict[int, Person] = field(default_factory=dict)
    gathered: dict[tuple[int, date], dict[int, list[Item]]] = field(default_factory=dict)

    def compose(self, letter: Letter, *, at: datetime) -> Written | None:
        """Write a letter from the facts of this minute; None when nothing is left to tell.

        A digest of another day, or after the hours of sending, is nothing: the next one tells it.
        """
        if letter.kind == DIGEST:
            return self.digest_of(letter, at=at)
        if letter.unit_id is not None:
            return to_mailbox(letter, db.session.get_one(Unit, letter.unit_id))
        person = db.session.get_one(Person, letter.person_id)
        if not person.is_enabled:
            return None
        with force_locale(person.language):
            return COMPOSERS[letter.kind](person, letter)

    def digest_of(self, letter: Letter, *, at: datetime) -> Written | None:
        """Write a person's digest of the day as it stands in this minute."""
        if day_of(at) != letter.day or at > sending_window(letter.day)[1]:
            return None
        minute = at.replace(second=0, microsecond=0)
        if minute != self.minute:
            self.minute, self.people, self.gathered = minute, {}, {}
        person_id = letter.person_id or 0
        person = self.people.get(person_id) or self.read_people_with(person_id)
        if not person.is_enabled:
            return None
        items = self.items_of(person, letter.day)
        with force_locale(person.language):
            return digest(person, items, day=letter.day)

    def read_people_with(self, person_id: int) -> Person:
        """Read everybody of a person's authority at once and return that person."""
        authority_id = db.session.get_one(Person, person_id).authority_id
        rows = select(Person).where(Person.authority_id == authority_id)
        whole = joinedload(Person.authority), selectinload(Person.appointments)
        people = list(db.session.scalars(rows.options(*whole).execution_options(**AFRESH)))
        cut_loose(people)
        self.people, self.gathered = {person.id: person for person in people}, {}
        return self.people[person_id]

    def items_of(self, person: Person, day: date) -> list[Item]:
        """Return what a person is told on a day; an authority's tasks are read once."""
        key = (person.authority_id, day)
        if key not in self.gathered:
            found = gather(person.authority_id, day=day)
            told = [item for items in found.values() for item in items]
            for record in {item.task for item in told if not isinstance(item.task, Duty)} | {
                item.request for item in told
            } - {None}:
                db.session.expunge(record)
            self.gathered[key] = found
        return self.gathered[key].get(person.id, [])


def to_mailbox(letter: Letter, unit: Unit) -> Written | None:
    """Write a letter to a unit's mailbox; None where the unit has ended since."""
    if unit.ended_on is not None:
        return None
    mailbox = mailbox_of(unit)
    with force_locale(mailbox.language):
        return TO_MAILBOXES[letter.kind](mailbox, letter)


def cut_loose(people: list[Person]) -> None:
    """Take people and their posts out of the session: no commit makes them stale."""
    posts = [post for person in people for post in person.appointments]
    for record in {
        *people,
        *posts,
        *(post.unit for post in posts),
        *(one.authority for one in people),
    }:
        db.session.expunge(record)


def compose(letter: Letter, *, at: datetime) -> Written | None:
    """Write a single letter; see `Writer.compose`."""
    return Writer().compose(letter, at=at)


# What a unit is told where none of its people has an address.
TO_MAILBOXES: dict[str, Callable[[Reader, Letter], Written | None]] = {
    "units_urged": units_urged,
    "tasks_urged": tasks_urged,
}

COMPOSERS: dict[str, Composer] = {
    "invitation": invitation,
    "password_reset": password_reset,
    "plan_issued": plan_issued,
    "tasks_added": tasks_added,
    "units_urged": units_urged,
    "tasks_urged": tasks_urged,
}
