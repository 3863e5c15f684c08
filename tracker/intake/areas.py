"""Finds a content area by its name."""

from collections.abc import Sequence

from tracker.plans import ContentArea
from tracker.rules.fold import fold


def area_named(areas: Sequence[ContentArea], title: str) -> ContentArea | None:
    """Return the area of a name, whatever the case and the marks."""
    return next((one for one in areas if fold(one.title) == fold(title)), None)
