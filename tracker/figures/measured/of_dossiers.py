"""Indicators made of dossiers: a rate of the forms of the months that have ended."""

from datetime import date, timedelta

from tracker.dossiers.loading import by_unit
from tracker.figures.measured.cells import Asked, Cell, Cells
from tracker.rules.dossiers import Counts, Span, rates
from tracker.rules.dossiers.rates import NAMED


def cells(asked: Asked) -> Cells:
    """Return numerator and denominator of a rate by unit, over the months that have ended."""
    period = period_of(asked)
    if period is None:
        return Cells(asked.until, [])
    counted = by_unit(asked.plan.authority_id, period)
    found = [cell_of(asked.name, unit_id, counts) for unit_id, counts in counted.items()]
    return Cells(end_of(period.year, period.last), [cell for cell in found if cell])


def cell_of(name: str, unit_id: int, counts: Counts) -> Cell | None:
    """Return a unit's part of a rate; None where its form does not state it."""
    rate = next((one for one in rates(counts) if one.key == name), None)
    if rate is None or rate.numerator is None:
        return None
    return Cell(unit_id, rate.numerator, rate.denominator)


def months_ended(since: date, until: date) -> int | None:
    """Return the last month of a year that has ended by a day, None where none has since."""
    ended = until.month if end_of(until.year, until.month) == until else until.month - 1
    return ended if ended >= since.month else None


def end_of(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def late_by_unit(asked: Asked) -> dict[int, int]:
    """Return the late and overdue dossiers of each unit whose form states them."""
    _name, _top, late = NAMED["apologies"]
    period = period_of(asked)
    counted = by_unit(asked.plan.authority_id, period) if period else {}
    found = {unit_id: late(counts) for unit_id, counts in counted.items()}
    return {unit_id: count for unit_id, count in found.items() if count is not None}


def period_of(asked: Asked) -> Span | None:
    """Return the months asked for that have ended, None where none has."""
    last = months_ended(asked.since, asked.until)
    return Span("", asked.since.year, asked.since.month, last) if last else None
