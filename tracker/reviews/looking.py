"""What a session looks back on until it ends: its period's figures, frozen or of its last day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from tracker import indicators, periods, registers
from tracker.figures import PlanFigures, figures_of
from tracker.figures.measured import Measured, measure, measure_one
from tracker.figures.states import Log
from tracker.indicators import Indicator
from tracker.periods import Snapshot
from tracker.registers import Quota
from tracker.registers.quotas import UnitCells
from tracker.reviews.facts import Review
from tracker.rules.indicators import Reading, Track, expected
from tracker.rules.progress import Counts


@dataclass(frozen=True)
class Looked:
    """The figures of a plan on the last day looked back on; `frozen_at` where they are frozen."""

    counts: Counts
    as_of: date
    frozen_at: datetime | None = None


@dataclass(frozen=True)
class Stood:
    """Where an indicator stood: its value of the day `on`, and what its path wanted by then."""

    indicator: Indicator
    reading: Reading | None
    track: Track
    on: date | None
    expected: Decimal | None


@dataclass
class Back:
    """What a session looks back on, today being `on`: each thing is read once, and when asked for.

    `today` are the figures of today where somebody has them: their events are not read again.
    """

    review: Review
    on: date
    today: PlanFigures | None = None

    @property
    def as_of(self) -> date:
        """The day of the figures: the last one looked back on, never one to come, else today."""
        return min(self.review.ends_on or self.on, self.on)

    @cached_property
    def snapshot(self) -> Snapshot | None:
        """What was frozen of the session's period."""
        period = self.review.period
        return periods.snapshot_of(period) if period else None

    @cached_property
    def figures(self) -> PlanFigures:
        """The live figures of the day."""
        if self.today is not None and self.today.as_of == self.as_of:
            return self.today
        return figures_of(self.review.plan, as_of=self.as_of, log=_log(self))


def look_back(back: Back) -> Looked:
    """Return the figures of a session: what was frozen of its period, else the live ones."""
    snapshot = back.snapshot
    if snapshot is None:
        return Looked(back.figures.counts(), back.as_of)
    return Looked(periods.frozen_of(snapshot).counts, snapshot.as_of, snapshot.frozen_at)


def stood_of(back: Back) -> dict[int, Stood]:
    """Return where the plan's indicators stood, by their ids: frozen where the period is."""
    if back.snapshot is not None:
        return _frozen(back, back.snapshot)
    measured = measure(back.review.plan, as_of=back.as_of, log=_log(back))
    return {one.indicator.id: _live(one) for one in measured}


def stood_one(back: Back, indicator_id: int) -> Stood | None:
    """Return where one indicator stood, None where nothing is known of it."""
    if back.snapshot is not None:
        return _frozen(back, back.snapshot).get(indicator_id)
    plan = back.review.plan
    measured = measure_one(indicator_id, plan, as_of=back.as_of, log=_log(back))
    return _live(measured) if measured else None


def short_of(back: Back, quotas: Sequence[Quota]) -> Iterator[tuple[Quota, list[UnitCells]]]:
    """Yield quotas of the plan, each with the units that missed periods which ended by the day."""
    found = registers.quotas.progress(quotas, back.review.plan, today=back.as_of)
    for quota in quotas:
        yield quota, [one for one in found[quota.id] if one.short]


def _log(back: Back) -> Log | None:
    """Return all events of the plan where they have been read."""
    return back.today.log if back.today is not None else None


def _frozen(back: Back, snapshot: Snapshot) -> dict[int, Stood]:
    told = {one["code"]: one for one in periods.frozen_of(snapshot).indicators}
    return {
        one.id: _told(one, told[one.code])
        for one in indicators.of_plan(back.review.plan_id) if one.code in told
    }  # fmt: skip


def _live(one: Measured) -> Stood:
    latest = one.latest
    if latest is None:
        return Stood(one.indicator, None, one.track, None, None)
    return Stood(one.indicator, one.printed, one.track, latest.on, one.expected_at(latest))


def _told(indicator: Indicator, told: dict[str, Any]) -> Stood:
    top, base, value = (_number(told[name]) for name in ("numerator", "denominator", "value"))
    reading = None if top is value is None else Reading(top, base, value, indicator.is_percent)
    day = date.fromisoformat(told["on"]) if told["on"] else None
    wanted = expected(indicator.path, on=day) if day else None
    return Stood(indicator, reading, Track(told["track"]), day, wanted)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
