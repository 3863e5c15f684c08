"""A plain table as a workbook: what a page shows, for whoever goes on working with it."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter

from tracker.documents.workbook import AS_TEXT, FONT, lay_out

HEAD = 3
SHEET_LETTERS = 31  # more the program that opens it refuses


@dataclass(frozen=True)
class Table:
    """A title, a line under it, headers with the width of their columns, and rows of text."""

    name: str
    title: str
    remark: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[str]]


def to_xlsx(table: Table) -> bytes:
    """Return a table as .xlsx, all cells text: what begins like a formula stays what it says.

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
                sheet.write_string(row, place, text, cell if row > HEAD else head)
    return target.getvalue()
