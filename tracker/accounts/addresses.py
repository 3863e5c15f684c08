"""Addresses that take no letters, as people found out: marked by hand until they are changed."""

from datetime import datetime

from tracker import history, outbox
from tracker.accounts.people import Person
from tracker.history import GENERAL, Entry
from tracker.outbox import Letter
from tracker.rules import N_, Refused

KIND = "person"


def mark_dead(person: Person, *, why: str, by: Person, at: datetime) -> None:
    """Note that letters to a person's address come back: none is sent to it any more.

    Another address is good at once. Refused: no address, or marked already.
    """
    if not person.email:
        raise Refused(N_("Người này chưa có địa chỉ thư điện tử."))
    if person.is_cut_off:
        raise Refused(N_("Địa chỉ này đã được đánh dấu."))
    person.dead_email = person.email
    outbox.unwrite(Letter.person_id == person.id)
    entry = Entry(
        KIND, person.id, "mail_fails", changes={"email": person.email, "text": why.strip()}
    )
    history.record(entry, chain_id=GENERAL, by=by.id, at=at)


def unmark(person: Person, *, by: Person, at: datetime) -> None:
    """Note that a person's address takes letters after all. Refused: where it is not marked."""
    if not person.is_cut_off:
        raise Refused(N_("Địa chỉ này không bị đánh dấu."))
    person.dead_email = ""
    entry = Entry(KIND, person.id, "mail_works", changes={"email": person.email})
    history.record(entry, chain_id=GENERAL, by=by.id, at=at)
