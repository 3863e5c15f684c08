"""The pages of tasks: mine, the list, one task with its moves, and what waits for a verifier."""

from tracker.pages.tasks import (
    listing,
    mine,
    one,
    parts,
    people,
    proof,
    update,
    verdicts,
    waiting,
    withdrawal,
)
from tracker.pages.tasks.door import pages

__all__ = [
    "listing",
    "mine",
    "one",
    "pages",
    "parts",
    "people",
    "proof",
    "update",
    "verdicts",
    "waiting",
    "withdrawal",
]
