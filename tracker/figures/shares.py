"""Phần việc được giao: what each unit owes to the tasks of others, as of the day of the figures.

It stands beside nhiệm vụ chủ trì and never inside: only tasks sum to the plan.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from tracker.db import db
from tracker.figures.plan import KnownTask, PlanFigures
from tracker.figures.states import Log
from tracker.rules.answers import AnswerState, counts, is_accepted
from tracker.rules.words import Move, Status
from tracker.tasks import Task, TaskPart


class ShareKind(StrEnum):
    """An answer to a task given to many units, or the part of a coordinating unit."""

    ANSWER = "answer"
    PART = "part"


@dataclass(frozen=True)
class Share:
    """What one unit owes to one task: by when, when done (None: not yet), and whether it is told.

    An answer is done once it is accepted; `is_silent` means that the unit never said a word.
    """

    kind: ShareKind
    task: KnownTask
    unit_id: int
    due_on: date
    done_on: date | None
    is_silent: bool

    def is_missing(self, on: date) -> bool:
        """Tell whether it should be there on a day and is not."""
        return self.done_on is None and self.due_on < on

    @property
    def is_late(self) -> bool:
        """Whether it was done after its day."""
        return self.done_on is not None and self.done_on > self.due_on


class ShareState(StrEnum):
    """What a list of shares is narrowed by; a word of the address."""

    DONE = "da-xong"
    LATE = "tre-han"
    MISSING = "qua-han"
    NEVER = "chua-tra-loi"
    OPEN = "chua-den-han"


HOLDS: dict[ShareState, Callable[[Share, date], bool]] = {
    ShareState.DONE: lambda share, _on: share.done_on is not None,
    ShareState.LATE: lambda share, _on: share.is_late,
    ShareState.MISSING: lambda share, on: share.is_missing(on),
    ShareState.NEVER: lambda share, on: share.is_missing(on) and share.is_silent,
    ShareState.OPEN: lambda share, on: share.done_on is None and share.due_on >= on,
}


@dataclass(frozen=True)
class ShareCounts:
    """How many shares a unit has, and how many are in each state; late is part of done."""

    total: int = 0
    done: int = 0
    late: int = 0
    missing: int = 0
    never: int = 0


def shares_of(figures: PlanFigures, log: Log) -> dict[int, list[Share]]:
    """Return the shares of the plan's tasks in force by unit, in the order of the plan."""
    found: dict[int, list[Share]] = {}
    parts = _parts(figures, log)
    for task in figures.tasks:
        for share in (*_answers(task, figures), *parts.get(task.task_id, ())):
            found.setdefault(share.unit_id, []).append(share)
    return found


def count_shares(shares: Iterable[Share], *, on: date) -> ShareCounts:
    """Return how many of some shares are in which state on a day."""
    held = list(shares)
    number = {state: sum(holds(share, on) for share in held) for state, holds in HOLDS.items()}
    return ShareCounts(
        len(held), number[ShareState.DONE], number[ShareState.LATE], number[ShareState.MISSING],
        number[ShareState.NEVER],
    )  # fmt: skip


def _answers(task: KnownTask, figures: PlanFigures) -> Iterator[Share]:
    on = figures.as_of
    for unit_id, answer in figures.answers.get(task.task_id, {}).items():
        if counts(answer, on=on):
            done_on = answer.done_on if is_accepted(answer, on=on) else None
            due_on = answer.due_on or task.facts.due_on
            is_silent = answer.status == AnswerState.SILENT
            yield Share(ShareKind.ANSWER, task, unit_id, due_on, done_on, is_silent)


def _parts(figures: PlanFigures, log: Log) -> dict[int, list[Share]]:
    """Return the coordinating parts by task; unit and result are those that the events tell."""
    rows = select(TaskPart.id, TaskPart.task_id, TaskPart.unit_id).join(Task)
    rows = rows.where(Task.plan_id == figures.plan.id, TaskPart.unit_id.is_not(None))
    given, before = _given(log, on=figures.as_of), _units_before(log, on=figures.as_of)
    tasks = {task.task_id: task for task in figures.tasks}
    found: dict[int, list[Share]] = {}
    for part_id, task_id, unit_id in db.session.execute(rows.order_by(TaskPart.position)):
        task = tasks.get(task_id)
        # Nobody gives a part of what is over: what was not given by then is owed no more.
        if unit_id and task and (part_id in given or task.facts.status != Status.COMPLETED):
            share = Share(
                ShareKind.PART, task, before.get(part_id, unit_id), task.facts.due_on,
                given.get(part_id), part_id not in given,
            )  # fmt: skip
            found.setdefault(task_id, []).append(share)
    return found


def _given(log: Log, *, on: date) -> dict[int, date | None]:
    """Return what was given of each part by a day: the day done, None where work goes on."""
    given: dict[int, date | None] = {}
    for made in log:
        if made.move == Move.NOTE and made.on <= on and "part_id" in made.changes:
            text = made.changes.get("done_on")
            given[made.changes["part_id"]] = date.fromisoformat(text) if text else None
    return given


def _units_before(log: Log, *, on: date) -> dict[int, int]:
    """Return the units of a day for the parts that passed to another unit later."""
    before: dict[int, int] = {}
    for made in log:
        if made.on > on and "part_unit_id" in made.changes:
            before.setdefault(made.changes["part_id"], made.changes["part_from_id"])
    return before
