"""The rows behind a derived indicator: each unit's part of its numerator and denominator."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.plans import Plan
from tracker.rules.indicators import Reading


@dataclass(frozen=True)
class Asked:
    """What is asked of a source: its name and scope, and the first and last day that count."""

    plan: Plan
    name: str
    scope: str
    since: date
    until: date


@dataclass(frozen=True)
class Cell:
    """A unit's part; `whole` is None where a denominator is not stated or there is none.

    `left_out` is how many of its rows take no part, because they leave what is counted unsaid.
    """

    unit_id: int | None
    part: int
    whole: int | None = None
    left_out: int = 0

    def reading(self, *, is_fraction: bool, is_percent: bool) -> Reading | None:
        """Return the part as the rules take it; None where its denominator is not stated."""
        if not is_fraction:
            return Reading(None, None, Decimal(self.part), is_percent)
        if self.whole is None:
            return None
        return Reading(Decimal(self.part), Decimal(self.whole), None, is_percent)


@dataclass(frozen=True)
class Cells:
    """The parts of all units, and the day up to which their rows tell."""

    on: date
    cells: list[Cell]
