"""The doubts of an annex become problems of a draft; what was settled and reads the same stays."""

from collections.abc import Sequence

from sqlalchemy import select

from tracker.annex.problems import Code, Problem, Severity
from tracker.db import db
from tracker.intake.drafts import rows_by_task
from tracker.intake.facts import Column, ImportProblem, ImportRow
from tracker.intake.naming import COLLECTING, NAME_CODES
from tracker.intake.readings import column_of
from tracker.plans import Plan
from tracker.tasks import DueSource

# The column of a doubt whose place names none.
COLUMNS = {
    Code.TWO_LEADS: Column.LEAD,
    Code.NO_LEAD: Column.LEAD,
    Code.GROUP_LEAD: Column.LEAD,
    Code.NO_DEADLINE: Column.DEADLINE,
    Code.IMPOSSIBLE_DATE: Column.DEADLINE,
    Code.UNSURE_DEADLINE: Column.DEADLINE,
    Code.OTHER_YEAR: Column.DEADLINE,
    Code.LOST_DATE: Column.DEADLINE,
    Code.SWAPPED_DATE: Column.DEADLINE,
    Code.MONTH_FROM_DATE: Column.DEADLINE,
    Code.NO_DELIVERABLE: Column.DELIVERABLE,
}
Place = tuple[str, int]


def put_problems(plan: Plan, problems: Sequence[Problem]) -> list[ImportProblem]:
    """Bring a draft's problems in step with an annex's and return all of them, names included.

    A problem that stands in the same task with the same words stays as it is, settled or not.
    """
    rows = {(row.sheet, row.row): row for row in rows_by_task(plan).values()}
    stored = select(ImportProblem).where(ImportProblem.plan_id == plan.id)
    old = list(db.session.scalars(stored))
    asked = [one for one in old if one.code in (*NAME_CODES, COLLECTING)]
    known = {_sameness(one): one for one in old if one not in asked}
    kept = asked
    for problem in problems:
        row = rows.get((str(problem.sheet), problem.row or 0))
        if _is_asked(problem, row):
            continue
        fresh = _stored(plan, problem, row)
        found = known.pop(_sameness(fresh), fresh)
        found.sheet, found.row = fresh.sheet, fresh.row
        kept.append(found)
    for gone in known.values():
        db.session.delete(gone)
    db.session.add_all(kept)
    db.session.flush()
    return kept


def _is_asked(problem: Problem, row: ImportRow | None) -> bool:
    """Tell whether a group as lead is asked about already: by its name, or who collects for it."""
    if problem.code != Code.GROUP_LEAD or row is None or row.task is None:
        return False
    unit = row.task.lead_unit
    return unit is None or unit.type.is_group


def _stored(plan: Plan, problem: Problem, row: ImportRow | None) -> ImportProblem:
    column = COLUMNS.get(problem.code) or column_of(problem.column) or problem.column
    values = {name: str(value) for name, value in problem.values}
    return ImportProblem(
        plan_id=plan.id, task_id=row.task_id if row else None,
        sheet="" if problem.sheet is None else str(problem.sheet), row=problem.row, column=column,
        severity=_severity(problem, row), code=problem.code, message=problem.msgid, values=values,
        text=values.get("text", ""),
    )  # fmt: skip


def _severity(problem: Problem, row: ImportRow | None) -> Severity:
    """Return how much it matters; a deadline that gives no day at all needs a choice."""
    dateless = row is not None and row.task and row.task.due_source == DueSource.PLAN_END
    unsure = problem.code == Code.UNSURE_DEADLINE
    return Severity.ERROR if unsure and dateless else problem.severity


def _sameness(problem: ImportProblem) -> tuple[object, ...]:
    about = problem.task_id or (problem.sheet, problem.row)
    return about, problem.code, problem.column, sorted(problem.values.items()).__repr__()
