"""Indicators (chỉ tiêu): met or not, on their path or behind it, and values made of others."""

from tracker.rules.indicators.formula import Formula, read_formula
from tracker.rules.indicators.path import Course, Point, Track, expected, track
from tracker.rules.indicators.standing import (
    Aim,
    Direction,
    Reading,
    Standing,
    standing,
    unrounded,
)
from tracker.rules.indicators.times import Frequency, Span, spans, to_date

__all__ = [
    "Aim",
    "Course",
    "Direction",
    "Formula",
    "Frequency",
    "Point",
    "Reading",
    "Span",
    "Standing",
    "Track",
    "expected",
    "read_formula",
    "spans",
    "standing",
    "to_date",
    "track",
    "unrounded",
]
