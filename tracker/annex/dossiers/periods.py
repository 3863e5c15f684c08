"""The period that a title, a sheet's name or a cell names: a month, quarter, half or year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.rules import N_, Refused, Told
from tracker.rules.fold import fold
from tracker.rules.numbers import YEARS, parse_day, roman

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:/|\.|-|,? ?(?:nam )?)\s*(20\d\d)"
_DAY = r"(\d{1,2}[/.-]\d{1,2}[/.-]20\d\d)"
_SPAN = re.compile(rf"{_DAY}\s*(?:-|den(?: het)?(?: ngay)?)\s*(?:ngay )?{_DAY}")
_MONTH = re.compile(rf"(?:\bthang|\bt)[ .]?(0?[1-9]|1[0-2])(?!\d)(?:{_YEAR})?(?!\d)")
_BARE_MONTH = re.compile(r"(0?[1-9]|1[0-2])[/.-](20\d\d)|(20\d\d)-(0[1-9]|1[0-2])")
_QUARTER = re.compile(rf"\bq(?:uy)?[ .]?(iv|i{{1,3}}|[1-4])\b(?:{_YEAR})?")
_HALF = re.compile(rf"\b(0?6|0?9) thang( dau| cuoi)?(?: nam)?(?:{_YEAR})?")
_WHOLE = re.compile(r"\b(?:ca )?nam (20\d\d)")
_ONLY_YEAR = re.compile(r"(20\d\d)")
_ENGLISH = tuple(
    (re.compile(english), vietnamese)
    for english, vietnamese in (
        (r"\bmonth (\d{1,2})(?: of)? (20\d\d)", r"thang \1/\2"),
        (r"\bquarter (iv|i{1,3}|[1-4])(?: of)? (20\d\d)", r"quy \1/\2"),
        (r"\bfirst half of (20\d\d)", r"6 thang dau nam \1"),
        (r"\b(?:second|last) half of (20\d\d)", r"6 thang cuoi nam \1"),
        (r"\byear (20\d\d)", r"nam \1"),
    )
)
_CLOSED_ON = 25  # a period cut off before this day of its last month is that month's all the same


def _ends_a_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of whole days, both included; most often of whole months."""

    first: date
    last: date

    @property
    def months(self) -> list[tuple[int, int]]:
        """Return its months as (year, month); none where it is not made of whole months."""
        if self.first.day != 1 or not _ends_a_month(self.last):
            return []
        start = self.first.year * 12 + self.first.month - 1
        end = self.last.year * 12 + self.last.month
        return [(place // 12, place % 12 + 1) for place in range(start, end)]

    @property
    def month(self) -> tuple[int, int] | None:
        """Return the (year, month) under which it is reported, None where it is no single month.

        Offices cut off mid-month: 15/02-14/3/2026 is reported as March.
        """
        months = self.months
        if len(months) == 1:
            return months[0]
        days = (self.last - self.first).days + 1
        if 27 <= days <= 32 and self.last.day < _CLOSED_ON and not months:
            return self.last.year, self.last.month
        return None

    @property
    def previous(self) -> "Period | None":
        """Return the period of as many months right before; None unless of whole months."""
        months = self.months
        if not months:
            return None
        end = self.first - timedelta(days=1)
        start = self.first.year * 12 + self.first.month - 1 - len(months)
        return Period(date(start // 12, start % 12 + 1, 1), end) if start >= 12 else None

    @property
    def told(self) -> Told:
        """Return its name as offices write it, to be translated."""
        months = self.months
        year, month = self.first.year, self.first.month
        if len(months) == 1:
            return Told(N_("tháng %(number)s/%(year)s"), {"number": str(month), "year": str(year)})
        if len(months) == 3 and month % 3 == 1:
            quarter = roman((month + 2) // 3)
            return Told(N_("quý %(number)s/%(year)s"), {"number": quarter, "year": str(year)})
        if len(months) == 12 and month == 1:
            return Told(N_("năm %(number)s"), {"number": str(year)})
        days: dict[str, object] = {
            "first": f"{self.first:%d/%m/%Y}",
            "last": f"{self.last:%d/%m/%Y}",
        }
        return Told("%(first)s - %(last)s", days)

    def __str__(self) -> str:
        return str(self.told)


def of_months(year: int, first: int, last: int) -> Period:
    """Return a period of whole months of one year."""
    return Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def of_days(first: str, last: str) -> Period | None:
    """Return the period between two written days, None where they are none."""
    try:
        found = Period(parse_day(first), parse_day(last))
    except Refused:
        return None
    return found if found.first <= found.last else None


def read_period(text: str, *, year: int | None = None) -> Period | None:
    """Return the period that a text names, None where it names none.

    `Tháng 3 năm 2026`, `T3/2026`, `Quý I/2023`, `6 tháng đầu năm 2023`, `Năm 2022`, or two days;
    `year` stands in for a year that the text leaves out. A named month goes before its days.
    """
    words = in_vietnamese(fold(text).replace("–", "-"))
    for reads in (_half, _quarter, _month, _days, _year):
        found = reads(words, year)
        if found is not None and found.last.year in YEARS:
            return found
    return None


def in_vietnamese(words: str) -> str:
    """Return folded words with what our English pages call periods as the Vietnamese ones do."""
    for english, vietnamese in _ENGLISH:
        words = english.sub(vietnamese, words)
    return words


def _half(words: str, year: int | None) -> Period | None:
    found = _HALF.search(words)
    stated = _stated(found[3] if found else None, year)
    if found is None or stated is None:
        return None
    count = int(found[1])
    if (found[2] or "").strip() == "cuoi":
        return of_months(stated, 13 - count, 12)
    return of_months(stated, 1, count)


def _quarter(words: str, year: int | None) -> Period | None:
    found = _QUARTER.search(words)
    stated = _stated(found[2] if found else None, year)
    if found is None or stated is None:
        return None
    number = _QUARTERS[found[1]]
    return of_months(stated, number * 3 - 2, number * 3)


def _month(words: str, year: int | None) -> Period | None:
    dated = re.sub(r"ngay \d{1,2} thang \d{1,2} nam 20\d\d", " ", words)  # the day of signing
    bare = _BARE_MONTH.fullmatch(words)
    if bare:
        month, stated = (bare[1], bare[2]) if bare[1] else (bare[4], bare[3])
        return of_months(int(stated), int(month), int(month))
    found = _MONTH.search(dated)
    named = _stated(found[2] if found else None, year)
    if found is None or named is None:
        return None
    return of_months(named, int(found[1]), int(found[1]))


def _days(words: str, _year: int | None) -> Period | None:
    found = _SPAN.search(words)
    return of_days(found[1], found[2]) if found else None


def _year(words: str, _year: int | None) -> Period | None:
    dated = re.sub(r"(ngay \d{1,2} )?thang \d{1,2} nam 20\d\d", " ", words)
    found = _WHOLE.search(dated) or _ONLY_YEAR.fullmatch(words)
    return of_months(int(found[1]), 1, 12) if found else None


def _stated(text: str | None, year: int | None) -> int | None:
    return int(text) if text else year
