"""Measures a plan's indicators as of a day: the one way in which pages and roll-ups ask."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.figures.measured.facts import Measured, Spot, counted, is_fraction
from tracker.figures.measured.sources import Gathering, gather
from tracker.figures.states import Log
from tracker.indicators import ENTERED, Indicator, IndicatorValue, SourceKind, of_plan, owed
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.rules.indicators import (
    Formula,
    Frequency,
    Reading,
    Span,
    read_formula,
    spans,
    to_date,
    unrounded,
)


def measure(plan: Plan, *, as_of: date, log: Log | None = None) -> list[Measured]:
    """Return a plan's indicators in its order, each as it stood by its values until a day.

    `log` spares reading the plan's events again where an indicator is made of its tasks.
    """
    return _Measuring(plan, as_of, log).all()


def measure_one(
    indicator_id: int, plan: Plan, *, as_of: date, log: Log | None = None
) -> Measured | None:
    """Return one indicator as `measure` does, with no others than its formula asks for."""
    measuring = _Measuring(plan, as_of, log)
    found = (code for code, one in measuring.by_code.items() if one.id == indicator_id)
    code = next(found, None)
    return measuring.one(code) if code else None


def owed_of(indicator: Indicator, plan: Plan, *, on: date) -> list[Span]:
    """Return the periods, ended by a day since the plan was issued, that have no value."""
    since = plan.issued_on or plan.period_from
    return owed(indicator, year=plan.year, on=on, since=since)


class _Measuring:
    """Measures each indicator once, those that formulas ask for before the formulas."""

    def __init__(self, plan: Plan, as_of: date, log: Log | None) -> None:
        self.plan, self.as_of = plan, as_of
        self.gathering = Gathering(plan, log)
        self.by_code = {one.code.upper(): one for one in of_plan(plan.id)}
        self.done: dict[str, Measured] = {}
        self.begun: set[str] = set()

    def all(self) -> list[Measured]:
        """Return all indicators."""
        return [self.one(code) for code in self.by_code]

    def one(self, code: str) -> Measured:
        """Return one indicator; what is asked for while it is being made has no figure yet."""
        if code not in self.done:
            indicator = self.by_code[code]
            if code in self.begun:
                return self.made(indicator, [])
            self.begun.add(code)
            self.done[code] = self.made(indicator, self.spots(indicator))
        return self.done[code]

    def made(self, indicator: Indicator, spots: list[Spot]) -> Measured:
        """Return an indicator with its periods."""
        missing = owed_of(indicator, self.plan, on=self.as_of)
        return Measured(indicator, self.as_of, self.plan.period_to, spots, missing)

    def spots(self, indicator: Indicator) -> list[Spot]:
        """Return the periods of an indicator that have a figure."""
        if indicator.source_kind in ENTERED:
            return list(entered(indicator, year=self.plan.year, as_of=self.as_of))
        begun = [one for one in self.spans(indicator) if one.since <= self.as_of]
        if indicator.source_kind == SourceKind.FORMULA:
            found = [self.reckoned(indicator, one) for one in begun]
        else:
            found = [self.derived(indicator, one) for one in begun]
        return [spot for spot in found if spot and counted(indicator, spot)]

    def spans(self, indicator: Indicator) -> list[Span]:
        """Return the periods of the plan's year."""
        return spans(Frequency(indicator.frequency), year=self.plan.year)

    def derived(self, indicator: Indicator, span: Span) -> Spot | None:
        """Return a period as the rows of its source tell it."""
        until, began = min(span.until, self.as_of), date(self.plan.year, 1, 1)
        year = gather(self.gathering, indicator, since=began, until=until)
        if year is None or year.on < span.since:
            return None
        own = gather(self.gathering, indicator, since=span.since, until=until)
        reading = own.reading if own else None
        return Spot(
            span, year.on, reading, year.reading, by_unit=year.by_unit, left_out=year.left_out
        )

    def reckoned(self, indicator: Indicator, span: Span) -> Spot | None:
        """Return a period of a formula over what the others came to by its end."""
        formula, until = formula_of(indicator), min(span.until, self.as_of)
        if formula is None:
            return None
        parts = {code: self.known(code, until) for code in formula.codes}
        if any(spot is None for spot in parts.values()):
            return None
        read = {code: self.by_code[code] for code in parts}
        readings = [counted(read[code], spot) for code, spot in parts.items() if spot]
        if any(one is not None and one.denominator == 0 for one in readings):
            return _quotient(span, until, None)
        values = {
            code: unrounded(one) for code, one in zip(parts, readings, strict=True) if one
        }  # fmt: skip
        return _quotient(span, until, formula.value(values))

    def known(self, code: str, on: date) -> Spot | None:
        """Return the latest period of an indicator until a day."""
        if code not in self.by_code:
            return None
        found = (spot for spot in reversed(self.one(code).spots) if spot.on <= on)
        return next(found, None)


def formula_of(indicator: Indicator) -> Formula | None:
    """Return an indicator's formula, None where it cannot be read."""
    try:
        return read_formula(indicator.source)
    except Refused:
        return None


def _quotient(span: Span, on: date, value: Fraction | None) -> Spot:
    """Return an exact value as a period; where something is divided by 0 there is none."""
    top, base = value.as_integer_ratio() if value is not None else (0, 0)
    reading = Reading(Decimal(top), Decimal(base), None, is_percent=False)
    return Spot(span, on, reading, reading)


def entered(indicator: Indicator, *, year: int, as_of: date) -> Iterable[Spot]:
    """Yield the periods for which a value was typed in until a day, the year's sum with each."""
    by_span: dict[Span, IndicatorValue] = {}
    for value in indicator.values:
        if value.on <= as_of:
            by_span[span_of(indicator, value.on, year=year)] = value
    before: list[Reading] = []
    for span, value in by_span.items():
        own = value.reading(is_percent=indicator.is_percent)
        before.append(own)
        adds = indicator.adds_up or all(is_fraction(one) for one in before)
        total = to_date(before, is_cumulative=indicator.is_cumulative or not adds)
        yield Spot(span, value.on, own, total, value)


def span_of(indicator: Indicator, on: date, *, year: int) -> Span:
    """Return the period of a year in which a day lies; the nearest for a day beyond the year."""
    periods = spans(Frequency(indicator.frequency), year=year)
    return next((one for one in periods if on <= one.until), periods[-1])
