"""The transactional outbox: put with the change, claim, send, mark: nothing is lost."""

from tracker.outbox.afresh import (
    Texts,
    note_opened,
    try_again,
    try_out,
    unopened,
    unwrite,
)
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
from tracker.outbox.queue import already_told, put, put_in_mailbox

__all__ = [
    "Claim",
    "Letter",
    "LetterState",
    "Texts",
    "Told",
    "ToldItem",
    "already_told",
    "claim",
    "drop",
    "give_up",
    "hold",
    "is_waiting",
    "note_opened",
    "postpone",
    "put",
    "put_in_mailbox",
    "release",
    "repeat",
    "sent",
    "start",
    "try_again",
    "try_out",
    "unopened",
    "unwrite",
]
