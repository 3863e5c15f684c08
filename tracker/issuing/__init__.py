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
from tracker.issuing.entering import Entry, enter_plan
from tracker.issuing.outside import (
    AREA_CODES,
    Instruction,
    add_outside,
    area_of,
    collection_of,
)
from tracker.issuing.rows import Row, read_days

__all__ = [
    "AREA_CODES",
    "LETTER",
    "MISSING_LABELS",
    "Decision",
    "Entry",
    "Incomplete",
    "Instruction",
    "Missing",
    "Reason",
    "Row",
    "add",
    "add_outside",
    "area_of",
    "close",
    "collection_of",
    "correct",
    "enter_plan",
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
