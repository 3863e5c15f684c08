"""What a row of the report is, and how CPU is compared on a machine that others use too."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time

Act = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One line: what was measured, its goal (None: told only), and whatever explains it."""

    what: str
    measured: float
    unit: str
    goal: float | None = None
    is_floor: bool = False
    remark: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the goal is kept; a row without one always keeps it."""
        if self.goal is None:
            return True
        return self.measured >= self.goal if self.is_floor else self.measured <= self.goal

    def line(self) -> str:
        """Return the row as the report prints it."""
        sign = "≥" if self.is_floor else "≤"
        goal = "" if self.goal is None else f"{sign} {shown(self.goal)} {self.unit}"
        verdict = "" if self.goal is None else "ok" if self.is_met else "OVER"
        measured = f"{shown(self.measured)} {self.unit}"
        return f"{verdict:<5}{self.what:<58}{measured:>14}  {goal:<14}{self.remark}".rstrip()


def shown(number: float) -> str:
    """Return a number as the report shows it: whole ones whole, others with two decimals."""
    return f"{number:.0f}" if number == int(number) or number >= 100 else f"{number:.2f}"


@dataclass(frozen=True)
class Compared:
    """The seconds of two acts, and the median of the ratios of the single rounds."""

    first: float
    second: float
    ratio: float

    @property
    def remark(self) -> str:
        """The two sides in milliseconds."""
        return f"{self.first * 1000:.2f} / {self.second * 1000:.2f} ms"


def compared(
    first: Act, second: Act, *, rounds: int = 21, clock: Callable[[], float] = process_time
) -> Compared:
    """Return the CPU of an act against another's; they take turns, so that noise meets both."""
    for act in (first, second):
        act()
    gc.collect()
    pairs = [(seconds(first, clock), seconds(second, clock)) for _ in range(rounds)]
    return Compared(
        median(one for one, _ in pairs),
        median(other for _, other in pairs),
        median(one / other for one, other in pairs),
    )


def seconds(act: Act, clock: Callable[[], float] = process_time) -> float:
    """Return how long an act takes by a clock, usually this process's CPU."""
    began = clock()
    act()
    return clock() - began
