"""Indicators of a plan, their paths over the year, and the values reported for them."""

from tracker.indicators.facts import (
    Indicator,
    IndicatorPoint,
    IndicatorValue,
    SourceKind,
    count_standings,
    of_plan,
    standing_of,
    standings,
    value_on,
)
from tracker.indicators.reporting import Reported, owed, report, verify

__all__ = [
    "Indicator",
    "IndicatorPoint",
    "IndicatorValue",
    "Reported",
    "SourceKind",
    "count_standings",
    "of_plan",
    "owed",
    "report",
    "standing_of",
    "standings",
    "value_on",
    "verify",
]
