"""The indicators in the words of the report: as they stand on a day, or as they were frozen."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.figures import measured as figures
from tracker.figures.measured import measure
from tracker.plans import Plan
from tracker.reports.periodic.facts import Measured
from tracker.rules.indicators import (
    Aim,
    Reading,
    Standing,
    Track,
    aim_of,
    telling_places,
    unrounded,
)
from tracker.rules.numbers import format_decimal

Shown = Sequence[Mapping[str, Any]]
EMPTY = Reading(None, None, None, is_percent=False)


def measured_of(plan: Plan, *, as_of: date, shown: Shown | None = None) -> list[Measured]:
    """Return a plan's indicators on a day; `shown` are those that were frozen, to be told again."""
    if shown is None:
        return [_live(one) for one in measure(plan, as_of=as_of)]
    return [_frozen(one) for one in shown]


def _live(one: figures.Measured) -> Measured:
    indicator, reading = one.indicator, one.printed or EMPTY
    return Measured(
        indicator.title, indicator.unit_text, _printed(indicator.target_text),
        _value(reading, indicator.aim), _fraction(reading), one.standing, one.track,
        indicator.lead_text,
    )  # fmt: skip


def _frozen(one: Mapping[str, Any]) -> Measured:
    numerator, denominator, value = (
        Decimal(one[name]) if one[name] is not None else None for name in FIGURES
    )
    reading = Reading(numerator, denominator, value, one["unit"].strip() == "%")
    return Measured(
        one["title"], one["unit"], _printed(one["target"]), _value(reading, aim_of(*one["aim"])),
        _fraction(reading), Standing(one["standing"]), Track(one["track"]), one["lead"],
    )  # fmt: skip


_TYPED = re.compile(r"(?P<sign>[<>]?=)\s*(?P<whole>\d+)(?:\.(?P<part>\d{1,2}))?")
FIGURES = ("numerator", "denominator", "value")


def _printed(target: str) -> str:
    """Return a target as papers write it: `>= 1.3` is ≥ 1,3."""
    found = _TYPED.fullmatch(target.strip())
    if found is None:
        return target
    sign = {">=": "≥ ", "<=": "≤ "}.get(found["sign"], "")
    return f"{sign}{found['whole']}{',' if found['part'] else ''}{found['part'] or ''}"


def _value(reading: Reading, aim: Aim) -> str:
    exact = unrounded(reading)
    if exact is None:
        return ""
    places = telling_places(exact, aim)
    number = format_decimal(Decimal(exact.numerator) / Decimal(exact.denominator), places)
    return f"{number}%" if reading.is_percent else number


def _fraction(reading: Reading) -> str:
    if reading.numerator is None or not reading.denominator:
        return ""
    return f"{format_decimal(reading.numerator)}/{format_decimal(reading.denominator)}"
