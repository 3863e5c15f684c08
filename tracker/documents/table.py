"""A plain table as a workbook: what a page shows, for whoever goes on working with it."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.documents.workbook import AS_TEXT, FONT, lay_out, set_height

HEAD = 3
Cell = str | int | Decimal | date | None
SHEET_LETTERS = 31  # more the program that opens it refuses
NUMBER, DAY = "#,##0.00", "dd/mm/yyyy"
WIDE, NARROW = 44, 14


@dataclass(frozen=True)
class Summary:
    """Words with their numbers, drawn as bars on a sheet of their own; `name` is the sheet's."""

    name: str
    words: str
    number: str
    rows: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Table:
    """A title, a line under it, headers with the width of their columns, and rows.

    Cells are text, numbers or days; None is an empty cell.
    """

    name: str
    title: str
    remark: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell]]
    summary: Summary | None = None


def to_xlsx(*tables: Table) -> bytes:
    """Return tables as .xlsx, a sheet each; text that begins like a formula stays what it says.

    Rows are written as they come and kept no longer than that.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {**AS_TEXT, "constant_memory": True}) as book:
        looks = _Looks(book)
        for table in tables:
            _write(book, table, looks)
        for table in tables:
            if table.summary is not None and table.summary.rows:
                _draw(book, table, table.summary, looks)
    return target.getvalue()


class _Looks:
    """The formats of the workbook: numbers and days are such, and shown as offices write them."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        base = {"font_name": FONT, "font_size": 12, "valign": "top"}
        cell = {**base, "text_wrap": True, "border": 1}
        self.bold: Format = book.add_format({**base, "bold": True})
        self.italic: Format = book.add_format({**base, "italic": True})
        self.head: Format = book.add_format({**cell, "bold": True, "align": "center"})
        self.cell: Format = book.add_format(cell)
        self.whole: Format = book.add_format({**cell, "num_format": "#,##0"})
        self.number: Format = book.add_format({**cell, "num_format": NUMBER})
        self.day: Format = book.add_format({**cell, "num_format": DAY, "align": "center"})


def _write(book: xlsxwriter.Workbook, table: Table, looks: _Looks) -> None:
    sheet = book.add_worksheet(table.name[:SHEET_LETTERS])
    _head(sheet, table, table.columns, looks)
    widths = [width for _header, width in table.columns]
    for row, cells in enumerate(table.rows, start=HEAD + 1):
        texts = zip(cells, widths, strict=True)
        set_height(sheet, row, ((one, width) for one, width in texts if isinstance(one, str)))
        for place, value in enumerate(cells):
            _put(sheet, (row, place), value, looks=looks)


def _head(
    sheet: Worksheet, table: Table, columns: Sequence[tuple[str, int]], looks: _Looks
) -> None:  # fmt: skip
    lay_out(sheet, columns, head=HEAD)
    sheet.write_string(0, 0, table.title, looks.bold)
    sheet.write_string(1, 0, table.remark, looks.italic)
    for place, (header, _width) in enumerate(columns):
        sheet.write_string(HEAD, place, header, looks.head)


def _put(sheet: Worksheet, at: tuple[int, int], value: Cell, *, looks: _Looks) -> None:
    """Write one cell: what is a number can be added up there, what is a day can be sorted."""
    if value is None:
        sheet.write_blank(*at, None, looks.cell)
    elif isinstance(value, str):
        sheet.write_string(*at, value, looks.cell)
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, looks.day)
    else:
        sheet.write_number(*at, value, looks.whole if isinstance(value, int) else looks.number)


def _draw(book: xlsxwriter.Workbook, table: Table, summary: Summary, looks: _Looks) -> None:
    """Write the summary's table, and its bars as a chart of the program that opens it."""
    name = summary.name[:SHEET_LETTERS]
    sheet = book.add_worksheet(name)
    _head(sheet, table, ((summary.words, WIDE), (summary.number, NARROW)), looks)
    for row, (words, number) in enumerate(summary.rows, start=HEAD + 1):
        _put(sheet, (row, 0), words, looks=looks)
        _put(sheet, (row, 1), number, looks=looks)
    last = HEAD + len(summary.rows)
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": summary.number,
            "categories": [name, HEAD + 1, 0, last, 0],
            "values": [name, HEAD + 1, 1, last, 1],
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": summary.words, "name_font": {"name": FONT, "size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"none": True})
    sheet.insert_chart(HEAD, 3, chart)
