"""Reads what repeats: hằng tháng, 01 lần/quý, ngày 15 tháng cuối quý, 02 lần/năm."""

import re
from dataclasses import dataclass, replace
from datetime import date

from tracker.rules.due_dates.lists import read_points
from tracker.rules.due_dates.reading import (
    Impossible,
    Reading,
    day_in_month,
    months_later,
)
from tracker.rules.words import DeadlineKind as Kind

_QUARTER = r"quy\b(?! (?:dinh|che|trinh|hoach|mo|pham|uoc|i|v|[0-9]))"
_ANY_UNIT = r"(?P<unit>tuan|thang|quy|nam)\b"
_UNIT = rf"(?P<unit>tuan|thang|{_QUARTER}|nam)\b(?! [0-9]{{1,2}}\b)"
_EACH = r"(?:hang|moi|tung|cac|theo|dinh ky(?: bao cao)?(?: theo| hang| moi)?|bao cao(?! nam))"
_HALF = r"(?P<half>0?6 thang(?!/| dau| cuoi| [0-9]))"
_MORE = (
    r"(?P<more>(?: ?(?:,|;|va|/|&|-) ?(?:hang |bao cao |01 |1 |ca )?"
    rf"(?:tuan|thang|{_QUARTER}|0?[369] thang|nam)\b(?! [0-9]| dau| cuoi))*)"
)
_TIMES = r"(?P<times>[0-9]{1,2}) lan"
# The one that begins first in the text is taken; of two, the upper.
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        rf"\b{_TIMES} ?(?:/|moi |trong |tren )?(?:(?P<every>[0-9]{{1,2}}) )?{_UNIT}",
        rf"\b(?P<every>[0-9]{{1,2}}) {_ANY_UNIT}(?:/| )(?:[0-9]{{1,2}} )?lan\b",
        rf"\b(?:moi |hang )?{_ANY_UNIT}(?:/| )(?:it nhat |toi thieu )?"
        r"(?:(?P<times>[0-9]{1,2}) )?lan\b",
        rf"\b{_EACH} {_UNIT}(?! [0-9]| tiep| sau| ke){_MORE}",
        rf"\b(?:dinh ky|moi|hang|bao cao|so ket) {_HALF}{_MORE}",
        rf"\b{_HALF} ?(?:,|va|;|/) ?(?:hang |bao cao |tong ket |0?1 )?nam\b(?! [0-9])",
        rf"\b(?P<which>thang (?:dau|cuoi)|cuoi)(?: cua)?(?: moi| hang| cac)? (?P<unit>{_QUARTER})",
    )
)
_MONTHS = {"tuan": 0, "thang": 1, "quy": 3, "6 thang": 6, "9 thang": 9, "3 thang": 3, "nam": 12}
_MORE_UNIT = re.compile(r"[369] thang|tuan|thang|quy|nam")
_NAMES = {0: "WEEK", 1: "MONTH", 3: "QUARTER", 12: "YEAR"}
_DAY = re.compile(r"\bngay ([0-9]{1,2})\b(?! lam viec|[/.]|(?: cua)? thang [0-9])")
_NEXT = re.compile(r"\b(?:thang|quy|ky) (?:sau|tiep theo|ke tiep|lien ke)\b")
_UNREAD = re.compile(r"[0-9]|\b(?:hoac|khoang|neu|khi|tuy|du kien)\b")


