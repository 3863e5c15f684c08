"""A plain table as a workbook: what a page shows, for whoever goes on working with it."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.documents.workbook import AS_TEXT, FONT, lay_out

HEAD = 3
Cell = str | int | Decimal | None
SHEET_LETTERS = 31  # more the program that opens it refuses


@dataclass(frozen=True)
class Table:
    """A title, a line under it, headers with the width of their columns, and rows.

    Cells are text or numbers; None is an empty cell.
    """

    name: str
    title: str
    remark: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]


def to_xlsx(table: Table) -> bytes:
    """Return a table as .xlsx; text that begins like a formula stays what it says.

    Rows are written as they come and kept no longer than that.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {**AS_TEXT, "constant_memory": True}) as book:
        base = {"font_name": FONT, "font_size": 12, "valign": "top"}
        bold = book.add_format({**base, "bold": True})
        italic = book.add_format({**base, "italic": True})
        look = {"text_wrap": True, "border": 1}
        head = book.add_format({**base, **look, "bold": True, "align": "center"})
        cell = book.add_format({**base, **look})
        sheet = book.add_worksheet(table.name[:SHEET_LETTERS])
        lay_out(sheet, table.columns, head=HEAD)
        sheet.write_string(0, 0, table.title, bold)
        sheet.write_string(1, 0, table.remark, italic)
        headers = [header for header, _width in table.columns]
        for row, texts in enumerate((headers, *table.rows), start=HEAD):
            for place, text in enumerate(texts):
                _put(sheet, (row, place), text, look=cell if row > HEAD else head)
    return target.getvalue()


def _put(sheet: Worksheet, at: tuple[int, int], value: Cell, *, look: Format) -> None:
    """Write one cell: what is a number can be added up there."""
    if value is None:
        sheet.write_blank(*at, None, look)
    elif isinstance(value, str):
        sheet.write_string(*at, value, look)
    else:
        sheet.write_number(*at, value, look)
