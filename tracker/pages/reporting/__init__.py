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
    refreezing,
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
    "refreezing",
    "sending",
    "snapshot",
]
