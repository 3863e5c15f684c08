"""Indicators (chỉ tiêu): met or not, on their path or behind it, and values made of others."""

from tracker.rules.indicators.formula import Formula, read_formula
from tracker.rules.indicators.keeping import refuse_unkept
from tracker.rules.indicators.path import Course, Point, Track, expected, track
from tracker.rules.indicators.sources import LEAD, SOURCES, SourceName, source_of
from tracker.rules.indicators.standing import (
    Aim,
    Direction,
    Reading,
    Standing,
    aim_of,
    standing,
    telling_places,
    unrounded,
)
from tracker.rules.indicators.times import Frequency, Span, spans, to_date

__all__ = [
    "LEAD",
    "SOURCES",
    "Aim",
    "Course",
    "Direction",
    "Formula",
    "Frequency",
    "Point",
    "Reading",
    "SourceName",
    "Span",
    "Standing",
    "Track",
    "aim_of",
    "expected",
    "read_formula",
    "refuse_unkept",
    "source_of",
    "spans",
    "standing",
    "telling_places",
    "to_date",
    "track",
    "unrounded",
]
