"""What an annex says once read: areas, tasks, indicators and the doubts about them."""

from dataclasses import dataclass, field

from tracker.annex.problems import Problem
from tracker.rules.due_dates import Reading


@dataclass(frozen=True)
class AreaRow:
    """A content of the plan (`nội dung`, `lĩnh vực`): roman numeral and title as printed."""

    numeral: str
    title: str


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator as printed; `unit` from its column, else from behind the target."""

    title: str
    target_text: str
    unit: str
    lead: str
    measure: str = ""
    sheet: str | int = ""
    row: int = 0


@dataclass(frozen=True)
class TaskRow:
    """A task: texts as printed with ditto marks resolved, its deadline as read.

    `area` counts from 1 in the draft's areas, `row` from 1 in its sheet or table. `printed` is
    the row as it stands in the file: header and text of each column, left to right.
    """

    area: int
    sheet: str | int
    row: int
    printed_no: str
    title: str
    deliverable: str
    lead: str
    coordinating: tuple[str, ...]
    deadline_text: str
    reading: Reading
    basis: str = ""
    level: str = ""
    note: str = ""
    struck: bool = False
    printed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AnnexDraft:
    """A whole annex as read; nothing of it is stored yet.

    `agreed` names what the file counts itself and was read in the same number: `nhiệm vụ`.
    """

    year: int
    title: str
    indicators: tuple[IndicatorRow, ...] = ()
    areas: tuple[AreaRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    agreed: frozenset[str] = frozenset()


def as_json(draft: AnnexDraft) -> dict[str, object]:
    """Return the draft in the shape that `plan import --json` prints; no place is null."""
    return {
        "year": draft.year,
        "title": draft.title,
        "indicators": [
            {
                "title": indicator.title,
                "target_text": indicator.target_text,
                "unit": indicator.unit,
                "lead": indicator.lead,
            }
            for indicator in draft.indicators
        ],
        "areas": [{"numeral": area.numeral, "title": area.title} for area in draft.areas],
        "tasks": [_task(task) for task in draft.tasks],
        "problems": [_problem(problem) for problem in draft.problems],
    }


def _task(task: TaskRow) -> dict[str, object]:
    return {
        "area": task.area,
        "sheet": task.sheet,
        "row": task.row,
        "printed_no": task.printed_no,
        "title": task.title,
        "deliverable": task.deliverable,
        "lead": task.lead,
        "coordinating": list(task.coordinating),
        "deadline_text": task.deadline_text,
        "deadline_kind": str(task.reading.kind),
        "due_on": [day.isoformat() for day in task.reading.due_on],
        "needs_review": task.reading.needs_review,
        "struck": task.struck,
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column or None,
        "severity": str(problem.severity),
        "code": str(problem.code),
        "message": problem.message,
    }
