"""From an annex to a draft plan: read rows kept, units matched, doubtful places settled."""

from tracker.annex import Severity
from tracker.intake.carrying import carried, carried_from, carry_over
from tracker.intake.difference import Difference, difference
from tracker.intake.editing import Row, drop, edit, restore
from tracker.intake.facts import (
    COLUMN_LABELS,
    SEVERITY_LABELS,
    Column,
    ImportBatch,
    ImportProblem,
    ImportRow,
)
from tracker.intake.naming import match_units
from tracker.intake.settling import Choice, How, NewUnit, settle
from tracker.intake.starting import TakenIn, examine, reimport, start, take_in, target

__all__ = [
    "COLUMN_LABELS",
    "SEVERITY_LABELS",
    "Choice",
    "Column",
    "Difference",
    "How",
    "ImportBatch",
    "ImportProblem",
    "ImportRow",
    "NewUnit",
    "Row",
    "Severity",
    "TakenIn",
    "carried",
    "carried_from",
    "carry_over",
    "difference",
    "drop",
    "edit",
    "examine",
    "match_units",
    "reimport",
    "restore",
    "settle",
    "start",
    "take_in",
    "target",
]
