"""How a move on a task is written into the history of its plan."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tracker import history
from tracker.accounts import Person
from tracker.history import Entry, Event
from tracker.rules.words import Move
from tracker.tasks.facts import Task

KIND = "task"


@dataclass(frozen=True)
class Moved:
    """A move as a verb tells it: the text a person gave and the facts that it set."""

    move: Move
    note: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    on: date | None = None


def record(task: Task, moved: Moved, *, by: Person | None, at: datetime) -> Event:
    """Append the move, with the state the task has after it, to the chain of its plan.

    `moved.on` is the effective day, the day of `at` where it is None. Days in `changes` become ISO
    text. The plan's chain must have been taken before the task was changed.
    """
    entry = Entry(
        kind=KIND, record_id=task.id, move=moved.move, status=task.status, outcome=task.outcome,
        note=moved.note, changes={name: plain(value) for name, value in moved.changes.items()},
    )  # fmt: skip
    task.updated_at = at
    return history.record(
        entry, chain_id=task.plan_id, by=by.id if by else None, at=at, on=moved.on
    )


def issued_facts(task: Task) -> dict[str, Any]:
    """Return the facts of a task that figures fold from its first event on."""
    return {
        "area_id": task.area_id,
        "lead_unit_id": task.lead_unit_id,
        "collecting_unit_id": task.collecting_unit_id,
        "original_due_on": task.original_due_on,
        "due_on": task.due_on,
        "due_source": task.due_source,
    }


def plain(value: Any) -> Any:
    """Return a value as the history keeps it: days as ISO text."""
    return value.isoformat() if isinstance(value, date) else value
