"""Phiên họp Ban Chỉ đạo: prepared, held before a projector, concluded, followed."""

from tracker.pages.reviews import (
    agenda,
    closing,
    concluding,
    correcting,
    listing,
    live,
    one,
    paper,
    planning,
    screen,
)
from tracker.pages.reviews.door import pages

__all__ = [
    "agenda",
    "closing",
    "concluding",
    "correcting",
    "listing",
    "live",
    "one",
    "pages",
    "paper",
    "planning",
    "screen",
]
