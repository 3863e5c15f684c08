"""Percentages, rounded half-up once."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal


def percent(part: int | Decimal, whole: int | Decimal, places: int = 2) -> Decimal | None:
    """Return part / whole in percent (0-100), rounded half-up; None where the whole is 0.

    61/64 is 95.31, 58/64 is 90.63: offices do not round to even.
    """
    if not whole:
        return None
    unit = Decimal(1).scaleb(-places)
    return (Decimal(part) * 100 / Decimal(whole)).quantize(unit, ROUND_HALF_UP)


def shares(parts: Sequence[int]) -> list[Decimal]:
    """Return what each part is of their sum, in percent, each rounded by itself.

    They may add up to 99.99 or 100.01, and whoever prints them says so; none of a sum of 0.
    """
    whole = sum(parts)
    return [share for part in parts if (share := percent(part, whole)) is not None]
