"""Numbers of tasks and the rates that follow; rates are counts first, rounded half-up once."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields
from decimal import Decimal
from operator import attrgetter
from typing import Any, TypeVar

from tracker.rules.percents import percent

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Counts:
    """Numbers of tasks; what follows from them is a property, a rate of nothing is None."""

    total: int = 0
    executed: int = 0
    met: int = 0
    executed_not_met: int = 0
    blocked: int = 0
    waiting_guidance: int = 0
    waiting_confirmation: int = 0
    overdue: int = 0
    overdue_blocked: int = 0
    overdue_submitted: int = 0
    no_date: int = 0
    due: int = 0
    executed_of_due: int = 0
    met_of_due: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    early_current: int = 0
    on_time_current: int = 0
    late_current: int = 0

    @property
    def not_executed(self) -> int:
        """X = N - E."""
        return self.total - self.executed

    @property
    def not_due(self) -> int:
        """Open and not past the deadline."""
        return self.not_executed - self.overdue

    @property
    def in_time(self) -> int:
        """Done by the original due day."""
        return self.early + self.on_time

    @property
    def executed_rate(self) -> Decimal | None:
        """E / N in percent."""
        return percent(self.executed, self.total)

    @property
    def met_rate(self) -> Decimal | None:
        """M / N in percent."""
        return percent(self.met, self.total)

    @property
    def not_executed_rate(self) -> Decimal | None:
        """X / N in percent, rounded on its own."""
        return percent(self.not_executed, self.total)

    @property
    def executed_of_due_rate(self) -> Decimal | None:
        """Executed among the due ones / due: hoàn thành nhiệm vụ đến hạn."""
        return percent(self.executed_of_due, self.due)

    @property
    def met_of_due_rate(self) -> Decimal | None:
        """Met among the due ones / due."""
        return percent(self.met_of_due, self.due)

    @property
    def executed_vs_overdue_rate(self) -> Decimal | None:
        """Executed / (executed + overdue): so với đã hoàn thành và quá hạn."""
        return percent(self.executed, self.executed + self.overdue)

    def as_json(self) -> dict[str, Any]:
        """Return counts as integers and rates as strings with two decimals, None for no rate."""
        done = self.in_time + self.late
        rates = {
            "executed_rate": self.executed_rate,
            "met_rate": self.met_rate,
            "executed_not_met_rate": percent(self.executed_not_met, self.total),
            "not_executed_rate": self.not_executed_rate,
            "blocked_rate": percent(self.blocked, self.total),
            "overdue_rate": percent(self.overdue, self.total),
            "executed_of_due_rate": self.executed_of_due_rate,
            "executed_vs_overdue_rate": self.executed_vs_overdue_rate,
            "on_time_rate_of_executed": percent(self.in_time, done),
            "on_time_current_rate_of_executed": percent(done - self.late_current, done),
        }
        counts = {name: getattr(self, name) for name in NAMES}
        counts |= {"not_executed": self.not_executed, "not_due": self.not_due}
        return counts | {name: None if rate is None else str(rate) for name, rate in rates.items()}


NAMES = tuple(field.name for field in fields(Counts))
_NUMBERS = attrgetter(*NAMES)


def added(parts: Iterable[Counts]) -> Counts:
    """Add up what tasks contribute to the figures."""
    return Counts(*map(sum, zip(*map(_NUMBERS, parts), strict=True)))


def added_by(items: Iterable[tuple[Key, Counts]]) -> dict[Key, Counts]:
    """Return the figures of each key: an area, a lead unit."""
    grouped: dict[Key, list[Counts]] = {}
    for key, counts in items:
        grouped.setdefault(key, []).append(counts)
    return {key: added(parts) for key, parts in grouped.items()}
