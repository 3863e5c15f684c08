"""Tasks out as Excel and the filled files back in: seen as differences, applied all or nothing."""

from tracker.worksheets.batches import (
    KEPT,
    Choices,
    Given,
    Overtaken,
    apply,
    drop,
    forget,
    look_again,
    plan_of,
    take_in,
)
from tracker.worksheets.facts import Batch, Line, Verdict
from tracker.worksheets.incoming import Returned, read
from tracker.worksheets.outgoing import OPEN, Sheets, archive, file_name, workbook

__all__ = [
    "KEPT",
    "OPEN",
    "Batch",
    "Choices",
    "Given",
    "Line",
    "Overtaken",
    "Returned",
    "Sheets",
    "Verdict",
    "apply",
    "archive",
    "drop",
    "file_name",
    "forget",
    "look_again",
    "plan_of",
    "read",
    "take_in",
    "workbook",
]
