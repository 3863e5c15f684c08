"""What an annex says of its rows, as plain values that a draft can keep and compare."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from tracker.annex import AnnexDraft
from tracker.annex.draft import TaskRow
from tracker.annex.headers import Field, meaning_of
from tracker.intake.facts import Column

Read = dict[str, Any]
"""A row as read; days are ISO text, `printed` holds the cells as printed by their headers."""

COLUMN_OF = {
    Field.TITLE: Column.TITLE,
    Field.PRODUCT: Column.DELIVERABLE,
    Field.LEAD: Column.LEAD,
    Field.LEAD_AND_COORDINATING: Column.LEAD,
    Field.COORDINATING: Column.COORDINATING,
    Field.DEADLINE: Column.DEADLINE,
    Field.START: Column.DEADLINE,
    Field.END: Column.DEADLINE,
    Field.PERIOD: Column.DEADLINE,
}


def of_tasks(draft: AnnexDraft) -> list[Read]:
    """Return the tasks of an annex in the order of the file."""
    return [of_task(task, draft) for task in draft.tasks]


def of_task(task: TaskRow, draft: AnnexDraft) -> Read:
    """Return one row: `area` counts from 1 (0 for none), `row` from 1 in its sheet or table."""
    reading = task.reading
    return {
        "area": task.area,
        "area_title": draft.areas[task.area - 1].title if task.area else "",
        "sheet": str(task.sheet),
        "row": task.row,
        "place": place_of(task.sheet, task.row),
        "printed_no": task.printed_no,
        "title": task.title,
        "deliverable": task.deliverable,
        "lead": task.lead,
        "coordinating": list(task.coordinating),
        "deadline_text": task.deadline_text,
        "deadline_kind": str(reading.kind),
        "recurrence": reading.recurrence,
        "strict": reading.strict,
        "due_on": [day.isoformat() for day in reading.due_on],
        "basis": task.basis,
        "approval_level": task.level,
        "note": task.note,
        "printed": printed_of(task.printed),
    }


def of_indicators(draft: AnnexDraft) -> list[Read]:
    """Return the indicators of an annex in the order of the file."""
    return [{**asdict(one), "place": place_of(one.sheet, one.row)} for one in draft.indicators]


def place_of(sheet: str | int, row: int) -> str:
    """Return where a row stands: `trang ND I, dòng 12`, `bảng 5, dòng 3`."""
    return f"{'bảng' if isinstance(sheet, int) else 'trang'} {sheet}, dòng {row}"


def printed_of(cells: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the cells of a row by their headers; cells under one header are joined."""
    printed: dict[str, str] = {}
    for header, text in cells:
        printed[header] = "\n".join(filter(None, (printed.get(header, ""), text)))
    return printed


def column_of(header: str) -> Column | None:
    """Return the column of the review that a printed header names, or None."""
    for words in (header, *reversed(header.split(" – "))):
        meaning = meaning_of(words)
        if meaning is not None:
            return COLUMN_OF.get(meaning.field)
    return None


def by_column(printed: dict[str, str]) -> dict[Column, str]:
    """Return the printed cells under the columns of the review; several dates are joined."""
    cells: dict[Column, str] = {}
    for header, text in printed.items():
        column = column_of(header)
        if column is not None and text:
            cells[column] = f"{cells[column]} – {text}" if column in cells else text
    return cells
