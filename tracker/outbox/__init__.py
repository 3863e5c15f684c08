"""The transactional outbox: put with the change, claim, send, mark: nothing is lost."""

from tracker.outbox.claims import (
    Claim,
    claim,
    drop,
    give_up,
    hold,
    is_waiting,
    postpone,
    release,
    repeat,
    sent,
    start,
)
from tracker.outbox.facts import Letter, LetterState, Told, ToldItem
from tracker.outbox.queue import already_told, put

__all__ = [
    "Claim",
    "Letter",
    "LetterState",
    "Told",
    "ToldItem",
    "already_told",
    "claim",
    "drop",
    "give_up",
    "hold",
    "is_waiting",
    "postpone",
    "put",
    "release",
    "repeat",
    "sent",
    "start",
]
