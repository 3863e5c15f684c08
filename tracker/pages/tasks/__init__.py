"""The pages of tasks: mine, the list, one task with its moves, and what waits for a verifier."""

from tracker.pages.tasks import (
    answers,
    beginning,
    directives,
    listing,
    mine,
    one,
    parts,
    people,
    proof,
    signs,
    update,
    verdicts,
    waiting,
    ways,
    withdrawal,
    workbook,
)
from tracker.pages.tasks.door import pages

__all__ = [
    "answers",
    "beginning",
    "directives",
    "listing",
    "mine",
    "one",
    "pages",
    "parts",
    "people",
    "proof",
    "signs",
    "update",
    "verdicts",
    "waiting",
    "ways",
    "withdrawal",
    "workbook",
]
