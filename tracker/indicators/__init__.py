"""Indicators of a plan, their paths over the year, and the values reported for them."""

from tracker.indicators.defining import Definition, add, define
from tracker.indicators.facts import (
    Indicator,
    IndicatorPoint,
    IndicatorValue,
    SourceKind,
    of_plan,
    of_plans,
    papers_read_by,
)
from tracker.indicators.reporting import ENTERED, Reported, owed, report, verify

__all__ = [
    "ENTERED",
    "Definition",
    "Indicator",
    "IndicatorPoint",
    "IndicatorValue",
    "Reported",
    "SourceKind",
    "add",
    "define",
    "of_plan",
    "of_plans",
    "owed",
    "papers_read_by",
    "report",
    "verify",
]
