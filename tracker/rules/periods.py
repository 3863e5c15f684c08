"""Reporting periods (kỳ báo cáo) of a year, as Công văn 581/BNV-CCHC cuts them.

There is no report for the second and the fourth quarter: the half-year and the year, which are
cumulative, stand for them. The third quarter is counted on its own.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.rules import N_, Refused, Told
from tracker.rules.numbers import format_day

MONTHS = tuple(f"M{month:02d}" for month in range(1, 13))
LABELS = {
    "Q1": N_("Quý I năm %(year)s"),
    "H1": N_("06 tháng đầu năm %(year)s"),
    "Q3": N_("Quý III năm %(year)s"),
    "Y": N_("Năm %(year)s"),
}
LABELS |= {key: N_("Tháng %(month)s năm %(year)s") for key in MONTHS}
SPAN = N_("Từ ngày %(since)s đến ngày %(until)s")
REPORTS = ("Q1", "H1", "Q3", "Y")
_ENDS = {"Q1": 3, "H1": 6, "Q3": 9, "Y": 12} | {key: n for n, key in enumerate(MONTHS, 1)}
_STARTS = {"Q1": 0, "H1": 0, "Q3": 6, "Y": 0} | {key: n - 1 for n, key in enumerate(MONTHS, 1)}


@dataclass(frozen=True)
class Cycle:
    """How a level cuts its periods: the day of the month they end on, and the day to send by.

    A province cuts on the 14th and sends to the ministry by the 20th; its communes send earlier.
    Its own units send theirs `units_after` days after the cut-off, and never after the day on
    which the authority itself sends.
    """

    cut_off: int
    send_by: int
    units_after: int = 2


PROVINCE = Cycle(cut_off=14, send_by=20)
COMMUNE = Cycle(cut_off=5, send_by=8)


@dataclass(frozen=True)
class Period:
    """A period: its first and last day, both within it, and the days its reports are due.

    `due_on` is when the authority sends its report, `units_due_on` when its units send theirs.
    `key` is Q1, H1, Q3, Y or M01-M12; a period of any other days has its own, see `between`.
    """

    key: str
    year: int
    since: date
    until: date
    due_on: date
    units_due_on: date

    @property
    def code(self) -> str:
        """Return 2026-Q1; of a year the year alone."""
        return str(self.year) if self.key == "Y" else f"{self.year}-{self.key}"


def period(key: str, *, year: int, cycle: Cycle) -> Period:
    """Return a period of a year as a level cuts it: Q1 of the 14th is 15/12 to 14/3.

    Refused: a key that no year has.
    """
    if key not in _ENDS:
        raise Refused(N_("Không có kỳ báo cáo “%(key)s”."), key=key)
    until = _day(year, _ENDS[key], cycle.cut_off)
    since = _day(year, _STARTS[key], cycle.cut_off) + timedelta(days=1)
    due_on = _day(year, _ENDS[key], cycle.send_by)
    units_due_on = min(until + timedelta(days=cycle.units_after), due_on)
    return Period(key, year, since, until, due_on, units_due_on)


def between(since: date, until: date, *, due_on: date, units_due_on: date) -> Period:
    """Return a period of any days; one from 01/02/2026 has the key 20260201-20260331.

    Refused: days that do not follow each other.
    """
    if not since <= until <= units_due_on <= due_on:
        raise Refused(N_("Các ngày phải theo thứ tự: từ ngày, đến ngày, đơn vị gửi, cơ quan gửi."))
    return Period(f"{since:%Y%m%d}-{until:%Y%m%d}", until.year, since, until, due_on, units_due_on)


def label(key: str, *, year: int, since: date, until: date) -> Told:
    """Return a period's name as msgid and values: Quý I năm 2026, or from one day to another."""
    if key in LABELS:
        return Told(LABELS[key], {"year": year, "month": key[1:]})
    return Told(SPAN, {"since": format_day(since), "until": format_day(until)})


def _day(year: int, month: int, day: int) -> date:
    """Return a day of a month, month 0 being December before; never beyond the month's end."""
    year, month = (year, month) if month else (year - 1, 12)
    after = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day - 1), after - timedelta(days=1))


def periods(*, year: int, cycle: Cycle) -> list[Period]:
    """Return the reports of a year in order: quarter I, half-year, quarter III, year."""
    return [period(key, year=year, cycle=cycle) for key in REPORTS]


def read_code(code: str) -> tuple[int, str]:
    """Return year and key of a code: `2022`, `2022-H1`, `2022-M04`.

    Refused: anything else.
    """
    year, _, key = code.strip().upper().partition("-")
    if not (year.isascii() and year.isdecimal() and len(year) == 4) or (key or "Y") not in _ENDS:
        sentence = N_("Không có kỳ báo cáo “%(key)s”. Nhập như 2026, 2026-Q1, 2026-H1, 2026-Q3.")
        raise Refused(sentence, key=code)
    return int(year), key or "Y"
