"""A plan's own moves: issued by its decision, amended, corrected, closed; tasks outside of it."""

from tracker.issuing.amending import add
from tracker.issuing.assigning import (
    LETTER,
    MISSING_LABELS,
    Decision,
    Incomplete,
    Missing,
    incomplete,
    issue,
    likely_coordinator,
    likely_verifier,
    missing,
    tasks_of,
)
from tracker.issuing.closing import Reason, close, is_whole, open_tasks, prepare, reason_of
from tracker.issuing.correcting import correct
from tracker.issuing.rows import Row, read_days

__all__ = [
    "LETTER",
    "MISSING_LABELS",
    "Decision",
    "Incomplete",
    "Missing",
    "Reason",
    "Row",
    "add",
    "close",
    "correct",
    "incomplete",
    "is_whole",
    "issue",
    "likely_coordinator",
    "likely_verifier",
    "missing",
    "open_tasks",
    "prepare",
    "read_days",
    "reason_of",
    "tasks_of",
]
