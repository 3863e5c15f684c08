"""Báo cáo: periods and what they lack, freezing, frozen figures, what units and we sent."""

from tracker.pages.reporting import (
    comparing,
    correcting,
    duties,
    estimates,
    freezing,
    listing,
    making,
    one,
    opening,
    publishing,
    sending,
    snapshot,
)
from tracker.pages.reporting.blueprint import pages

__all__ = [
    "comparing",
    "correcting",
    "duties",
    "estimates",
    "freezing",
    "listing",
    "making",
    "one",
    "opening",
    "pages",
    "publishing",
    "sending",
    "snapshot",
]
