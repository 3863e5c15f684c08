"""What a deadline cell says: words, real Excel dates, months that Excel made into dates."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tracker.annex.grid import Cell
from tracker.annex.headers import Field
from tracker.annex.lines import Line
from tracker.annex.marks import one_line, without_notes
from tracker.annex.problems import Code
from tracker.rules.due_dates import Reading, read_deadline
from tracker.rules.words import DeadlineKind

Doubt = tuple[Code, dict[str, object]]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHORT_MONTH = re.compile(r"(?:([A-Za-z]{3})|[Tt]hg ?(\d{1,2}))[-/ ](\d{2}|\d{4})")
_QUOTED = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.")
_FIRST_SERIAL, _LAST_SERIAL = 40_000, 60_000  # 2009 to 2064
_EPOCH = date(1899, 12, 30)
_FLAT = frozenset({DeadlineKind.DATE, DeadlineKind.MONTH, DeadlineKind.QUARTER})


@dataclass(frozen=True)
class Deadline:
    """A deadline's words and reading, with the doubts about them."""

    text: str
    reading: Reading
    doubts: tuple[Doubt, ...] = ()


def deadline_of(line: Line, *, year: int, periods: dict[int, str]) -> Deadline:
    """Read the deadline of a row: one column, a start and an end, or marks under periods."""
    words, doubts = _words(line, year=year, periods=periods)
    reading = cached_reading(words, year)
    return Deadline(words, reading, (*doubts, *_reading_doubts(words, reading=reading, year=year)))


@lru_cache(maxsize=2048)
def cached_reading(text: str, year: int) -> Reading:
    """Read a deadline text once: annexes repeat the same few hundred."""
    return read_deadline(text, year)


def date_words(day: date) -> str:
    """Return a date as offices write it: two digits for days, and for January and February."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def _words(line: Line, *, year: int, periods: dict[int, str]) -> tuple[str, tuple[Doubt, ...]]:
    single, start, end = (
        _cell_words(line.cells.get(name), year=year)
        for name in (Field.DEADLINE, Field.START, Field.END)
    )
    marked = [periods[place] for place in line.marks if place in periods]
    if single[0]:
        return single
    if marked:
        return "; ".join(marked), ()
    if start[0] and end[0]:
        return f"{start[0]} - {end[0]}", (*start[1], *end[1])
    return end if end[0] else start if start[0] else single


def _cell_words(cell: Cell | None, *, year: int) -> tuple[str, tuple[Doubt, ...]]:
    if cell is None:
        return "", ()
    if cell.moment is not None:
        return _moment_words(cell.moment, shown_as=cell.shown_as, year=year)
    if cell.number is not None and _FIRST_SERIAL < cell.number < _LAST_SERIAL:
        lost = _EPOCH + timedelta(days=int(cell.number))
        return cell.text, ((Code.LOST_DATE, {"text": cell.text, "date": date_words(lost)}),)
    text = without_notes(one_line(cell.text))
    short = _SHORT_MONTH.fullmatch(text)
    return (_short_month(short) if short else text), ()


def _moment_words(moment: date, *, shown_as: str, year: int) -> tuple[str, tuple[Doubt, ...]]:
    signs = _QUOTED.sub("", shown_as).lower()
    if "d" not in signs and moment.day == 1 and "m" in signs:
        month = f"{moment.month}/{moment.year}"
        doubt: Doubt = Code.MONTH_FROM_DATE, {"date": f"{moment:%d/%m/%Y}", "month": month}
        return f"Tháng {month}", (doubt,)
    if "y" not in signs and "d" in signs and moment.year != year:
        # "30/6" typed in December: Excel added the year of the typing, which is not shown.
        moment = moment.replace(year=year) if (moment.month, moment.day) != (2, 29) else moment
    return date_words(moment), ()


def _short_month(found: re.Match[str]) -> str:
    name, number, year = found.groups()
    if name and name.lower() not in _MONTHS:
        return found.group()
    month = int(number) if number else _MONTHS.index(name.lower()) + 1
    return f"Tháng {month}/{year if len(year) == 4 else f'20{year}'}"


def _reading_doubts(words: str, *, reading: Reading, year: int) -> tuple[Doubt, ...]:
    if not words:
        return ((Code.NO_DEADLINE, {}),)
    if reading.kind == DeadlineKind.INVALID:
        return ((Code.IMPOSSIBLE_DATE, {"text": words}),)
    last = max(reading.due_on, default=None)
    away = last is not None and last.year != year and "sau" not in words.lower()
    if away and reading.kind in _FLAT:
        return ((Code.OTHER_YEAR, {"text": words, "year": year}),)
    return ((Code.UNSURE_DEADLINE, {"text": words}),) if reading.needs_review else ()
