"""What became of a letter, and the mark that it gets in the outbox."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tracker import outbox
from tracker.delivery.server import Answer, Reply
from tracker.outbox import Letter
from tracker.outbox.claims import HOLD
from tracker.rules import N_

BACK_OFF = (1, 2, 5, 15, 30)  # minutes; hourly from then on
HOUR = 60
# The steps take 53 minutes; with 47 hourly tries more, two days in all.
MOST_TRIES = len(BACK_OFF) + 48
# Letters that were put off together need not all come back in the same second.
JITTER_PERCENT = 20

NO_ADDRESS = N_("Chưa có địa chỉ thư điện tử dùng được.")
BAD_ADDRESS = N_("Địa chỉ thư điện tử chưa đúng.")


class Fate(StrEnum):
    """What became of a letter; a repeated one may have been accepted already."""

    SENT = "sent"
    POSTPONED = "postponed"
    REPEATED = "repeated"
    HELD = "held"
    DEAD = "dead"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Outcome:
    """What became of a claimed letter, when, and what was said about it."""

    letter: Letter
    fate: Fate
    at: datetime
    error: str = ""
    is_offered: bool = True


def outcome_of(letter: Letter, reply: Reply, *, at: datetime, ambiguous: str) -> Outcome:
    """Judge the mail server's reply to an offered letter."""
    if reply.answer is Answer.ACCEPTED:
        return Outcome(letter, Fate.SENT, at)
    if reply.answer is Answer.REFUSED:
        return Outcome(letter, Fate.DEAD, at, reply.words)
    if reply.answer is Answer.DOUBTFUL and ambiguous == HOLD:
        return Outcome(letter, Fate.HELD, at, reply.words)
    if letter.tries + 1 >= MOST_TRIES:
        return Outcome(letter, Fate.DEAD, at, reply.words)
    again = Fate.REPEATED if reply.answer is Answer.DOUBTFUL else Fate.POSTPONED
    return Outcome(letter, again, at, reply.words)


def mark(outcome: Outcome, token: str) -> None:
    """Write an outcome into the outbox; nothing happens where the claim is no longer ours."""
    letter, at, error = outcome.letter, outcome.at, outcome.error
    if not outcome.is_offered:
        outbox.start(letter, token, at=at, seconds=1)  # a try that ended early counts as one
    match outcome.fate:
        case Fate.SENT:
            outbox.sent(letter, token, at=at)
        case Fate.POSTPONED:
            outbox.postpone(letter, token, error=error, until=at + delay_of(letter.tries))
        case Fate.REPEATED:
            outbox.repeat(letter, token, error=error, until=at + delay_of(letter.tries))
        case Fate.HELD:
            outbox.hold(letter, token, error=error)
        case Fate.DEAD:
            outbox.give_up(letter, token, error=error)
        case Fate.DROPPED:
            outbox.drop(letter, token)


def delay_of(tries_before: int) -> timedelta:
    """Return how long to wait after a try that failed: longer each time, a little at random."""
    minutes = BACK_OFF[tries_before] if tries_before < len(BACK_OFF) else HOUR
    return timedelta(minutes=minutes) * (100 + secrets.randbelow(JITTER_PERCENT + 1)) / 100
