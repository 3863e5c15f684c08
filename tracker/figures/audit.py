"""Whether the stored state of tasks equals the fold of their events."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, select

from tracker.db import db
from tracker.figures.audit_answers import other_answers
from tracker.figures.states import State, apply
from tracker.history import BATCH, Event
from tracker.rules.words import Move, Status
from tracker.tasks import Task
from tracker.tasks.moves import KIND, TOLD
from tracker.tasks.occurrences import Occurrences, occurrences_of

STORED = (
    "status", "outcome", "completed_on", "area_id", "lead_unit_id", "collecting_unit_id",
    "original_due_on", "due_on", "due_source", "deadline_kind", "strict_before", "blocked_reason",
    "told_at", "entered_at", "objected_at",
)  # fmt: skip


@dataclass
class Recorded(State):
    """A task's state as the events tell it, and when one last told how the work goes."""

    told_at: datetime | None = None
    entered_at: datetime | None = None
    objected_at: datetime | None = None

    def note_telling(self, made: Row[Any]) -> None:
        """Note who told last how the work goes, voided or not."""
        if made.move in TOLD:
            self.told_at = max(made.at, self.told_at or made.at)
            self.entered_at = made.at if made.changes.get("basis") else None
            self.objected_at = None
        elif made.move == Move.OBJECT:
            self.objected_at = made.at


@dataclass(frozen=True)
class Difference:
    """A fact of a task that is stored otherwise than its events tell."""

    plan_id: int
    task_id: int
    code: str
    fact: str
    stored: str
    told: str


def differences(plan_id: int) -> Iterator[Difference]:
    """Yield what is stored of a plan's tasks otherwise than their events tell, as recorded."""
    states = told_states(plan_id)
    rows = select(
        Task.id, Task.code, *(getattr(Task, fact) for fact in STORED)
    ).where(Task.plan_id == plan_id)  # fmt: skip
    for task in db.session.execute(rows.order_by(Task.position)):
        if task.id in states or task.status != Status.DRAFT:
            yield from _compare(plan_id, task, states.get(task.id, Recorded()))
    yield from _other_occurrences(plan_id, states)
    for task_id, code, stored, told in other_answers(plan_id):
        yield Difference(plan_id, task_id, code, "answers", stored, told)


def _other_occurrences(plan_id: int, states: dict[int, Recorded]) -> Iterator[Difference]:
    """Yield the tasks whose occurrences are stored otherwise than their events tell."""
    codes = {
        task.id: task.code
        for task in db.session.execute(
            select(Task.id, Task.code).where(Task.plan_id == plan_id, Task.id.in_(states))
        )
    }
    stored = occurrences_of(codes)
    for task_id, code in codes.items():
        kept, told = stored.get(task_id, ()), states[task_id].occurrences
        if kept != told:
            yield Difference(plan_id, task_id, code, "occurrences", _days(kept), _days(told))


def _days(occurrences: Occurrences) -> str:
    """Return the days due and done, and a mark where verified, as text."""
    return ", ".join(
        f"{one.due_on}: {one.done_on or '-'}{' ✓' if one.is_verified else ''}"
        for one in occurrences
    )


def told_states(plan_id: int) -> dict[int, Recorded]:
    """Return what the events of a plan tell of each task, reading them as a stream."""
    of_plan = (Event.chain_id == plan_id, Event.kind == KIND)
    voids = select(Event.voids_id).where(*of_plan, Event.voids_id.is_not(None))
    voided = set(db.session.scalars(voids))
    rows = select(
        Event.id, Event.record_id, Event.on, Event.at, Event.move, Event.status, Event.outcome,
        Event.changes, Event.voids_id, Event.note,
    ).where(*of_plan).order_by(Event.seq)  # fmt: skip
    states: dict[int, Recorded] = {}
    for made in db.session.execute(rows, execution_options={"yield_per": BATCH}):
        state = states.setdefault(made.record_id, Recorded())
        if made.id not in voided and made.voids_id is None:
            apply(state, made)
        state.note_telling(made)
    return states


def _compare(plan_id: int, task: Row[Any], told: Recorded) -> Iterator[Difference]:
    for fact in STORED:
        stored, expected = getattr(task, fact), getattr(told, fact)
        if stored != expected:
            yield Difference(plan_id, task.id, task.code, fact, _plain(stored), _plain(expected))


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
