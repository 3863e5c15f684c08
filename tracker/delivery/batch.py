"""One claimed batch over one connection: compose, mark the start, offer, mark what was said."""

import logging
import smtplib
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event
from typing import Protocol

from jinja2 import TemplateError
from sqlalchemy import select

from tracker import outbox
from tracker.accounts import holds
from tracker.db import begin_write, db
from tracker.delivery.message import Parcel, Sender, parcel_of
from tracker.delivery.outcomes import BAD_ADDRESS, NO_ADDRESS, Fate, Outcome, mark, outcome_of
from tracker.delivery.server import Answer, Reply, offer
from tracker.letters import Written
from tracker.outbox import Claim, Letter
from tracker.reminders import DIGEST, sending_window

logger = logging.getLogger(__name__)

# What a mistake in one letter's facts or template raises; faults of the database rise further.
MISTAKES = (ArithmeticError, AttributeError, LookupError, TemplateError, TypeError, ValueError)


class Compose(Protocol):
    """Whatever writes a letter from the facts of a minute; None when nothing is left to tell."""

    def __call__(self, letter: Letter, /, *, at: datetime) -> Written | None: ...


@dataclass(frozen=True)
class Desk:
    """What a batch is worked off with; a claim holds for `seconds`, begun letters anew."""

    smtp: smtplib.SMTP
    sender: Sender
    now: Callable[[], datetime]
    compose: Compose
    ambiguous: str
    stop: Event
    seconds: int


def work_off(claim: Claim, desk: Desk) -> Counter[Fate]:
    """Send the letters of a claim; those not reached before the end are given back.

    The mark of one letter and the start of the next share a commit. Whatever is raised on the
    way, what the server said is marked.
    """
    waiting, unmarked = deque(letters_of(claim)), list[Outcome]()
    fates: Counter[Fate] = Counter()
    is_open = True
    try:
        while waiting and is_open and not desk.stop.is_set():
            letter = waiting.popleft()
            outcome, is_open = handle(letter, desk, claim.token, unmarked)
            if outcome is None:
                waiting.appendleft(letter)
            else:
                unmarked.append(outcome)
                fates[outcome.fate] += 1
    finally:
        finish(claim.token, unmarked, unreached=[letter.id for letter in waiting])
    return fates


def letters_of(claim: Claim) -> list[Letter]:
    """Return the letters of a claim in its order, cut loose: only marks change what is stored."""
    rows = db.session.scalars(select(Letter).where(Letter.id.in_(claim.letter_ids)))
    found = {letter.id: letter for letter in rows}
    for letter in found.values():
        db.session.expunge(letter)
    return [found[letter_id] for letter_id in claim.letter_ids]


def handle(
    letter: Letter, desk: Desk, token: str, unmarked: list[Outcome]
) -> tuple[Outcome | None, bool]:
    """Bring one letter to its outcome, None if it is no longer ours; tell if more may follow."""
    parcel = prepared(letter, desk)
    if isinstance(parcel, Outcome):
        return parcel, True
    if not begin(letter, token, unmarked, desk):
        return None, False
    reply = offer(desk.smtp, parcel, sender=desk.sender)
    return outcome_of(letter, reply, at=desk.now(), ambiguous=desk.ambiguous), reply.is_open


def prepared(letter: Letter, desk: Desk) -> Parcel | Outcome:
    """Compose and pack a letter unless its outcome stands before it is offered."""
    at = desk.now()
    try:
        if not composed(letter, desk.compose, at=at):
            return Outcome(letter, Fate.DROPPED, at)
        if not letter.address:
            return Outcome(letter, Fate.DEAD, at, NO_ADDRESS)
        if not is_address(letter.address):
            return Outcome(letter, Fate.DEAD, at, BAD_ADDRESS)
        return parcel_of(letter, sender=desk.sender, at=at)
    except MISTAKES as mistake:
        logger.exception("letter %s cannot be composed", letter.id)
        reply = Reply(Answer.LATER, f"{type(mistake).__name__}: {mistake}")
        put_off = outcome_of(letter, reply, at=at, ambiguous=desk.ambiguous)
        return replace(put_off, is_offered=False)


def is_address(address: str) -> bool:
    """Tell whether an address can stand in a message: plain letters, no blank, one part each side.

    Few servers take addresses in other letters, and a line break would start another header.
    """
    local, _at, domain = address.rpartition("@")
    return (
        address.isascii()
        and address.isprintable()
        and " " not in address
        and bool(local and domain)
    )


def composed(letter: Letter, compose: Compose, *, at: datetime) -> bool:
    """Write the letter's texts, once for all tries; False where nothing is to be told (any more).

    A digest whose hours are over is not sent late: the next working day's tells the same.
    """
    if letter.kind == DIGEST and at > sending_window(letter.day)[1]:
        return False
    if letter.is_composed:
        return True
    written = compose(letter, at=at)
    if written is None:
        return False
    letter.subject, letter.text, letter.html = written.subject, written.text, written.html
    letter.address, letter.tells = written.address, [item.plain() for item in written.tells]
    if written.options:
        letter.facts = {**letter.facts, "options": written.options}
    return True


def begin(letter: Letter, token: str, unmarked: list[Outcome], desk: Desk) -> bool:
    """Commit what was said of the letters before and that this one is about to be offered.

    False if the claim ran out before its turn came, or letters are held since: what is left is
    anybody's again.
    """
    begin_write()
    for outcome in unmarked:
        mark(outcome, token)
    at = desk.now()
    is_ours = outbox.start(letter, token, at=at, seconds=desk.seconds, only=holds.may_leave(at))
    db.session.commit()
    unmarked.clear()
    return is_ours


def finish(token: str, unmarked: list[Outcome], *, unreached: list[int]) -> None:
    """Commit what was said last and give back what was not offered."""
    begin_write()
    for outcome in unmarked:
        mark(outcome, token)
    outbox.release(token, unreached)
    db.session.commit()
