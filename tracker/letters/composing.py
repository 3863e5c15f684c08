"""Composes a claimed letter by its kind, in the person's language."""

from collections.abc import Callable
from datetime import datetime

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
from tracker.reminders import gather, sending_window

Composer = Callable[[Person, Letter], Written | None]


def compose(letter: Letter, *, at: datetime) -> Written | None:
    """Write a letter from the facts of this minute; None when nothing is left to tell.

    A digest of another day, or after the hours of sending, is nothing: the next one tells it.
    """
    person = db.session.get_one(Person, letter.person_id)
    if not person.is_enabled:
        return None
    if letter.kind == "digest" and (day_of(at) != letter.day or at > sending_window(letter.day)[1]):
        return None
    with force_locale(person.language):
        return COMPOSERS[letter.kind](person, letter)


def digest_of(person: Person, letter: Letter) -> Written | None:
    """Write the digest from what there is to tell now."""
    items = gather(person.authority_id, day=letter.day, only={person.id}).get(person.id, [])
    return digest(person, items, day=letter.day)


COMPOSERS: dict[str, Composer] = {
    "digest": digest_of,
    "invitation": invitation,
    "password_reset": password_reset,
    "plan_issued": plan_issued,
}
