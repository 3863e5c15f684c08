"""Round by round: connect, claim a batch, work it off, until nothing waits."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event

from flask import current_app

from tracker import letters, outbox
from tracker.accounts import holds
from tracker.db import begin_write, db
from tracker.delivery.batch import Compose, Desk, work_off
from tracker.delivery.message import sender_of
from tracker.delivery.outcomes import Fate
from tracker.delivery.server import Server, Unreachable, connected, server_of
from tracker.rules import N_

BATCH = 100
NO_SERVER = N_("Chưa đặt SMTP_URL: thư được giữ trong hàng chờ.")
# A claim outlasts the answers that one letter may take: sender, recipient, data, end, next one.
ANSWERS = 5


@dataclass(frozen=True)
class Delivered:
    """How many letters were sent, put off, given up, dropped or kept back; why it stopped early."""

    sent: int = 0
    postponed: int = 0
    dead: int = 0
    dropped: int = 0
    held: int = 0
    fault: str = ""


def deliver(
    *,
    now: Callable[[], datetime],
    compose: Compose | None = None,
    stop: Event | None = None,
    seconds: float = float("inf"),
) -> Delivered:
    """Send what waits, until nothing does, a stop is asked for, or the seconds are over.

    Commits. Nothing is claimed while there is no mail server to take it: letters then keep their
    order and their tries. `fault` says in a sentence what stands in the way. `compose` writes the
    letters, `letters.Writer` unless another is given.
    """
    compose = compose or letters.Writer().compose
    url = current_app.config["SMTP_URL"]
    if not url:
        return Delivered(fault=NO_SERVER)
    stop, ends, fates = stop or Event(), time.monotonic() + seconds, Counter[Fate]()
    try:
        server = server_of(url, seconds=current_app.config["SMTP_TIMEOUT_SECONDS"])
        while not stop.is_set() and time.monotonic() < ends and is_waiting(now()):
            if not one_round(server, fates, now=now, compose=compose, stop=stop):
                break
    except Unreachable as fault:
        return summed(fates, fault=str(fault))
    return summed(fates)


def is_waiting(now: datetime) -> bool:
    """Tell whether any letter may go out, without keeping a transaction open."""
    found = outbox.is_waiting(now=now, only=holds.may_leave(now))
    db.session.rollback()
    return found


def one_round(
    server: Server,
    fates: Counter[Fate],
    *,
    now: Callable[[], datetime],
    compose: Compose,
    stop: Event,
) -> bool:
    """Connect, claim and work off one batch; False where others were faster."""
    settings = current_app.config
    sender, ambiguous = sender_of(settings), settings["OUTBOX_AMBIGUOUS"]
    seconds = max(settings["OUTBOX_CLAIM_SECONDS"], ANSWERS * server.seconds)
    with connected(server, sender=sender) as smtp:
        begin_write()
        at = now()
        claim = outbox.claim(
            limit=BATCH, seconds=seconds, now=at, ambiguous=ambiguous, only=holds.may_leave(at)
        )
        db.session.commit()
        desk = Desk(smtp, sender, now, compose, ambiguous, stop, seconds)
        fates.update(work_off(claim, desk))
    return bool(claim.letter_ids)


def summed(fates: Counter[Fate], *, fault: str = "") -> Delivered:
    """Count by what the office asks."""
    return Delivered(
        sent=fates[Fate.SENT],
        postponed=fates[Fate.POSTPONED] + fates[Fate.REPEATED],
        dead=fates[Fate.DEAD],
        dropped=fates[Fate.DROPPED],
        held=fates[Fate.HELD],
        fault=fault,
    )
