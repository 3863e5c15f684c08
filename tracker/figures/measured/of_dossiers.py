"""Indicators made of dossiers: a rate of the forms of the months that have ended."""

from datetime import date, timedelta

from tracker.dossiers.loading import by_unit
from tracker.figures.measured.cells import Asked, Cell, Cells
from tracker.rules.dossiers import Span, Total

LATE = ("resolved_late", "pending_overdue")


def cells(asked: Asked) -> Cells:
    """Return numerator and denominator of a rate by unit, over the months that have ended."""
    period = period_of(asked)
    if period is None:
        return Cells(asked.until, [])
    counted = by_unit(asked.plan.authority_id, period)
    found = [cell_of(asked.name, unit_id, total) for unit_id, total in counted.items()]
    return Cells(end_of(period.year, period.last), found)


def cell_of(name: str, unit_id: int, total: Total) -> Cell:
    """Return a unit's part of a rate; without a denominator where it states none."""
    rate = total.rate(name)
    if rate is None:
        return Cell(unit_id, 0, None, left_out=total.rows)
    return Cell(unit_id, rate.numerator, rate.denominator, left_out=rate.left_out)


def months_ended(since: date, until: date) -> int | None:
    """Return the last month of a year that has ended by a day, None where none has since."""
    ended = until.month if end_of(until.year, until.month) == until else until.month - 1
    return ended if ended >= since.month else None


def end_of(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def late_by_unit(asked: Asked) -> dict[int, int]:
    """Return the late and overdue dossiers of each unit that states them in every field."""
    period = period_of(asked)
    counted = by_unit(asked.plan.authority_id, period) if period else {}
    return {
        unit_id: late for unit_id, total in counted.items()
        if not any(total.leaves_unsaid(name) for name in LATE)
        and (late := total.counts.late_or_overdue) is not None
    }  # fmt: skip


def period_of(asked: Asked) -> Span | None:
    """Return the months asked for that have ended, None where none has."""
    last = months_ended(asked.since, asked.until)
    return Span("", asked.since.year, asked.since.month, last) if last else None
