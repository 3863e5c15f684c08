"""Ước thực hiện đến 31/12: what units expect of their tasks; it never counts as executed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from tracker import history
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.figures import PlanFigures
from tracker.history import Entry, Event
from tracker.plans import PlanState
from tracker.rules import N_, Refused
from tracker.rules.words import OPEN_STATUSES
from tracker.tasks import Task

KIND, MOVE = "estimate", "estimate"
SENTENCE = 10


@dataclass(frozen=True)
class Expected:
    """How many tasks are expected to be executed by 31/12: those executed, and those to come."""

    total: int
    executed: int
    to_come: int
    unsaid: int

    @property
    def by_the_end(self) -> int:
        """Executed already, or expected to be."""
        return self.executed + self.to_come


@dataclass(frozen=True)
class Estimate:
    """What a unit expects of a task: executed by 31/12 or not, and a sentence."""

    will_be: bool
    text: str = ""


def estimate(task: Task, said: Estimate, *, by: Person, at: datetime) -> Event | None:
    """Say whether a task will be executed by 31/12 of its plan's year, and why.

    Nothing is recorded where nothing changes. The plan's chain must have been taken. Refused: a
    task that is not open, a closed plan, fewer than 10 letters of reason where it will not be.
    """
    text = " ".join(said.text.split())
    if task.status not in OPEN_STATUSES or task.plan.state != PlanState.ISSUED:
        raise Refused(N_("Chỉ ước thực hiện cho nhiệm vụ chưa hoàn thành của kế hoạch đang mở."))
    if not said.will_be and len(text) < SENTENCE:
        raise Refused(N_("Ghi lý do không thực hiện được trong năm (ít nhất 10 chữ)."))
    before = told_by(task.plan_id, as_of=day_of(at), task_id=task.id).get(str(task.id))
    if before == [said.will_be, text]:
        return None
    changes = {"will_be": said.will_be, "year": task.year}
    entry = Entry(KIND, task.id, MOVE, note=text, changes=changes)
    return history.record(entry, chain_id=task.plan_id, by=by.id, at=at)


def told_by(
    plan_id: int, *, as_of: date, upto: int | None = None, task_id: int | None = None
) -> dict[str, Any]:
    """Return what was estimated last by a day of each task: [yes or no, words] by its id as text.

    `upto` is the place in the plan's chain of the last event asked for.
    """
    made = Event
    rows = select(made.record_id, made.changes, made.note).where(
        made.chain_id == plan_id, made.kind == KIND, made.on <= as_of
    )
    if upto is not None:
        rows = rows.where(made.seq <= upto)
    if task_id is not None:
        rows = rows.where(made.record_id == task_id)
    told = db.session.execute(rows.order_by(made.seq))
    return {str(one.record_id): [one.changes["will_be"], one.note] for one in told}


def expected(figures: PlanFigures, told: Mapping[str, Any]) -> Expected:
    """Return what is expected by the year's end of the tasks that are not executed on a day."""
    done = ((str(task.task_id), bool(task.counts.executed)) for task in figures.tasks)
    return expected_of(done, told)


def expected_of(tasks: Iterable[tuple[str, bool]], told: Mapping[str, Any]) -> Expected:
    """Return the same of tasks by id as text, each with whether it is executed."""
    found: Counter[str] = Counter()
    for key, is_executed in tasks:
        said = told.get(key)
        found["executed"] += is_executed
        found["total"] += 1
        if not is_executed:
            found["unsaid" if said is None else "to_come" if said[0] else "not"] += 1
    return Expected(found["total"], found["executed"], found["to_come"], found["unsaid"])
