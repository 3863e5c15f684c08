"""When indicators are measured, and what a year's values come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache

from tracker.rules.indicators.standing import Reading


class Frequency(StrEnum):
    """How often an indicator is measured."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


MONTHS = {Frequency.MONTH: 1, Frequency.QUARTER: 3, Frequency.HALF: 6, Frequency.YEAR: 12}


@dataclass(frozen=True)
class Span:
    """A period of a year: `ordinal` counts from 1; both days belong to it."""

    frequency: Frequency
    ordinal: int
    since: date
    until: date


def spans(frequency: Frequency, *, year: int) -> list[Span]:
    """Return the periods of a calendar year, in order."""
    return list(_spans(frequency, year))


@cache
def _spans(frequency: Frequency, year: int) -> tuple[Span, ...]:
    step = MONTHS[frequency]
    starts = [date(year, month, 1) for month in range(1, 13, step)]
    ends = [start - timedelta(days=1) for start in [*starts[1:], date(year + 1, 1, 1)]]
    pairs = enumerate(zip(starts, ends, strict=True), start=1)
    return tuple(Span(frequency, ordinal, since, until) for ordinal, (since, until) in pairs)


def to_date(readings: Sequence[Reading], *, is_cumulative: bool) -> Reading | None:
    """Return what readings of successive periods come to at the end of the last one.

    Cumulative readings already hold the year so far: the last one stands. Others are added:
    numerators and denominators each on their own, values of counts. A percent without its
    fraction cannot be added, so there the last one stands.
    """
    if not readings:
        return None
    last = readings[-1]
    if is_cumulative or len(readings) == 1:
        return last
    if all(_is_fraction(reading) for reading in readings):
        numerator = sum((reading.numerator or Decimal(0) for reading in readings), Decimal(0))
        denominator = sum((reading.denominator or Decimal(0) for reading in readings), Decimal(0))
        return Reading(numerator, denominator, None, last.is_percent)
    if last.is_percent or any(reading.value is None for reading in readings):
        return last
    total = sum((reading.value or Decimal(0) for reading in readings), Decimal(0))
    return Reading(None, None, total, last.is_percent)


def _is_fraction(reading: Reading) -> bool:
    return reading.numerator is not None and reading.denominator is not None
