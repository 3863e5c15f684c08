"""Quotas: so many news items or initiatives from each unit, each month or each year."""

from collections.abc import Mapping
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
    days: Mapping[date, int], *, least: int, per: Frequency, year: int, today: date
) -> list[Cell]:
    """Return a unit's cells of a year, from how many it had on which day."""
    return [
        _cell(span, _within(days, span), least=least, today=today)
        for span in spans(per, year=year)
    ]  # fmt: skip


def _within(days: Mapping[date, int], span: Span) -> int:
    return sum(count for day, count in days.items() if span.since <= day <= span.until)


def _cell(span: Span, count: int, *, least: int, today: date) -> Cell:
    if count >= least:
        state = CellState.DONE
    elif today < span.since:
        state = CellState.AHEAD
    else:
        state = CellState.RUNNING if today <= span.until else CellState.SHORT
    return Cell(span, count, least, state)


def kept(found: list[Cell]) -> tuple[int, int]:
    """Return how many periods that ended, or were kept early, were kept, and how many there are."""
    judged = [one for one in found if one.state in (CellState.DONE, CellState.SHORT)]
    return sum(one.state is CellState.DONE for one in judged), len(judged)
