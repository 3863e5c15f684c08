"""A row of a draft is mended by hand, or dropped from the plan."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.accounts import Person
from tracker.annex import Severity
from tracker.clock import day_of
from tracker.db import db
from tracker.intake.drafts import check_draft, close, draft_tasks, flag, forget, note, renumber
from tracker.intake.facts import Column, ImportProblem, ImportRow
from tracker.intake.naming import COLLECTING, match_units
from tracker.intake.rows import take_over
from tracker.plans import Plan
from tracker.rules import N_, Refused
from tracker.tasks import Task
from tracker.tasks.cells import new_task, put_lead, refresh_search, set_coordinating, set_days
from tracker.units import Unit

EDIT, DROP, RESTORE = "edit_row", "drop_row", "restore_row"
RESTORED = N_("Dòng lấy lại sau khi bỏ. Xem lại từng ô.")


@dataclass(frozen=True)
class Row:
    """A row as a person mends it; no days means that it counts at the plan's end."""

    title: str
    deliverable: str
    lead_unit: Unit | None
    collecting_unit: Unit | None
    coordinating: tuple[str, ...]
    days: tuple[date, ...]


def edit(task: Task, *, row: Row, by: Person | None, at: datetime) -> None:
    """Put what a person wrote in place of what was read; what is printed stays as printed.

    The row's doubtful cells count as settled. Raises Refused where the plan is no draft, the title
    is empty, a day lies before the plan's year, or a group would collect its own answers.
    """
    plan = task.plan
    _check(plan, row)
    task.title, task.deliverable = row.title.strip(), row.deliverable.strip()
    put_lead(task, row.lead_unit)
    task.collecting_unit_id = row.collecting_unit.id if row.collecting_unit else None
    set_coordinating(task, [text for name in row.coordinating if (text := name.strip())])
    set_days(task, row.days, plan=plan)
    refresh_search(task)
    for problem in problems_of(task):
        if problem.is_open and _is_settled(problem, task):
            close(problem, N_("Đã sửa dòng"), by=by, at=at)
    match_units(plan, on=day_of(at))
    flag([task], problems_of(task))
    note(plan, EDIT, {"task": task.code}, by=by, at=at)


def drop(task: Task, *, by: Person | None, at: datetime) -> None:
    """Leave a row out of the plan: it comes back with no later reading of the file.

    The tasks after it move up. Raises Refused where the plan is no draft.
    """
    plan = task.plan
    check_draft(plan)
    title, code = task.title, task.code
    forget([task])
    renumber(draft_tasks(plan))
    match_units(plan, on=day_of(at))
    note(plan, DROP, {"task": code, "title": title}, by=by, at=at)


def restore(plan: Plan, row_id: int, *, by: Person | None, at: datetime) -> Task:
    """Take a dropped row in again, as it was read; it is to be looked at. Returns its task.

    Raises Refused where the plan is no draft or has no such dropped row.
    """
    check_draft(plan)
    rows = list(
        db.session.scalars(
            select(ImportRow).where(ImportRow.plan_id == plan.id).order_by(ImportRow.position)
        )
    )
    row = next((one for one in rows if one.id == row_id and one.task_id is None), None)
    if row is None:
        raise Refused(N_("Không còn dòng này trong các dòng đã bỏ."))
    task = new_task(plan)
    take_over(task, {}, row.read, plan=plan)
    task.area_id = plan.areas[row.read["area"] - 1].id if row.read["area"] else None
    tasks = {one.id: one for one in draft_tasks(plan)}
    kept = [one for one in rows if one is row or one.task_id]
    renumber([tasks.get(one.task_id or 0, task) for one in kept])
    row.task = task
    db.session.flush()
    db.session.add(_to_look_at(row, task))
    match_units(plan, on=day_of(at))
    note(plan, RESTORE, {"task": task.code, "title": task.title}, by=by, at=at)
    return task


def _to_look_at(row: ImportRow, task: Task) -> ImportProblem:
    return ImportProblem(
        plan_id=task.plan_id, task_id=task.id, sheet=row.sheet, row=row.row, column=Column.TITLE,
        severity=Severity.WARN, code="restored", message=RESTORED,
    )  # fmt: skip


def _check(plan: Plan, row: Row) -> None:
    check_draft(plan)
    if not row.title.strip():
        raise Refused(N_("Ghi nội dung nhiệm vụ."))
    if row.days and min(row.days) < plan.period_from:
        raise Refused(N_("Hạn không được trước ngày 01/01/%(year)s."), year=plan.year)
    if row.collecting_unit is not None and row.collecting_unit.type.is_group:
        raise Refused(N_("Đơn vị theo dõi, tổng hợp không thể là một nhóm."))


def problems_of(task: Task) -> list[ImportProblem]:
    """Return the problems of a row, open and settled."""
    rows = select(ImportProblem).where(ImportProblem.task_id == task.id)
    return list(db.session.scalars(rows))


def _is_settled(problem: ImportProblem, task: Task) -> bool:
    if problem.code == COLLECTING:
        return task.collecting_unit_id is not None
    return problem.column != Column.LEAD or task.lead_unit_id is not None
