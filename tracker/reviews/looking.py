"""What a session looks back on: the figures of its period, frozen or as of its last day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tracker import indicators, periods, registers
from tracker.figures import figures_of
from tracker.figures.measured import Measured, measure
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


def look_back(review: Review, *, on: date, log: Log) -> Looked:
    """Return the figures of a session: what was frozen of its period, else those of its last day.

    Live figures are no later than `on`, today, and once the session has ended they are what was
    known at its end. `log` are all events of the plan.
    """
    snapshot = _frozen(review)
    if snapshot is not None:
        return Looked(periods.frozen_of(snapshot).counts, snapshot.as_of, snapshot.frozen_at)
    as_of, known = day_of_figures(review, on=on), review.closed_at
    if known is None:
        return Looked(figures_of(review.plan, as_of=as_of, log=log).counts(), as_of)
    return Looked(figures_of(review.plan, as_of=as_of, known=known).counts(), as_of)


def day_of_figures(review: Review, *, on: date) -> date:
    """Return the day of a session's figures: the last one looked back on, never one to come.

    A session without a period looks at today, and once it has been held at its own day.
    """
    last = review.ends_on or (review.held_on if review.closed_at else on)
    return min(last, on)


def stood_of(review: Review, *, on: date) -> dict[int, Stood]:
    """Return where the plan's indicators stood, by their ids: frozen where the period is."""
    snapshot = _frozen(review)
    if snapshot is None:
        measured = measure(review.plan, as_of=day_of_figures(review, on=on))
        return {one.indicator.id: _live(one) for one in measured}
    told = {one["code"]: one for one in periods.frozen_of(snapshot).indicators}
    return {
        one.id: _told(one, told[one.code])
        for one in indicators.of_plan(review.plan_id) if one.code in told
    }  # fmt: skip


def short_of(review: Review, *, on: date) -> Iterator[tuple[Quota, list[UnitCells]]]:
    """Yield the plan's quotas, each with the units that missed periods which ended by the day."""
    today = day_of_figures(review, on=on)
    quotas = registers.quotas.of_plan(review.plan_id)
    found = registers.quotas.progress(quotas, review.plan, today=today)
    for quota in quotas:
        yield quota, [one for one in found[quota.id] if one.short]


def _frozen(review: Review) -> Snapshot | None:
    """Return what was frozen of a session's period, by its end once it has ended."""
    return periods.snapshot_of(review.period, known=review.closed_at) if review.period else None


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
