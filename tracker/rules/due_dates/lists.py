"""Reads one point, a range of two, or a list of several, and says what is doubtful."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from tracker.rules.due_dates.points import Point, blanked, find_points
from tracker.rules.due_dates.reading import Reading, day_in_month
from tracker.rules.words import DeadlineKind as Kind

_RANGE_MARK = re.compile(r" ?(?:-|den|toi)(?: (?:het|truoc|ngay|cuoi))* ?")
_OPEN_START = re.compile(r"\b(?:tu|bat dau|ke tu)(?: (?:ngay|dau))*$")
_NEXT_YEAR = re.compile(r"\bnam (?:sau|ke tiep|tiep theo|lien ke)\b")
_UNTIL = re.compile(r"\b(?:den|toi)(?: het)?$")
_NUMBERED = re.compile(r"\b(?:dot|lan|buoc|giai doan|ky|so|muc|phan|khoa)(?: thu)? [0-9]+\b")
# What stays unread beside the points and could change the reading.
_DOUBTS = re.compile(
    r"[0-9]|\b(?:hoac|khoang|neu|khi|tuy|du kien|so ket)\b|\bsau (?:ngay )?#"
    r"|\b(?:dau|giua|nua|tuan) #|# tuan|\btheo (?:tien do|yeu cau|lo trinh|huong dan)"
    r"|\btheo ke hoach(?! (?:so )?so_vb)"
)


def read_points(text: str, *, year: int) -> Reading | None:
    """Return the reading of the points a canonical text names, or None if it names none."""
    points = find_points(text, year=year)
    if not points:
        return None
    rest = blanked(text, points=points)
    joined = _join_ranges(text, points)
    if len({point.end for point in joined}) == 1:
        reading = _one(joined[0], before=text[: joined[0].at[0]].strip(), year=year)
    else:
        reading = _list(joined)
    doubtful = any(point.doubtful for point in joined) or _is_doubtful(rest)
    doubtful = doubtful or _is_before_period(text, points)
    doubtful = doubtful or (_is_far(reading, year=year) and not _NEXT_YEAR.search(text))
    return replace(reading, needs_review=reading.needs_review or doubtful)


def _join_ranges(text: str, points: tuple[Point, ...]) -> tuple[Point, ...]:
    joined = [points[0]]
    for before, point in pairwise(points):
        open_range = joined[-1] is before
        if open_range and _RANGE_MARK.fullmatch(text[before.at[1] : point.at[0]]):
            joined[-1] = _range(before, point)
        else:
            joined.append(point)
    return tuple(joined)


def _range(first: Point, last: Point) -> Point:
    start, end = first.start or first.end, last.end
    crossing = end < start
    if crossing:
        end = day_in_month(start.year + 1, end.month, end.day)
    doubtful = first.doubtful or last.doubtful or crossing or first.kind is Kind.YEAR
    return Point(Kind.RANGE, start, end, (first.at[0], last.at[1]), doubtful)


def _one(point: Point, *, before: str, year: int) -> Reading:
    reading = Reading(point.kind, point.start, (point.end,))
    if _OPEN_START.search(before) and point.kind is not Kind.RANGE:
        first = point.start or point.end
        ends = date(max(year, first.year), 12, 31)
        return Reading(Kind.RANGE, first, (ends,), needs_review=True)
    if point.kind is Kind.YEAR and point.end.year > year and _UNTIL.search(before):
        reading = replace(reading, kind=Kind.RANGE, start=date(year, 1, 1))
    if reading.kind is Kind.RANGE and _is_multi_year(reading, year=year):
        return replace(reading, recurrence="MULTIYEAR", needs_review=True)
    return reading


def _is_multi_year(reading: Reading, *, year: int) -> bool:
    last = reading.due_on[-1]
    whole_years = (last.month, last.day) == (12, 31) and (
        reading.start is not None and reading.start.year < last.year
    )
    return last.year > year or whole_years


def _list(points: tuple[Point, ...]) -> Reading:
    kinds = {point.kind for point in points}
    days = tuple(sorted({point.end for point in points}))
    starts = [point.start for point in points if point.start]
    if kinds == {Kind.QUARTER}:
        return Reading(Kind.QUARTER, min(starts), days[-1:], needs_review=not _is_chain(points))
    if kinds == {Kind.YEAR}:
        return Reading(Kind.RANGE, min(starts), days[-1:], "MULTIYEAR", needs_review=True)
    if len(kinds) == 1 and kinds != {Kind.RANGE}:
        return Reading(Kind.MULTI, None, days)
    return Reading(Kind.MULTI, min(starts), days, "MILESTONES", needs_review=True)


def _is_chain(points: tuple[Point, ...]) -> bool:
    return all(
        later.start and (later.start - before.end).days == 1 for before, later in pairwise(points)
    )


def _is_doubtful(rest: str) -> bool:
    return bool(_DOUBTS.search(_NUMBERED.sub(" ", rest)))


def _is_before_period(text: str, points: tuple[Point, ...]) -> bool:
    """ "Trước quý II" may mean before its first day or by its last: a person decides."""
    return any(point.start and text[: point.at[0]].endswith("truoc ") for point in points)


def _is_far(reading: Reading, *, year: int) -> bool:
    """Say whether a year looks copied or mistyped; next year is usual for single days only."""
    last_year = year + 1 if reading.kind in (Kind.DATE, Kind.MULTI) else year
    return any(not year <= day.year <= last_year for day in reading.due_on)
