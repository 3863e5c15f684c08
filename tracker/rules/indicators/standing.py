"""Whether an indicator is met: the unrounded value against its target."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Direction(StrEnum):
    """How a value must lie to its target; `yes_no` is met by 1 (có)."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    BETWEEN = "between"
    YES_NO = "yes_no"


class Standing(StrEnum):
    """Where an indicator stands; `not_applicable` is a denominator of 0: không phát sinh."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True)
class Aim:
    """What is aimed at; `target2` is the upper end of `between`, both ends included.

    A direction that is none of `Direction` is one that nobody could read.
    """

    direction: str
    target: Decimal | None
    target2: Decimal | None = None


def aim_of(direction: str | None, *targets: str | None) -> Aim:
    """Return an aim as a snapshot keeps it: a direction and the targets as text."""
    return Aim(direction or "", *(None if one is None else Decimal(one) for one in targets))


@dataclass(frozen=True)
class Reading:
    """A value as reported: a fraction where there is one, else the value alone."""

    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    is_percent: bool


MOST_PLACES = 6
COMPARE: dict[str, Callable[[Fraction, Fraction, Fraction], bool]] = {
    Direction.AT_LEAST: lambda value, target, _: value >= target,
    Direction.AT_MOST: lambda value, target, _: value <= target,
    Direction.EQUAL: lambda value, target, _: value == target,
    Direction.BETWEEN: lambda value, low, high: low <= value <= high,
}


def unrounded(reading: Reading) -> Fraction | None:
    """Return the exact value, percents as 0-100; None where nothing is measured."""
    if reading.numerator is not None and reading.denominator:
        ratio = Fraction(reading.numerator) / Fraction(reading.denominator)
        return ratio * 100 if reading.is_percent else ratio
    return None if reading.value is None else Fraction(reading.value)


def standing(reading: Reading | None, *, aim: Aim) -> Standing:
    """Compare a reading with what is aimed at; rounding never makes the difference."""
    if reading is None:
        return Standing.NOT_MEASURED
    if reading.denominator is not None and reading.denominator == 0:
        return Standing.NOT_APPLICABLE
    value = unrounded(reading)
    verdict = None if value is None else is_met(value, aim)
    if verdict is None:
        return Standing.NOT_MEASURED
    return Standing.MET if verdict else Standing.NOT_MET


def telling_places(value: Fraction, aim: Aim) -> int:
    """Return how many decimals to print: two, or as many as keep a value from looking met or not.

    94,996% printed as 95% would seem to reach 95%. At most six.
    """
    verdict = is_met(value, aim)
    places = 2
    while places < MOST_PLACES and is_met(rounded(value, places), aim) != verdict:
        places += 1
    return places


def rounded(value: Fraction, places: int) -> Fraction:
    """Return a value rounded half-up, as it is printed."""
    scale = 10**places
    return Fraction(int(abs(value) * scale + Fraction(1, 2)), scale) * (-1 if value < 0 else 1)


def is_met(value: Fraction, aim: Aim) -> bool | None:
    """Tell whether an exact value meets an aim; None where the aim cannot be judged."""
    if aim.direction == Direction.YES_NO:
        return value == 1
    if aim.target is None or aim.direction not in COMPARE:
        return None
    if aim.direction == Direction.BETWEEN and aim.target2 is None:
        return None
    high = aim.target if aim.target2 is None else aim.target2
    return COMPARE[aim.direction](value, Fraction(aim.target), Fraction(high))