@dataclass(frozen=True)
class _Rhythm:
    """Something due `times` in every so many months (0 = every week)."""

    months: int
    times: int = 1
    doubtful: bool = False

    @property
    def mark(self) -> str:
        """The mark of the samples: FREQ=QUARTERLY, FREQ=6MONTHLY, 2/YEAR."""
        if self.times > 1:
            return f"{self.times}/{_NAMES.get(self.months, f'{self.months}MONTHS')}"
        return f"FREQ={_NAMES.get(self.months, f'{self.months}MONTH')}LY"

    @property
    def ends(self) -> tuple[int, ...]:
        """The months of the year, 1-12, at whose end one is due."""
        if self.months == 0 or self.times > 12:
            return (12,)
        if self.months == 12:
            return tuple(-(-12 * turn // self.times) for turn in range(1, self.times + 1))
        return tuple(range(self.months, 13, self.months))


def read_rhythm(text: str, *, year: int) -> Reading | None:
    """Return the reading of a canonical text that names a rhythm, else None.

    Monthly, quarterly and the like list every occurrence of the year, weekly its last day;
    days stated beside the rhythm win where there are as many as occurrences. Raises
    Impossible for a day that no month has.
    """
    matches = [match for match in (shape.search(text) for shape in _SHAPES) if match]
    if not matches:
        return None
    found = min(matches, key=lambda match: match.start())
    rhythm = _rhythm(found)
    rest = text[: found.start()] + " , " + text[found.end() :]
    if rhythm.months == 12 and rhythm.times == 1:
        return _yearly(rhythm, rest, year=year)
    number, rest = _cut_day(rest)
    stated = read_points(rest, year=year)
    doubtful = rhythm.doubtful or (stated is None and bool(_UNREAD.search(rest)))
    if stated and len(stated.due_on) == len(rhythm.ends) > 1:
        return replace(stated, kind=Kind.RECURRING, start=date(year, 1, 1), recurrence=rhythm.mark)
    reading = _occurrences(rhythm, text, number, year=_stated_year(stated, year))
    return _within(stated, replace(reading, needs_review=reading.needs_review or doubtful))


def _rhythm(found: re.Match[str]) -> _Rhythm:
    named = found.groupdict()
    units = [unit if unit != "tuan" else "" for unit in _MORE_UNIT.findall(named.get("more") or "")]
    first = "6 thang" if named.get("half") else named["unit"]
    many = int(named.get("every") or 1)
    months = [_MONTHS[first] * many, *(_MONTHS[unit] for unit in units if unit)]
    times = max(1, int(named.get("times") or 1))
    # A week beside a month: single weeks are not followed up, the months are.
    finest = min(each for each in months if each or len(months) == 1)
    odd = finest != 0 and (12 % finest != 0 or 0 in months or "" in units)
    bare = named.get("which") == "cuoi" and "moi" not in found[0] and "hang" not in found[0]
    return _Rhythm(min(finest, 12), times, odd or times > 1 or bare or finest > 12)


def _yearly(rhythm: _Rhythm, rest: str, *, year: int) -> Reading:
    """ "Hằng năm" has one occurrence in the plan's year; a day beside it is that day."""
    stated = read_points(rest, year=year)
    doubtful = rhythm.doubtful or (stated is None and bool(_UNREAD.search(rest)))
    whole = Reading(Kind.YEAR, date(year, 1, 1), (date(year, 12, 31),))
    reading = stated or whole
    return replace(
        reading,
        recurrence=reading.recurrence or rhythm.mark,
        needs_review=reading.needs_review or doubtful,
    )


def _cut_day(text: str) -> tuple[int | None, str]:
    """Return the day of the month and the text without it; of "từ 20 đến 25" the last."""
    numbers = [int(number) for number in _DAY.findall(text)]
    if not numbers:
        return None, text
    if not 1 <= numbers[-1] <= 31:
        raise Impossible
    return numbers[-1], _DAY.sub(" ", text)


def _occurrences(rhythm: _Rhythm, text: str, number: int | None, *, year: int) -> Reading:
    later = 1 if _NEXT.search(text) else 0
    if "thang dau" in text and rhythm.months > 1:
        later = 1 if later else 1 - rhythm.months
    months = [months_later(year, end, months=later) for end in rhythm.ends]
    due_on = tuple(day_in_month(*month, number or 31) for month in months)
    mark = rhythm.mark
    if rhythm.months and rhythm.times == 1 and (number or rhythm.months == 1):
        mark += f";BYMONTHDAY={number or -1}"
    unclear = number is not None and rhythm.months != 1 and "thang cuoi" not in text
    return Reading(
        Kind.RECURRING, date(year, 1, 1), due_on, mark, needs_review=unclear or later != 0
    )


def _stated_year(stated: Reading | None, year: int) -> int:
    if stated and stated.kind is Kind.YEAR and not stated.recurrence:
        return stated.due_on[0].year
    return year


def _within(stated: Reading | None, reading: Reading) -> Reading:
    """Keep the occurrences inside a stated period; ask about a single day beside a rhythm."""
    if stated is None or (stated.kind is Kind.YEAR and not stated.needs_review):
        return reading
    inside = tuple(
        day for day in reading.due_on if (stated.start or day) <= day <= stated.due_on[-1]
    )
    if stated.start is None or stated.kind is Kind.MULTI or not inside:
        return replace(reading, needs_review=True)
    doubtful = reading.needs_review or stated.needs_review
    return replace(reading, start=stated.start, due_on=inside, needs_review=doubtful)
