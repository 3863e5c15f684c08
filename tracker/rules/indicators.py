"""Whether an indicator is met: the unrounded value against its target."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Standing(StrEnum):
    """Where an indicator stands; `not_applicable` is a denominator of 0: không phát sinh."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True)
class Reading:
    """A value as reported: a fraction where there is one, else the value alone."""

    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    is_percent: bool


COMPARE = {
    ">=": lambda value, target: value >= target,
    "<=": lambda value, target: value <= target,
    "=": lambda value, target: value == target,
}


def unrounded(reading: Reading) -> Fraction | None:
    """Return the exact value, percents as 0-100; None where nothing is measured."""
    if reading.numerator is not None and reading.denominator:
        ratio = Fraction(reading.numerator) / Fraction(reading.denominator)
        return ratio * 100 if reading.is_percent else ratio
    return None if reading.value is None else Fraction(reading.value)


def standing(reading: Reading | None, *, direction: str, target: Decimal | None) -> Standing:
    """Compare a reading with the target: `direction` is >=, <= or =."""
    if reading is None:
        return Standing.NOT_MEASURED
    if reading.denominator is not None and reading.denominator == 0:
        return Standing.NOT_APPLICABLE
    value = unrounded(reading)
    if value is None or target is None or direction not in COMPARE:
        return Standing.NOT_MEASURED
    return Standing.MET if COMPARE[direction](value, Fraction(target)) else Standing.NOT_MET
