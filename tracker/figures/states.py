"""What every task of a plan was on a day, as known at an instant: the fold of its events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from tracker.db import db
from tracker.history import Event
from tracker.plans import Plan
from tracker.rules.kinds import Occurrence
from tracker.rules.words import Move
from tracker.tasks.moves import KIND

FACTS = {
    "area_id", "lead_unit_id", "collecting_unit_id", "due_source", "blocked_reason",
    "blocked_agency", "deadline_kind", "strict_before", "closing_reason",
}  # fmt: skip
DAYS = {"original_due_on", "due_on"}
ENTRIES = {Move.ISSUE, Move.ADD}


@dataclass
class State:
    """One task as the events up to a day tell it; days as dates, records by id."""

    in_force: bool = False
    status: str = "draft"
    outcome: str | None = None
    completed_on: date | None = None
    area_id: int | None = None
    lead_unit_id: int | None = None
    collecting_unit_id: int | None = None
    original_due_on: date | None = None
    due_on: date | None = None
    due_source: str = "text"
    deadline_kind: str = ""
    strict_before: bool = False
    blocked_reason: str | None = None
    blocked_agency: str = ""
    blocked_since_on: date | None = None
    status_on: date | None = None
    entered_on: date | None = None
    is_added: bool = False
    closing_reason: str | None = None
    note: str = ""
    by_due_day: dict[date, Occurrence] = field(default_factory=dict)

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """The occurrences or check-ins, in the order of their days."""
        return tuple(self.by_due_day[day] for day in sorted(self.by_due_day))


# Rows of events, or events themselves.
Log = Sequence[Any]


def log_of(plan: Plan, *, known: datetime | None = None, upto: int | None = None) -> Log:
    """Return the events of the plan's tasks recorded by an instant (default: all), in order.

    `upto` is the place in the chain of the last event asked for.
    """
    made = Event
    rows = select(
        made.id, made.record_id, made.on, made.at, made.move, made.status, made.outcome,
        made.changes, made.voids_id, made.note, made.seq,
    ).where(made.chain_id == plan.id, made.kind == KIND)  # fmt: skip
    if known is not None:
        rows = rows.where(made.at <= known)
    if upto is not None:
        rows = rows.where(made.seq <= upto)
    return list(db.session.execute(rows.order_by(made.seq)))


def fold_log(log: Log, *, as_of: date) -> dict[int, State]:
    """Return the state of each task on a day, by task id.

    Events take effect on their own day `on`, in the order of recording; an event that a later one
    voids is left out from its own day on.
    """
    voided = {made.voids_id for made in log if made.voids_id is not None}
    states: dict[int, State] = {}
    for made in log:
        if made.on <= as_of and made.id not in voided and made.voids_id is None:
            apply(states.setdefault(made.record_id, State()), made)
    return states


def fold_events(events: Sequence[Event], *, as_of: date) -> State:
    """Return the state of the one task that all the events are of."""
    states = fold_log(events, as_of=as_of)
    return next(iter(states.values()), State())


def apply(state: State, made: Any) -> None:
    """Let one event take effect on a task's state."""
    if made.status is not None:
        state.status, state.outcome, state.status_on = made.status, made.outcome, made.on
        state.note = made.note
    if made.move in ENTRIES:
        state.in_force, state.entered_on = True, made.on
        state.is_added = made.move == Move.ADD
        since = made.changes.get("blocked_since_on")  # a task that enters the plan blocked
        state.blocked_since_on = date.fromisoformat(since) if since else None
    elif made.move == Move.CANCEL:
        state.in_force = False
    elif made.move == Move.VERIFY:
        state.completed_on = made.on
    elif made.move == Move.REOPEN:
        state.completed_on = None
    elif made.move == Move.BLOCK:
        state.blocked_since_on = made.on
    take_changes(state, made.changes)
    if "occurrence_due_on" in made.changes:
        take_occurrence(state, made)


def take_changes(state: State, changes: dict[str, Any]) -> None:
    """Take over the facts that an event set."""
    for name, value in changes.items():
        if name in FACTS:
            setattr(state, name, value)
        elif name in DAYS:
            setattr(state, name, date.fromisoformat(value))
    if "occurrences" in changes:
        days = [date.fromisoformat(day) for day in changes["occurrences"]]
        state.by_due_day = {day: state.by_due_day.get(day, Occurrence(day)) for day in days}


def take_occurrence(state: State, made: Any) -> None:
    """Let a result of one occurrence take effect, or its verification."""
    due_on = date.fromisoformat(made.changes["occurrence_due_on"])
    done_on = date.fromisoformat(made.changes["done_on"])
    state.by_due_day[due_on] = Occurrence(
        due_on, done_on, is_verified=made.move == Move.VERIFY_OCCURRENCE
    )


def in_force(states: dict[int, State]) -> Iterable[tuple[int, State]]:
    """Return the tasks that count: issued or added, and not removed."""
    return ((task_id, state) for task_id, state in states.items() if state.in_force)
