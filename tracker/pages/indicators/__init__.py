"""Chỉ tiêu: the scorecard, one page for each indicator, its definition, and its values."""

from tracker.pages.indicators import (
    defining,
    entering,
    grid,
    one,
    picture,
    scorecard,
    source_rows,
    workbook,
)
from tracker.pages.indicators.blueprint import pages

__all__ = [
    "defining",
    "entering",
    "grid",
    "one",
    "pages",
    "picture",
    "scorecard",
    "source_rows",
    "workbook",
]
