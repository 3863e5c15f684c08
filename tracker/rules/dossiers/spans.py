"""The periods that dossiers are counted over: a month, a quarter, a half or a whole year."""

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.rules import N_, Refused

YEARS = range(2000, 2100)
MONTHS = tuple(f"M{month:02d}" for month in range(1, 13))
_ENDS = {key: (number, number) for number, key in enumerate(MONTHS, start=1)}
_ENDS |= {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
_ENDS |= {"H1": (1, 6), "H2": (7, 12), "Y": (1, 12)}
KEYS = (*MONTHS, "Q1", "Q2", "Q3", "Q4", "H1", "H2", "Y")
LABELS = {key: N_("Tháng %(month)s năm %(year)s") for key in MONTHS}
LABELS |= {
    "Q1": N_("Quý I năm %(year)s"),
    "Q2": N_("Quý II năm %(year)s"),
    "Q3": N_("Quý III năm %(year)s"),
    "Q4": N_("Quý IV năm %(year)s"),
    "H1": N_("06 tháng đầu năm %(year)s"),
    "H2": N_("06 tháng cuối năm %(year)s"),
    "Y": N_("Năm %(year)s"),
}


@dataclass(frozen=True)
class Span:
    """Months of one year, `first` to `last` (1-12), both within it; `key` is M01-M12, Q1 … Y."""

    key: str
    year: int
    first: int
    last: int

    @property
    def months(self) -> range:
        """Return its months in order."""
        return range(self.first, self.last + 1)

    @property
    def before(self) -> "Span":
        """Return the period right before it: the quarter before a quarter; so far, as far."""
        start, end = _ENDS[self.key]
        length = end - start + 1
        year, first = (self.year, start - length)
        if first < 1:
            year, first = year - 1, first + 12
        ends = (first, first + length - 1)
        key = next(key for key in KEYS if _ENDS[key] == ends)
        return Span(key, year, first, first + self.last - self.first)

    def until(self, month: int) -> "Span":
        """Return the months of it up to one, itself where the month lies beyond."""
        return Span(self.key, self.year, self.first, min(max(month, self.first), self.last))

    @property
    def is_whole(self) -> bool:
        """Whether it holds every month that its key stands for."""
        return (self.first, self.last) == _ENDS[self.key]

    @property
    def whole(self) -> "Span":
        """Return all the months that its key stands for."""
        return Span(self.key, self.year, *_ENDS[self.key])

    @property
    def year_ago(self) -> "Span":
        """Return the same months of the year before."""
        return Span(self.key, self.year - 1, self.first, self.last)


def span(key: str, *, year: int) -> Span:
    """Return a period of a year by its key. Refused: a key or a year that no form has."""
    if key not in _ENDS or year not in YEARS:
        raise Refused(N_("Không có kỳ “%(key)s” năm %(year)s."), key=key, year=str(year))
    return Span(key, year, *_ENDS[key])


def month_before(year: int, month: int) -> tuple[int, int]:
    """Return year and month of the month before."""
    return (year, month - 1) if month > 1 else (year - 1, 12)


def months_told(months: Iterable[int]) -> str:
    """Return months in order as a list is read: 01, 02, 03, 05 is "01–03, 05"."""
    runs: list[list[int]] = []
    for month in months:
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(
        f"{run[0]:02d}–{run[-1]:02d}" if len(run) > 2 else ", ".join(f"{one:02d}" for one in run)
        for run in runs
    )
