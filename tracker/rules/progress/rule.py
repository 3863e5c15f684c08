"""What a task adds to the figures of a day: the one rule, under the plan's settings.

Definitions: docs/glossary.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.rules.kinds import Occurrence, last_of_period
from tracker.rules.progress.counts import Counts
from tracker.rules.words import OPEN_STATUSES, BlockedReason, Outcome, Status, TimeState


@dataclass(frozen=True)
class Settings:
    """How a plan counts, printed under its figures.

    `rolls_forward`: a deadline on a rest day moves to the next working day. `strict_before`: "trước
    ngày X" ends the day before X. `not_met_is_executed`: tasks carried out but not met count among
    the executed ones. `soon_days`: working days before the deadline that are "sắp đến hạn".
    `per_period`: recurring and ongoing tasks count as executed while all that was due of them is
    verified; without it they count once, when the whole is.
    """

    rolls_forward: bool = True
    strict_before: bool = False
    not_met_is_executed: bool = True
    soon_days: int = 7
    per_period: bool = False


@dataclass(frozen=True)
class TaskFacts:
    """What the figures need to know of a task in force on a day.

    `original_due_on` is the written roll-up due day as issued, `due_on` the one in force,
    `deadline` the last day to be in time (`due_on` after the plan's settings). `completed_on` is
    the effective day, None while open. `has_date` is False where no day is stated and the plan's
    end stands in. `occurrences` are those of a recurring task, or an ongoing one's check-ins.
    """

    status: str
    outcome: str | None
    completed_on: date | None
    original_due_on: date
    due_on: date
    deadline: date
    blocked_reason: str | None = None
    has_date: bool = True
    occurrences: tuple[Occurrence, ...] = ()


def count(facts: TaskFacts, *, as_of: date, settings: Settings) -> Counts:
    """Return what one task of these facts adds to the figures of a day."""
    facts = _in_period(facts, as_of=as_of) if settings.per_period else facts
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


def _in_period(facts: TaskFacts, *, as_of: date) -> TaskFacts:
    """Let the last occurrence due stand for a task under way whose due ones are all verified."""
    last = last_of_period(facts.occurrences, as_of=as_of)
    if last is None or facts.status not in OPEN_STATUSES - {Status.BLOCKED}:
        return facts
    return replace(
        facts, status=Status.COMPLETED, outcome=Outcome.MET, completed_on=last.done_on,
        original_due_on=last.due_on, due_on=last.due_on,
    )  # fmt: skip


def punctuality(done_on: date, due_on: date) -> TimeState:
    """Compare the effective day with the written due day: before it, on it, after it."""
    if done_on < due_on:
        return TimeState.EARLY
    return TimeState.ON_TIME if done_on == due_on else TimeState.LATE


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
