"""What the review of a draft shows: doubtful places counted, one page of rows, names to match."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from tracker.annex import Code, Severity
from tracker.db import db
from tracker.indicators import Indicator
from tracker.intake.facts import Column, ImportBatch, ImportProblem, ImportRow
from tracker.intake.naming import NAME_CODES
from tracker.intake.readings import by_column
from tracker.intake.rows import days_of
from tracker.plans import ContentArea, Plan
from tracker.rules import N_
from tracker.tasks import Task
from tracker.units import Unit

ROWS = 50
MARKS = re.compile(r"[\s\-–•+;,.]+")  # blanks and dashes say nothing new


class Tab(StrEnum):
    """Which rows of a draft are shown."""

    WAITING = "can-xem"
    MUST = "phai-xu-ly"
    SHOULD = "nen-xem"
    DONE = "da-xu-ly"
    ALL = "tat-ca"


TAB_LABELS = {
    Tab.WAITING: N_("Cần xem"),
    Tab.MUST: N_("Phải xử lý"),
    Tab.SHOULD: N_("Nên xem"),
    Tab.DONE: N_("Đã xử lý"),
    Tab.ALL: N_("Tất cả"),
}


@dataclass(frozen=True)
class Cell:
    """A cell as printed, what was read where that is not the same, and what is doubtful about it.

    A lead, coordinating units and days have no words of their own here: the task has them.
    """

    column: Column
    printed: str
    read: str
    problems: tuple[ImportProblem, ...]


@dataclass(frozen=True)
class Line:
    """A row of the review: the task that was read, its place, its cells and how much it matters.

    A row that was dropped has no task. `tone` is the severity of the worst open problem, None where
    none is open; `days` are the due days as read, whatever was chosen since.
    """

    row_id: int
    task: Task | None
    sheet: str
    row: int
    cells: tuple[Cell, ...]
    tone: Severity | None
    days: tuple[date, ...]


@dataclass
class Doubts:
    """All problems of a draft: those of rows by task, of names, and of the file as a whole."""

    by_task: dict[int, list[ImportProblem]] = field(default_factory=lambda: defaultdict(list))
    names: list[ImportProblem] = field(default_factory=list)
    of_file: list[ImportProblem] = field(default_factory=list)

    def tasks_of(self, tab: Tab) -> set[int]:
        """Return the ids of the tasks that a tab shows; not for the tab of all rows."""
        tones = {task_id: tone_of(problems) for task_id, problems in self.by_task.items()}
        shown = {
            Tab.WAITING: {task_id for task_id, tone in tones.items() if tone is not None},
            Tab.MUST: {task_id for task_id, tone in tones.items() if tone is Severity.ERROR},
            Tab.DONE: {task_id for task_id, tone in tones.items() if tone is None},
        }
        shown[Tab.SHOULD] = shown[Tab.WAITING] - shown[Tab.MUST]
        return shown[tab]

    def to_settle(self) -> list[ImportProblem]:
        """Return the open problems that must be settled before the plan is issued."""
        every = [
            *self.names,
            *self.of_file,
            *(one for rows in self.by_task.values() for one in rows),
        ]
        return [one for one in every if one.is_open and one.severity == Severity.ERROR]

    def stated(self, what: str) -> str:
        """Return the count that the file states where it differs from what was read."""
        differing = (one for one in self.of_file if one.code == Code.COUNT)
        stated = (one.values["stated"] for one in differing if one.values.get("what") == what)
        return next(stated, "")


@dataclass(frozen=True)
class Counts:
    """How much a draft holds, dropped rows too, and the file it was read from last."""

    batch: ImportBatch | None
    indicators: int
    areas: int
    tasks: int
    rows: int
    leads: tuple[tuple[Unit, int], ...]


def doubts_of(plan: Plan) -> Doubts:
    """Return the problems of a draft in the order of the file."""
    rows = select(ImportProblem).where(ImportProblem.plan_id == plan.id)
    doubts = Doubts()
    for problem in db.session.scalars(rows.order_by(ImportProblem.row, ImportProblem.id)):
        if problem.task_id is not None:
            doubts.by_task[problem.task_id].append(problem)
        elif problem.code in NAME_CODES:
            doubts.names.append(problem)
        else:
            doubts.of_file.append(problem)
    return doubts


def tone_of(problems: Sequence[ImportProblem]) -> Severity | None:
    """Return the severity of the worst open problem, None where all are settled."""
    order = (Severity.ERROR, Severity.WARN, Severity.INFO)
    open_ones = {Severity(one.severity) for one in problems if one.is_open}
    return next((severity for severity in order if severity in open_ones), None)


def lines_of(plan: Plan, doubts: Doubts, *, tab: Tab, page: int) -> list[Line]:
    """Return one page of a tab's rows, `page` counted from 1, in the order of the file."""
    rows = (
        select(ImportRow).where(ImportRow.plan_id == plan.id)
        .options(
            joinedload(ImportRow.task).joinedload(Task.lead_unit),
            joinedload(ImportRow.task).joinedload(Task.collecting_unit),
        )
        .order_by(ImportRow.position).offset((page - 1) * ROWS).limit(ROWS)
    )  # fmt: skip
    if tab is not Tab.ALL:
        rows = rows.where(ImportRow.task_id.in_(doubts.tasks_of(tab)))
    shown = db.session.scalars(rows)
    return [_line(row, doubts.by_task.get(row.task_id or 0, [])) for row in shown]


