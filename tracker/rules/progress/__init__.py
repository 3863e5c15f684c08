"""How a plan's figures are counted: one rule says what a task adds, and the rest is adding up."""

from tracker.rules.progress.counts import NAMES, Counts, added, added_by
from tracker.rules.progress.rule import (
    Settings,
    TaskFacts,
    count,
    deadline,
    punctuality,
    roll_up_days,
    time_state,
)

__all__ = [
    "NAMES",
    "Counts",
    "Settings",
    "TaskFacts",
    "added",
    "added_by",
    "count",
    "deadline",
    "punctuality",
    "roll_up_days",
    "time_state",
]
