"""Indicators as lists print them: value, target, where it stands, who entered it, trend."""

from dataclasses import dataclass
from decimal import Decimal

from tracker.figures.measured import Measured, counted
from tracker.indicators import Indicator, IndicatorValue
from tracker.pages.figures_series import SPARK, Drawing, Series, series_drawing
from tracker.pages.indicators.words import LOOKS, Look, fraction_words, target_words, value_words
from tracker.plans import Plan
from tracker.rules.indicators import Direction, Reading, Track, unrounded


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator on a day, in words."""

    measured: Measured
    value: str
    fraction: str
    target: str
    track: Track

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.measured.indicator

    @property
    def look(self) -> Look:
        """How its place looks."""
        return LOOKS[self.track]

    @property
    def entered(self) -> IndicatorValue | None:
        """The value entered last, by its period."""
        return self.measured.latest.value if self.measured.latest else None


def row_of(measured: Measured) -> IndicatorRow:
    """Return an indicator as lists print it."""
    indicator, reading = measured.indicator, measured.reading
    return IndicatorRow(
        measured, value_words(indicator, reading), fraction_words(indicator, reading),
        target_words(indicator), measured.track,
    )  # fmt: skip


def trend_of(measured: Measured, plan: Plan) -> Drawing | None:
    """Return the small line of an indicator; None under two figures."""
    series = series_of(measured, plan)
    return series_drawing(series, SPARK) if len(series.values) > 1 else None


def series_of(measured: Measured, plan: Plan) -> Series:
    """Return what is drawn of an indicator: values, path and target over the plan's year."""
    indicator = measured.indicator
    values = [
        (spot.on, value) for spot in measured.spots
        if (value := number_of(counted(indicator, spot))) is not None
    ]  # fmt: skip
    return Series(
        plan.period_from, max([plan.period_to, *(day for day, _ in values)]), values,
        [(point.on, point.target) for point in indicator.points], targets_of(indicator),
    )  # fmt: skip


def targets_of(indicator: Indicator) -> list[Decimal]:
    """Return the numbers of a target: one, both ends of `between`, 1 for yes or no."""
    if indicator.direction == Direction.YES_NO:
        return [Decimal(1)]
    return [one for one in (indicator.target, indicator.target2) if one is not None]


def number_of(reading: Reading | None) -> Decimal | None:
    """Return the value that a reading comes to, as a number to be drawn."""
    exact = unrounded(reading) if reading else None
    return None if exact is None else Decimal(exact.numerator) / Decimal(exact.denominator)