def _line(row: ImportRow, problems: list[ImportProblem]) -> Line:
    printed = by_column(row.read["printed"])
    cells = tuple(
        Cell(
            column, printed.get(column, ""), _read(row.task, column, printed.get(column, "")),
            tuple(problem for problem in problems if _column(problem) == column),
        )
        for column in Column
    )  # fmt: skip
    days = tuple(days_of(row.read))
    return Line(row.id, row.task, row.sheet, row.row, cells, tone_of(problems), days)


def _read(task: Task | None, column: Column, printed: str) -> str:
    words = {
        Column.TITLE: task.title if task else "",
        Column.DELIVERABLE: task.deliverable if task else "",
    }.get(column, "")
    return "" if MARKS.sub("", words) == MARKS.sub("", printed) else words


def _column(problem: ImportProblem) -> Column:
    # A doubt about a column the review does not show stands with the title.
    return Column(problem.column) if problem.column in set(Column) else Column.TITLE


def counts_of(plan: Plan) -> Counts:
    """Return how much a draft holds: its tasks by lead units, the most tasks first."""
    totals = [
        select(func.count(kind.id)).where(kind.plan_id == plan.id).scalar_subquery()
        for kind in (Indicator, ContentArea, Task, ImportRow)
    ]
    batch = (
        select(ImportBatch, *totals).select_from(Plan)
        .outerjoin(ImportBatch, ImportBatch.plan_id == Plan.id).where(Plan.id == plan.id)
    )  # fmt: skip
    found = db.session.execute(batch.order_by(ImportBatch.id.desc()).limit(1)).one()
    led = select(Task.lead_unit_id, func.count().label("tasks")).where(Task.plan_id == plan.id)
    by_lead = led.group_by(Task.lead_unit_id).subquery()
    leads = (
        select(Unit, by_lead.c.tasks).join(by_lead, by_lead.c.lead_unit_id == Unit.id)
        .order_by(by_lead.c.tasks.desc(), Unit.position, Unit.id)
    )  # fmt: skip
    file, indicators, areas, tasks, of_file = found
    return Counts(
        batch=file, indicators=indicators, areas=areas, tasks=tasks, rows=of_file,
        leads=tuple((unit, count) for unit, count in db.session.execute(leads)),
    )  # fmt: skip
