"""An indicator as measured on a day: what each period came to, and where that leaves it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from tracker.indicators import Indicator, IndicatorValue, SourceKind
from tracker.rules.indicators import (
    Course,
    Reading,
    Span,
    Standing,
    Track,
    expected,
    track,
    unrounded,
)

STANDS = {
    Track.MET: Standing.MET,
    Track.NOT_APPLICABLE: Standing.NOT_APPLICABLE,
    Track.NO_DATA: Standing.NOT_MEASURED,
}


@dataclass(frozen=True)
class Spot:
    """What an indicator came to in one period: `on` is the day of the figures.

    `own` is of the period alone, `to_date` of the year up to its end; `value` is what was typed
    in, `by_unit` what each unit's part of `to_date` is, where the source tells units apart, and
    `left_out` how many units take no part, or not with all, for what they leave unsaid.
    """

    span: Span
    on: date
    own: Reading | None
    to_date: Reading | None
    value: IndicatorValue | None = None
    by_unit: dict[int, Reading] = field(default_factory=dict)
    left_out: int = 0


@dataclass(frozen=True)
class Measured:
    """An indicator on a day: its periods in order, those that have a figure, and those owed."""

    indicator: Indicator
    as_of: date
    ends_on: date
    spots: list[Spot]
    owed: list[Span]

    @property
    def latest(self) -> Spot | None:
        """The latest period with a figure."""
        return self.spots[-1] if self.spots else None

    @property
    def reading(self) -> Reading | None:
        """What is compared with the target."""
        return counted(self.indicator, self.latest) if self.latest else None

    @property
    def printed(self) -> Reading | None:
        """What is printed and kept of it: a formula's quotient is no fraction of counts."""
        exact = unrounded(self.reading) if self.reading else None
        if exact is None or self.indicator.source_kind != SourceKind.FORMULA:
            return self.reading
        number = Decimal(exact.numerator) / Decimal(exact.denominator)
        return Reading(None, None, number, self.indicator.is_percent)

    @property
    def standing(self) -> Standing:
        """Met, or not: on the way, behind it, and what nothing can be said of yet are not."""
        return STANDS.get(self.track, Standing.NOT_MET)

    @cached_property
    def track(self) -> Track:
        """Where the indicator stands on its way to the target."""
        return self.track_at(self.latest) if self.latest else Track.NO_DATA

    def track_at(self, spot: Spot) -> Track:
        """Return where a period left the indicator: judged by the path as of its day."""
        aim, adds_up = self.indicator.aim, self.indicator.adds_up
        course = Course(aim, self.indicator.path, adds_up, self.ends_on)
        return track(counted(self.indicator, spot), course=course, on=spot.on)

    def expected_at(self, spot: Spot) -> Decimal | None:
        """Return what the path wanted by the day of a period."""
        return expected(self.indicator.path, on=spot.on)


def counted(indicator: Indicator, spot: Spot) -> Reading | None:
    """Return which reading of a period is compared: the year's so far, or the period's own.

    A number that is neither cumulative nor added up (01 bản tin mỗi tháng) must be reached in each
    period, so its own counts.
    """
    year = indicator.is_cumulative or indicator.adds_up or is_fraction(spot.own)
    return spot.to_date if year else spot.own


def is_fraction(reading: Reading | None) -> bool:
    """Tell whether a reading has numerator and denominator."""
    return reading is not None and reading.denominator is not None


def count_tracks(found: Iterable[Measured]) -> Counter[Track]:
    """Return how many indicators are met, on their way, behind it and so on."""
    return Counter(one.track for one in found)


def count_standings(found: Iterable[Measured]) -> Counter[Standing]:
    """Return how many indicators are met, not met, without cases and without a figure."""
    return Counter(one.standing for one in found)
