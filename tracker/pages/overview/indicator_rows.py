"""The indicators as the overview prints them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.indicators import Indicator, IndicatorValue, standing_of, value_on
from tracker.rules.indicators import Standing, unrounded
from tracker.rules.numbers import format_decimal

SIGNS = {">=": "≥", "<=": "≤", "=": "="}


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator: its value and target in words, and where it stands."""

    title: str
    fraction: str
    value: str
    target: str
    standing: Standing


def indicator_row(indicator: Indicator, *, as_of: date) -> IndicatorRow:
    """Return an indicator as of a day."""
    known = value_on(indicator, as_of)
    return IndicatorRow(
        title=indicator.title, fraction=fraction(known), value=value_words(indicator, known),
        target=target_words(indicator), standing=standing_of(indicator, as_of=as_of),
    )  # fmt: skip


def fraction(known: IndicatorValue | None) -> str:
    """Return numerator and denominator, where the value is a fraction."""
    if known is None or known.numerator is None or not known.denominator:
        return ""
    return f"{format_decimal(known.numerator)}/{format_decimal(known.denominator)}"


def value_words(indicator: Indicator, known: IndicatorValue | None) -> str:
    """Return the value with its unit, rounded to two decimals."""
    exact = unrounded(known.reading(is_percent=indicator.unit_text == "%")) if known else None
    if exact is None:
        return ""
    rounded = Decimal(exact.numerator) / Decimal(exact.denominator)
    return with_unit(format_decimal(rounded), indicator.unit_text)


def target_words(indicator: Indicator) -> str:
    """Return the target with its sign and unit; as printed where it was not read."""
    if indicator.target is None:
        return indicator.target_text
    words = with_unit(format_decimal(indicator.target), indicator.unit_text)
    return words if indicator.direction == "=" else f"{SIGNS[indicator.direction]} {words}"


def with_unit(number: str, unit: str) -> str:
    """Return 98% and 7 sáng kiến: no blank before %."""
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()
