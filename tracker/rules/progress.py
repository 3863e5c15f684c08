"""How a plan's figures are counted: one rule says what a task adds, and the rest is adding up.

Definitions: docs/glossary.md and the plan's settings. Rates are counts first, rounded half-up once.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal
from operator import attrgetter
from typing import Any, TypeVar

from tracker.rules.percents import percent
from tracker.rules.words import BlockedReason, Outcome, Status, TimeState

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Settings:
    """How a plan counts, printed under its figures.

    `rolls_forward`: a deadline on a rest day moves to the next working day. `strict_before`: "trước
    ngày X" ends the day before X. `not_met_is_executed`: tasks carried out but not met count among
    the executed ones. `soon_days`: working days before the deadline that are "sắp đến hạn".
    """

    rolls_forward: bool = True
    strict_before: bool = False
    not_met_is_executed: bool = True
    soon_days: int = 7


@dataclass(frozen=True)
class TaskFacts:
    """What the figures need to know of a task in force on a day.

    `original_due_on` is the written roll-up due day as issued, `due_on` the one in force,
    `deadline` the last day to be in time (`due_on` after the plan's settings). `completed_on` is
    the effective day, None while open. `has_date` is False where no day is stated and the plan's
    end stands in.
    """

    status: str
    outcome: str | None
    completed_on: date | None
    original_due_on: date
    due_on: date
    deadline: date
    blocked_reason: str | None = None
    has_date: bool = True


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


def count(facts: TaskFacts, *, as_of: date, settings: Settings) -> Counts:
    """Return what one task of these facts adds to the figures of a day."""
    met = facts.outcome == Outcome.MET
    done = facts.status == Status.COMPLETED and facts.completed_on is not None
    executed = done and (met or settings.not_met_is_executed)
    due = facts.deadline <= as_of
    overdue = not executed and facts.deadline < as_of
    blocked = facts.status == Status.BLOCKED
    submitted = facts.status == Status.SUBMITTED
    numbers = {
        "total": True,
        "executed": executed,
        "met": done and met,
        "executed_not_met": done and not met,
        "blocked": blocked,
        "waiting_guidance": blocked and facts.blocked_reason == BlockedReason.WAITING_GUIDANCE,
        "waiting_confirmation": submitted,
        "overdue": overdue,
        "overdue_blocked": overdue and blocked,
        "overdue_submitted": overdue and submitted,
        "no_date": not executed and not facts.has_date and not overdue,
        "due": due,
        "executed_of_due": due and executed,
        "met_of_due": due and done and met,
    }
    if executed and facts.completed_on is not None:
        numbers[punctuality(facts.completed_on, facts.original_due_on)] = True
        # The cap at the plan's end is for the roll-up; nobody is late before the written day.
        in_force = max(facts.due_on, facts.original_due_on)
        numbers[punctuality(facts.completed_on, in_force) + "_current"] = True
    return Counts(**{name: int(held) for name, held in numbers.items()})


def punctuality(done_on: date, due_on: date) -> TimeState:
    """Compare the effective day with the written due day: before it, on it, after it."""
    if done_on < due_on:
        return TimeState.EARLY
    return TimeState.ON_TIME if done_on == due_on else TimeState.LATE


def added(parts: Iterable[Counts]) -> Counts:
    """Add up what tasks contribute to the figures."""
    return Counts(*map(sum, zip(*map(_NUMBERS, parts), strict=True)))


def added_by(items: Iterable[tuple[Key, Counts]]) -> dict[Key, Counts]:
    """Return the figures of each key: an area, a lead unit."""
    grouped: dict[Key, list[Counts]] = {}
    for key, counts in items:
        grouped.setdefault(key, []).append(counts)
    return {key: added(parts) for key, parts in grouped.items()}


def roll_up_days(
    stated: Sequence[date], *, plan_end: date, is_multi_year: bool = False
) -> tuple[date, date]:
    """Return the written due day and the one that counts, of the days that a text states.

    The last day stands for the task; the plan's end stands in for none, for the slice of several
    years, and caps the day that counts (docs/decisions/0010).
    """
    written = max(stated, default=plan_end)
    if is_multi_year:
        written = min(written, plan_end)
    return written, min(written, plan_end)


def deadline(
    due_on: date, *, is_strict: bool, settings: Settings, next_working: Callable[[date], date]
) -> date:
    """Return the last day to be in time: the written day under the plan's settings.

    `next_working` gives the day itself or the first working day after it (Bộ luật Dân sự 2015,
    Điều 148: a term ending on a rest day ends with the next working day).
    """
    day = due_on - timedelta(days=1) if is_strict and settings.strict_before else due_on
    return next_working(day) if settings.rolls_forward else day


def time_state(facts: TaskFacts, *, as_of: date, soon_until: date) -> TimeState:
    """Return where a task stands against the calendar; `soon_until` ends "sắp đến hạn"."""
    if facts.status == Status.COMPLETED and facts.completed_on is not None:
        return punctuality(facts.completed_on, facts.original_due_on)
    if facts.deadline < as_of:
        return TimeState.OVERDUE
    if not facts.has_date:
        return TimeState.NO_DATE
    return TimeState.DUE_SOON if facts.deadline <= soon_until else TimeState.NOT_DUE
