"""Reads deadlines as offices write them: `read_deadline("Trước ngày 15/12", 2026)`."""

import re
from dataclasses import replace

from tracker.rules.due_dates.lists import read_points
from tracker.rules.due_dates.loose import is_ditto, read_ongoing, read_relative, read_waiting
from tracker.rules.due_dates.reading import Impossible, Reading
from tracker.rules.due_dates.rhythm import read_rhythm
from tracker.rules.due_dates.wording import canonical
from tracker.rules.words import DeadlineKind

__all__ = ["Reading", "read_deadline"]

# The first that can read the text does (the order of the rules of reading).
_READERS = (read_ongoing, read_relative, read_rhythm, read_waiting, read_points)
# "năm trước" is last year; "báo cáo năm trước 15/12" is a day.
_STRICT = re.compile(r"\bbefore\b|(?<!nam )\btruoc\b|\btruoc (?=ngay |[0-9])")


def read_deadline(text: str, year: int) -> Reading:
    """Return what a deadline text means in the plan of `year`; never raises on any text.

    What cannot be read for certain comes back with `needs_review`; a day that no calendar
    has comes back as `invalid` without any day. Days are read dd/mm, never mm/dd.
    """
    if is_ditto(text):
        return Reading(DeadlineKind.INHERIT, recurrence="INHERIT")
    plain = canonical(text)
    strict = _STRICT.search(plain) is not None
    try:
        for read in _READERS:
            reading = read(plain, year=year)
            if reading is not None:
                return replace(reading, strict=strict)
    except Impossible:
        return Reading(DeadlineKind.INVALID, needs_review=True, strict=strict)
    return Reading(DeadlineKind.UNSPECIFIED, needs_review=True, strict=strict)
