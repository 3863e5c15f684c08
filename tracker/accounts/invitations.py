"""Letting somebody set a password: a code told by hand for people without a working mailbox."""

from datetime import datetime

from tracker.accounts import codes, staffing
from tracker.accounts.codes import Purpose
from tracker.accounts.people import Person
from tracker.rules import N_, Refused


def give_by_hand(person: Person, *, by: Person | None, at: datetime) -> str:
    """Return eight digits, good once within 24 hours, that the giver tells the person.

    Raises Refused where the account is shut. The history keeps who gave a code, not the code.
    """
    _check_enabled(person)
    staffing.record_code(person, Purpose.BY_HAND, by=by, at=at)
    return codes.give(person, purpose=Purpose.BY_HAND, by=by, at=at)


def _check_enabled(person: Person) -> None:
    if not person.is_enabled:
        raise Refused(N_("Tài khoản của %(name)s đang khóa."), name=person.full_name)
