"""An indicator by unit: who stands where, and the line of each unit on one scale."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select

from tracker.db import db
from tracker.figures.measured import Measured
from tracker.indicators import Indicator
from tracker.pages.figures_series import SMALL, Drawing, Series, bounds_of, series_drawing
from tracker.pages.indicators.rows import number_of, targets_of
from tracker.pages.indicators.words import LOOKS, Look, fraction_words, value_words
from tracker.plans import Plan
from tracker.rules.indicators import (
    Direction,
    Reading,
    Standing,
    Track,
    standing,
    unrounded,
)
from tracker.units import Unit

DRAWN = 12  # so many small drawings; the table holds every unit
OF_STANDING = {
    Standing.MET: LOOKS[Track.MET],
    Standing.NOT_MET: LOOKS[Track.BEHIND],
    Standing.NOT_APPLICABLE: LOOKS[Track.NOT_APPLICABLE],
    Standing.NOT_MEASURED: LOOKS[Track.NO_DATA],
}


@dataclass(frozen=True)
class UnitRow:
    """A unit's part of an indicator: its place among the units (None: none), value and line."""

    rank: int | None
    unit: Unit
    value: str
    fraction: str
    look: Look
    drawing: Drawing | None


@dataclass(frozen=True)
class Breakdown:
    """An indicator by unit."""

    rows: list[UnitRow]

    @property
    def drawn(self) -> list[UnitRow]:
        """The units whose line is drawn."""
        return [row for row in self.rows if row.drawing][:DRAWN]


def breakdown_of(measured: Measured, plan: Plan) -> Breakdown | None:
    """Return the units of an indicator whose source tells them apart, the best first."""
    latest = measured.latest
    if latest is None or len(latest.by_unit) < 2:
        return None
    ids = select(Unit).where(Unit.id.in_(latest.by_unit))
    units = {unit.id: unit for unit in db.session.scalars(ids)}
    places = ranked(measured.indicator, latest.by_unit)
    series = {unit_id: unit_series(measured, plan, unit_id) for unit_id in units}
    numbers = [one for found in series.values() for one in found.numbers]
    rows = [
        unit_row(measured.indicator, units[unit_id], latest.by_unit[unit_id], places,
                 drawing_of(series[unit_id], bounds_of(numbers)))
        for unit_id in sorted(units, key=lambda one: order_of(places, units[one]))
    ]  # fmt: skip
    return Breakdown(rows)


def unit_row(
    indicator: Indicator, unit: Unit, reading: Reading, places: Mapping[int, int],
    drawing: Drawing | None,
) -> UnitRow:  # fmt: skip
    """Return the row of one unit."""
    stands = standing(reading, aim=indicator.aim)
    return UnitRow(
        places.get(unit.id), unit, value_words(indicator, reading),
        fraction_words(indicator, reading), OF_STANDING[stands], drawing,
    )  # fmt: skip


def order_of(places: Mapping[int, int], unit: Unit) -> tuple[int, int, int]:
    """Return where a unit stands in the table: by rank, those without a value last."""
    return places.get(unit.id, len(places) + 1), unit.position, unit.id


def ranked(indicator: Indicator, by_unit: Mapping[int, Reading]) -> dict[int, int]:
    """Return the place of each unit with a value, by the unrounded one; equal ones share it."""
    exact = {unit: value for unit, one in by_unit.items() if (value := unrounded(one)) is not None}
    return {unit: 1 + sum(better(indicator, other, value) for other in exact.values())
            for unit, value in exact.items()}  # fmt: skip


def better(indicator: Indicator, one: Fraction, other: Fraction) -> bool:
    """Tell whether a value is the better one: the smaller where the target is an upper limit."""
    return one < other if indicator.direction == Direction.AT_MOST else one > other


def unit_series(measured: Measured, plan: Plan, unit_id: int) -> Series:
    """Return the line of one unit over the plan's year, with the target."""
    found = [
        (spot.on, value) for spot in measured.spots
        if (value := number_of(spot.by_unit.get(unit_id))) is not None
    ]  # fmt: skip
    targets = targets_of(measured.indicator)
    return Series(plan.period_from, plan.period_to, found, targets=targets)


def drawing_of(series: Series, bounds: tuple[Decimal, Decimal]) -> Drawing | None:
    """Return the small drawing of a unit's line; none without two values."""
    return series_drawing(series, SMALL, bounds=bounds) if len(series.values) > 1 else None
