"""What a unit does with a workbook in Excel: opens it, fills cells by header, saves it."""

import io
from collections.abc import Callable, Mapping
from datetime import date

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tracker import worksheets
from tracker.accounts import Person
from tracker.db import db
from tracker.documents.task_sheet import HEAD_ROW, HEADERS, PLACES, SHEET, Column
from tracker.files import examine
from tracker.plans import Plan
from tracker.tasks import Task
from tracker.worksheets import Batch, Given

TODAY = date(2026, 3, 12)
Touch = Callable[[openpyxl.Workbook], object]
Cells = Mapping[Column, object]


def taken_out(plan: Plan, *tasks: Task) -> bytes:
    """Return the workbook of some tasks as it is sent."""
    return worksheets.workbook("Văn phòng", tasks, plan=plan, on=TODAY)


def filled(content: bytes, *rows: Cells, touch: Touch | None = None) -> bytes:
    """Return a workbook with the first rows filled in, and whatever else was done to it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row, cells in enumerate(rows, start=HEAD_ROW + 2):
        for column, value in cells.items():
            book[SHEET].cell(row, PLACES[column] + 1).value = value
    if touch:
        touch(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def cell_of(sheet: Worksheet, column: Column, row: int = HEAD_ROW + 2) -> openpyxl.cell.Cell:
    """Return a cell by its column, of the first task unless told otherwise."""
    return sheet.cell(row, PLACES[column] + 1)


def header(column: Column) -> str:
    """Return the words over a column."""
    return HEADERS[column]


def returned(plan: Plan, content: bytes, *, by: Person, at, name: str = "vp.xlsx", **more) -> Batch:
    """Let a person send a filled workbook."""
    given = Given(worksheets.read(name, content), examine(name, content))
    batch = worksheets.take_in(plan, [given], by=by, at=at, **more)
    db.session.commit()
    return batch


def codes(content: bytes) -> list[str]:
    """Return the codes of the tasks of a workbook."""
    sheet = openpyxl.load_workbook(io.BytesIO(content))[SHEET]
    rows = range(HEAD_ROW + 2, sheet.max_row + 1)
    return [str(cell_of(sheet, Column.CODE, row).value) for row in rows]
