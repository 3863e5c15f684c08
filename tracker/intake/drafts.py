"""A draft plan in hand: its tasks and rows, its numbers, what is still doubtful."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import attributes, selectinload

from tracker import history
from tracker.accounts import Person
from tracker.annex.problems import Severity
from tracker.db import db
from tracker.history import Entry
from tracker.intake.facts import ImportProblem, ImportRow
from tracker.intake.rows import code_at, number
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.tasks import Task


def draft_tasks(plan: Plan) -> list[Task]:
    """Return the tasks of a draft in the order of the annex, with everything about their units."""
    rows = select(Task).where(Task.plan_id == plan.id).order_by(Task.position)
    loaded = (
        selectinload(Task.parts),
        selectinload(Task.occurrences),
        selectinload(Task.lead_unit),
    )
    return list(db.session.scalars(rows.options(*loaded)))


def rows_by_task(plan: Plan) -> dict[int, ImportRow]:
    """Return the rows that the tasks of a draft came from, by the ids of the tasks."""
    rows = select(ImportRow).where(ImportRow.plan_id == plan.id, ImportRow.task_id.is_not(None))
    return {row.task_id: row for row in db.session.scalars(rows) if row.task_id}


def check_draft(plan: Plan) -> None:
    """Raise Refused unless the plan is still a draft."""
    if plan.state != PlanState.DRAFT:
        raise Refused(N_("Kế hoạch đã ban hành: chỉ sửa bằng văn bản điều chỉnh."))


def close(problem: ImportProblem, how: str, *, by: Person | None, at: datetime) -> None:
    """Mark a problem as settled."""
    problem.resolution, problem.resolved_at = how, at
    problem.resolved_by_id = by.id if by else None


def flag(tasks: Iterable[Task], problems: Iterable[ImportProblem]) -> None:
    """Set `needs_review` on the tasks with an open problem that must be settled."""
    doubtful = {one.task_id for one in problems if one.is_open and one.severity == Severity.ERROR}
    for task in tasks:
        task.needs_review = task.id in doubtful


def note(
    plan: Plan, move: str, changes: dict[str, Any], *, by: Person | None, at: datetime
) -> None:
    """Write a move on a draft into its plan's chain, and let editors of older pages be told."""
    attributes.flag_modified(plan, "title")
    entry = Entry("plan", plan.id, move, changes=changes)
    history.record(entry, chain_id=plan.id, by=by.id if by else None, at=at)


def renumber(tasks: Sequence[Task]) -> None:
    """Give tasks their places and codes in this order, NV01 first; new ones are not saved yet."""
    wrong = [
        task for place, task in enumerate(tasks, start=1) if task.id and task.code != code_at(place)
    ]
    # Two codes that change places would meet in the unique key: step aside first.
    for task in wrong:
        task.code = f"~{task.id}"
    db.session.flush()
    for place, task in enumerate(tasks, start=1):
        number(task, place)


def forget(tasks: Sequence[Task]) -> None:
    """Delete tasks of a draft; the rows they came from stay, marked as dropped."""
    ids = [task.id for task in tasks]
    about = select(ImportProblem).where(ImportProblem.task_id.in_(ids))
    for problem in db.session.scalars(about):
        db.session.delete(problem)
    for row in db.session.scalars(select(ImportRow).where(ImportRow.task_id.in_(ids))):
        row.task_id = None
    db.session.flush()
    for task in tasks:
        for part in (*task.parts, *task.occurrences, task):
            db.session.delete(part)
    db.session.flush()
