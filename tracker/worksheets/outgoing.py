"""A unit's open tasks as a workbook to fill in, and the workbooks of many units in one archive."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.documents.task_sheet import SheetRow, TaskSheet, to_xlsx
from tracker.plans import Plan
from tracker.rules.numbers import format_day
from tracker.rules.words import STATUS_LABELS, Status
from tracker.tasks import Task
from tracker.tasks.mine import LastMove
from tracker.units import Unit
from tracker.worksheets.judging import last_told
from tracker.worksheets.meaning import CHOICES

# A submitted task waits for its verifier: nothing is to be filled in.
OPEN = frozenset({Status.ASSIGNED, Status.IN_PROGRESS, Status.BLOCKED})


@dataclass(frozen=True)
class Sheets:
    """What workbooks are made of: the plan, the day, and whose tasks by unit."""

    plan: Plan
    on: date
    units: Sequence[Unit]
    tasks: Sequence[Task]


def workbook(unit_name: str, tasks: Iterable[Task], *, plan: Plan, on: date) -> bytes:
    """Return the workbook of some open tasks of a plan, for a unit or a person by name."""
    shown = [task for task in tasks if task.status in OPEN]
    told = last_told(shown)
    return to_xlsx(
        TaskSheet(
            plan_code=plan.code, authority=plan.authority.name,
            heading="Bảng cập nhật tiến độ nhiệm vụ",
            subject=f"{plan.title} · {unit_name} · {len(shown)} nhiệm vụ chưa hoàn thành,"
            f" tính đến ngày {format_day(on)}",
            rows=(_row(task, told.get(task.id)) for task in shown), choices=CHOICES,
        )
    )  # fmt: skip


def archive(sheets: Sheets) -> bytes:
    """Return a zip with one workbook for each unit that has open tasks, named by unit and plan."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for unit in sheets.units:
            tasks = [one for one in sheets.tasks if one.working_unit_id == unit.id]
            if any(task.status in OPEN for task in tasks):
                content = workbook(unit.name, tasks, plan=sheets.plan, on=sheets.on)
                packed.writestr(file_name(unit.code, sheets.plan), content)
    return target.getvalue()


def file_name(whose: str, plan: Plan) -> str:
    """Return the name of a workbook: whose it is, of which plan."""
    safe = re.sub(
        r"[^\w-]+", "-", whose.lower()
    )  # a code is typed by hand: no folders of an archive
    return f"cap-nhat-{safe}-{plan.code}.xlsx"


def _row(task: Task, told: LastMove | None) -> SheetRow:
    return SheetRow(
        key=f"{task.code}:{task.version}",
        cells=(
            task.code, task.title, task.deliverable, task.staff.full_name if task.staff else "",
            format_day(task.due_on), STATUS_LABELS[Status(task.status)], _said(told),
        ),
    )  # fmt: skip


def _said(told: LastMove | None) -> str:
    """Return what was last told, with its day, as the unit reads it beside what it fills in."""
    if told is None:
        return ""
    event, changes = told.event, told.event.changes
    said = [event.note]
    if changes.get("no_change"):
        said.append("chưa có thay đổi")
    if changes.get("occurrence_due_on"):
        due_on = date.fromisoformat(changes["occurrence_due_on"])
        said.append(f"xong đợt hạn {format_day(due_on)}")
    if changes.get("percent"):
        said.append(f"đạt {changes['percent'].replace('.', ',')}%")
    return f"{format_day(event.on)}: {'; '.join(filter(None, said))}"
