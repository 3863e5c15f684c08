"""Composes a claimed letter by its kind, in the person's language."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from flask_babel import force_locale

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.letters.digest import digest
from tracker.letters.invitation import invitation
from tracker.letters.password_reset import password_reset
from tracker.letters.plan_issued import plan_issued
from tracker.letters.written import Written
from tracker.outbox import Letter
from tracker.reminders import DIGEST, Item, gather, sending_window

Composer = Callable[[Person, Letter], Written | None]


@dataclass
class Writer:
    """Composes letters one after another; what people are told is gathered once a minute.

    Gathered for each letter anew, an authority's tasks would be read as often as it has people.
    """

    minute: datetime | None = None
    gathered: dict[tuple[int, date], dict[int, list[Item]]] = field(default_factory=dict)

    def compose(self, letter: Letter, *, at: datetime) -> Written | None:
        """Write a letter from the facts of this minute; None when nothing is left to tell.

        A digest of another day, or after the hours of sending, is nothing: the next one tells it.
        """
        person = db.session.get_one(Person, letter.person_id)
        if not person.is_enabled:
            return None
        if letter.kind == DIGEST and (
            day_of(at) != letter.day or at > sending_window(letter.day)[1]
        ):
            return None
        with force_locale(person.language):
            if letter.kind == DIGEST:
                return digest(person, self.items_of(person, letter.day, at=at), day=letter.day)
            return COMPOSERS[letter.kind](person, letter)

    def items_of(self, person: Person, day: date, *, at: datetime) -> list[Item]:
        """Return what a person is told on a day, as it stands in this minute."""
        minute = at.replace(second=0, microsecond=0)
        if minute != self.minute:
            self.minute, self.gathered = minute, {}
        key = (person.authority_id, day)
        if key not in self.gathered:
            self.gathered[key] = cut_loose(gather(person.authority_id, day=day))
        return self.gathered[key].get(person.id, [])


def cut_loose(found: dict[int, list[Item]]) -> dict[int, list[Item]]:
    """Return items whose tasks no commit makes stale, so that none is read again on its own."""
    tasks = {item.task for items in found.values() for item in items}
    for task in tasks:
        db.session.expunge(task)
    return found


def compose(letter: Letter, *, at: datetime) -> Written | None:
    """Write a single letter; see `Writer.compose`."""
    return Writer().compose(letter, at=at)


COMPOSERS: dict[str, Composer] = {
    "invitation": invitation,
    "password_reset": password_reset,
    "plan_issued": plan_issued,
}
