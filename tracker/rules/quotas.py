"""Quotas: so many news items or initiatives from each unit, each month or each year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.rules.indicators.times import Frequency, Span, spans


class CellState(StrEnum):
    """Where a unit stands in one period of a quota."""

    DONE = "done"
    RUNNING = "running"  # not enough yet, and the period has not ended
    SHORT = "short"  # ended without enough
    AHEAD = "ahead"  # not begun
    NOT_ASKED = "not_asked"  # before the plan was issued, or the unit was not there or not bound


@dataclass(frozen=True)
class Norm:
    """What is asked of a unit in a year: at least so many a period, from the day of issue on."""

    least: int
    per: Frequency
    year: int
    issued_on: date


@dataclass(frozen=True)
class Seat:
    """The days on which a unit is bound: from one day until before another, empty for always."""

    from_on: date | None = None
    until_on: date | None = None


ALWAYS = (Seat(),)


@dataclass(frozen=True)
class Cell:
    """One unit in one period: how many there are, how many there should be."""

    span: Span
    count: int
    least: int
    state: CellState

    @property
    def missing(self) -> int:
        """Return how many are wanting; 0 where there are enough."""
        return max(self.least - self.count, 0)


def cells(
    days: Mapping[date, int], norm: Norm, *, today: date, seats: Sequence[Seat] = ALWAYS
) -> list[Cell]:
    """Return a unit's cells of a year, from how many it had on which day.

    Nobody is asked for a period whose last month had begun before the plan was issued or before
    the unit was bound, nor for one at whose end the unit is bound no more: what it brought stands
    there, and is neither kept nor missed.
    """
    return [
        _cell(span, _within(days, span), norm=norm, today=today)
        if _is_asked(span, norm, seats)
        else Cell(span, _within(days, span), norm.least, CellState.NOT_ASKED)
        for span in spans(norm.per, year=norm.year)
    ]


def _is_asked(span: Span, norm: Norm, seats: Iterable[Seat]) -> bool:
    last_month = span.until.replace(day=1)
    return norm.issued_on <= last_month and any(
        (seat.from_on is None or seat.from_on <= last_month)
        and (seat.until_on is None or seat.until_on > span.until)
        for seat in seats
    )


def _within(days: Mapping[date, int], span: Span) -> int:
    return sum(count for day, count in days.items() if span.since <= day <= span.until)


def _cell(span: Span, count: int, *, norm: Norm, today: date) -> Cell:
    if count >= norm.least:
        state = CellState.DONE
    elif today < span.since:
        state = CellState.AHEAD
    else:
        state = CellState.RUNNING if today <= span.until else CellState.SHORT
    return Cell(span, count, norm.least, state)


def kept(found: Iterable[Cell]) -> tuple[int, int]:
    """Return how many periods that ended, or were kept early, were kept, and how many there are."""
    judged = [one for one in found if one.state in (CellState.DONE, CellState.SHORT)]
    return sum(one.state is CellState.DONE for one in judged), len(judged)
