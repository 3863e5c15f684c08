"""Finds the days, months, quarters and years that a canonical deadline text names."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tracker.rules.due_dates.reading import Impossible, day, month_end
from tracker.rules.due_dates.wording import NUMERAL
from tracker.rules.words import DeadlineKind as Kind

_OTHER = r"(?P<other>sau|nay|truoc(?! ngay| [0-9#])|ke tiep|tiep theo|lien ke)\b"
_YEAR = (
    r"(?:(?: ?[/,-] ?|(?: cua)? )(?:nam )?(?P<year>[0-9]{4})(?![0-9/])"
    rf"|(?: cua)?,? nam {_OTHER})?"
)
_NAMED_YEAR = rf"(?:(?: cua)?,? nam (?:(?P<year>[0-9]{{4}})(?![0-9/])|{_OTHER}))?"
_PART = r"(?:(?P<part>dau|giua|cuoi|thuong tuan|trung tuan|ha tuan|nua dau|nua cuoi) (?:cua )?)?"
_YEAR_PART = r"(?P<part>dau|giua|cuoi|nua dau|nua cuoi) (?:cua )?"
_WHOLE = r"(?:ca|trong|toan|het|suot) "
_OTHER_YEARS = {"sau": 1, "ke tiep": 1, "tiep theo": 1, "lien ke": 1, "nay": 0, "truoc": -1}


@dataclass(frozen=True)
class Point:
    """One named day or period: `start` is None for a day; `at` is its place in the text.

    `dated` says that the text gives its year, itself or through the list it stands in.
    """

    kind: Kind
    start: date | None
    end: date
    at: tuple[int, int]
    doubtful: bool = False
    dated: bool = False


@dataclass(frozen=True)
class _Found:
    """What a shape matched, with the year it is to be read in."""

    match: re.Match[str]
    year: int

    def number(self, name: str) -> int:
        roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
        text = self.match[name]
        return roman[text] if text in roman else int(text)

    def named(self, name: str) -> str:
        return self.match.groupdict().get(name) or ""

    def point(self, kind: Kind, start: date | None, end: date) -> Point:
        return Point(kind, start, end, self.match.span())


def _date(found: _Found) -> Point:
    end = day(found.year, found.number("month"), found.number("day"))
    return found.point(Kind.DATE, None, end)


def _quarter_months(found: _Found) -> tuple[int, int]:
    quarter = found.number("quarter")
    if not 1 <= quarter <= 4:
        raise Impossible
    return quarter * 3 - 2, quarter * 3


def _day_of_quarter(found: _Found) -> Point:
    first, last = _quarter_months(found)
    month = first if found.named("which") == "dau" else last
    return found.point(Kind.DATE, None, day(found.year, month, found.number("day")))


def _month_of_quarter(found: _Found) -> Point:
    first, last = _quarter_months(found)
    month = {"dau": first, "giua": first + 1, "cuoi": last}[found.named("which")]
    return found.point(Kind.MONTH, day(found.year, month, 1), month_end(found.year, month))


def _quarter(found: _Found) -> Point:
    first, last = _quarter_months(found)
    part = found.named("part")
    start, end = day(found.year, first, 1), month_end(found.year, last)
    if part in ("dau", "giua"):
        month = first if part == "dau" else first + 1
        start, end = day(found.year, month, 1), month_end(found.year, month)
    doubtful = part not in ("", "cuoi")
    return replace(found.point(Kind.QUARTER, start, end), doubtful=doubtful)


_MONTH_PARTS = {
    "": (1, 31),
    "dau": (1, 10),
    "thuong tuan": (1, 10),
    "giua": (11, 20),
    "trung tuan": (11, 20),
    "cuoi": (21, 31),
    "ha tuan": (21, 31),
    "nua dau": (1, 15),
    "nua cuoi": (16, 31),
}
_WEEKS = {"dau": 1, "1": 1, "2": 2, "3": 3, "4": 4, "cuoi": 5, "5": 5}


def _month(found: _Found) -> Point:
    part = found.named("part")
    first, last = _MONTH_PARTS[part]
    end = month_end(found.year, found.number("month"))
    point = found.point(Kind.MONTH, end.replace(day=first), end.replace(day=min(last, end.day)))
    return replace(point, doubtful=part not in ("", "cuoi", "ha tuan", "nua cuoi"))


def _week(found: _Found) -> Point:
    end = month_end(found.year, found.number("month"))
    last = min(_WEEKS[found.named("week")] * 7, end.day)
    point = found.point(Kind.MONTH, end.replace(day=last - 6), end.replace(day=last))
    return replace(point, doubtful=True)


def _months(found: _Found) -> Point:
    count, which = found.number("months"), found.named("which")
    first, last = (13 - count, 12) if which == "cuoi" else (1, count)
    kind = Kind.HALF if count == 6 else Kind.RANGE
    start, end = day(found.year, first, 1), month_end(found.year, last)
    # "6 tháng" alone may also be a length of time.
    return replace(found.point(kind, start, end), doubtful=not which and count in (3, 6))


_YEAR_PARTS = {"": (1, 12), "nua dau": (1, 6), "nua cuoi": (7, 12)}
_YEAR_PARTS |= {"dau": (1, 3), "giua": (1, 6), "cuoi": (10, 12)}


def _year(found: _Found) -> Point:
    part = found.named("part")
    first, last = _YEAR_PARTS[part]
    kind = Kind.HALF if part.startswith("nua") else Kind.YEAR
    point = found.point(kind, day(found.year, first, 1), month_end(found.year, last))
    return replace(point, doubtful=part in ("dau", "giua"))


_DAY = r"(?<![0-9/.])(?P<day>[0-9]{1,2})"
_MONTH = r"thang (?P<month>[0-9]{1,2})(?![0-9])"
_QUARTER = rf"quy (?P<quarter>{NUMERAL})\b"
# "15 tháng 6" without "ngày" is a day only where a day can begin.
_BEFORE_DAY = r"(?:\bngay |(?<=truoc )|(?<=den )|(?<=nhat )|(?<=tu )|(?<=va )|(?<=[,;-] )|^)"
_OF = r"(?: cua)? "

# The shapes are tried in this order; what one has taken the next do not see.
_SHAPES: tuple[tuple[str, Callable[[_Found], Point]], ...] = (
    (
        rf"(?:\bngay )?{_DAY}(?P<mark>[/.-])(?P<month>[0-9]{{1,2}})(?P=mark)"
        r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])",
        _date,
    ),
    (rf"\bngay {_DAY}{_OF}thang (?P<which>dau|cuoi){_OF}{_QUARTER}{_YEAR}", _day_of_quarter),
    (rf"\bthang (?P<which>dau|giua|cuoi){_OF}{_QUARTER}{_YEAR}", _month_of_quarter),
    (rf"{_BEFORE_DAY}{_DAY},?{_OF}{_MONTH}{_YEAR}", _date),
    (rf"(?:\bngay )?{_DAY}/(?P<month>[0-9]{{1,2}})(?![0-9]|[/.][0-9]){_NAMED_YEAR}", _date),
    (rf"\b{_PART}{_QUARTER}{_YEAR}", _quarter),
    (rf"\btuan (?:thu )?(?P<week>dau|cuoi|[1-5]){_OF}{_MONTH}{_YEAR}", _week),
    (rf"\b{_PART}{_MONTH}(?![/.][0-9]{{1,2}}\b){_YEAR}", _month),
    (
        r"\b(?P<months>0?[1-9]|1[0-2]) thang (?P<which>dau|cuoi)(?:(?: cua)? nam)?\b" + _YEAR,
        _months,
    ),
    (rf"\b(?P<months>0?[369]) thang(?! [0-9]| dau| cuoi){_YEAR}", _months),
    (rf"\b(?:{_YEAR_PART})?(?:{_WHOLE})?nam (?P<year>[0-9]{{4}})(?![0-9/])", _year),
    (rf"\b(?:{_YEAR_PART}|{_WHOLE})nam\b(?: {_OTHER})?", _year),
    (rf"\bnam {_OTHER}", _year),
    (r"(?<![0-9/.])(?P<year>(?:19|20)[0-9]{2})(?![0-9/]|\.[0-9])", _year),
)
_PATTERNS = tuple((re.compile(shape), build) for shape, build in _SHAPES)
_LIST_MARK = re.compile(r" ?(?:,|;|va|&|\+|-|den|toi)(?: (?:het|truoc|den|ngay|cuoi))* ?")
_Match = tuple[re.Match[str], Callable[[_Found], Point]]


def find_points(text: str, *, year: int) -> tuple[Point, ...]:
    """Return the points of a canonical text in its order; raises Impossible.

    A point without a year takes that of the next one of its kind in the same list
    ("30/6 và 31/12/2023"), else `year`, the year of the plan.
    """
    points: list[Point] = []
    for match, build in reversed(_matches(text)):
        near = _LIST_MARK.fullmatch(text[match.end() : points[0].at[0]]) if points else None
        points.insert(0, _read(match, build, year, points[0] if near else None))
    return tuple(points)


def blanked(text: str, *, points: tuple[Point, ...]) -> str:
    """Return the text with `#` in place of each point: what is left unread."""
    for point in reversed(points):
        text = text[: point.at[0]] + "#" + text[point.at[1] :]
    return text


def _matches(text: str) -> list[_Match]:
    found: list[_Match] = []
    for pattern, build in _PATTERNS:
        for match in pattern.finditer(text):
            found.append((match, build))
            text = text[: match.start()] + "#" * len(match[0]) + text[match.end() :]
    return sorted(found, key=lambda pair: pair[0].start())


def _read(
    match: re.Match[str], build: Callable[[_Found], Point], year: int, following: Point | None
) -> Point:
    given = _given_year(match, year)
    point = build(_Found(match, year if given is None else given))
    if given is not None:
        return replace(point, dated=True)
    if following is None or not following.dated or following.kind != point.kind:
        return point
    shared = build(_Found(match, following.end.year))
    if shared.end > following.end:
        shared = build(_Found(match, following.end.year - 1))
    return replace(shared, dated=True)


def _given_year(match: re.Match[str], year: int) -> int | None:
    named = match.groupdict()
    if named.get("year"):
        return int(named["year"]) + (2000 if len(named["year"]) == 2 else 0)
    if named.get("other"):
        return year + _OTHER_YEARS[named["other"]]
    return None
