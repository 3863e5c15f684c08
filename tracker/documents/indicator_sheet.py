"""Values of indicators as a workbook: numbers as numbers, one row for each period."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.documents.workbook import AS_TEXT, FONT, lay_out

TYPED, DERIVED, BY_UNIT = "Số liệu", "Tính tự động", "Theo đơn vị"
HEAD = 3


class Column(StrEnum):
    """The columns from left to right."""

    CODE = "code"
    TITLE = "title"
    UNIT = "unit"
    TARGET = "target"
    PERIOD = "period"
    UNTIL = "until"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VALUE = "value"
    STATE = "state"
    NOTE = "note"
    WHO = "who"


HEADERS = {
    Column.CODE: "Mã",
    Column.TITLE: "Chỉ tiêu",
    Column.UNIT: "Đơn vị tính",
    Column.TARGET: "Mức giao",
    Column.PERIOD: "Kỳ",
    Column.UNTIL: "Hết ngày",
    Column.NUMERATOR: "Tử số",
    Column.DENOMINATOR: "Mẫu số",
    Column.VALUE: "Giá trị",
    Column.STATE: "Tình trạng",
    Column.NOTE: "Ghi chú",
    Column.WHO: "Nguồn, người nhập",
}
WIDTHS = (8, 44, 10, 14, 16, 12, 12, 12, 12, 18, 28, 26)
# A derived value is nothing to fill in: its sheet is not read back.
ONLY_SHOWN = {**HEADERS, Column.VALUE: "Giá trị tính"}

OF_UNITS = {
    "Mã": 8, "Chỉ tiêu": 44, "Đơn vị tính": 10, "Mức giao": 14, "Đến ngày": 12, "Hạng": 8,
    "Đơn vị": 34, "Tử số": 12, "Mẫu số": 12, "Giá trị tính": 12, "So với mức giao": 18,
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A period: texts, and numbers where there are any."""

    cells: Sequence[str | Decimal | None]


@dataclass(frozen=True)
class IndicatorSheet:
    """The workbook's facts: title and remark, rows typed in, rows computed, rows of units."""

    title: str
    remark: str
    typed: Iterable[Row]
    derived: Iterable[Row]
    by_unit: Iterable[Row] = ()


def to_xlsx(made: IndicatorSheet) -> bytes:
    """Return the workbook; typed values stand on the first sheet, to be filled in and sent back."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, AS_TEXT) as book:
        base = {"font_name": FONT, "font_size": 12, "valign": "top"}
        bold = book.add_format({**base, "bold": True})
        look = {**base, "text_wrap": True, "border": 1}
        looks = (
            book.add_format({**look, "bold": True, "align": "center"}), book.add_format(look),
            book.add_format({**look, "num_format": "#,##0.####"}),
        )  # fmt: skip
        for name, columns, rows in (
            (TYPED, zip(HEADERS.values(), WIDTHS, strict=True), made.typed),
            (DERIVED, zip(ONLY_SHOWN.values(), WIDTHS, strict=True), made.derived),
            (BY_UNIT, OF_UNITS.items(), made.by_unit),
        ):
            sheet, wide = book.add_worksheet(name), list(columns)
            lay_out(sheet, wide, head=HEAD)
            sheet.write_string(0, 0, made.title, bold)
            sheet.write_string(1, 0, made.remark, bold)
            _put(sheet, [header for header, _ in wide], rows, looks)
    return target.getvalue()


def _put(
    sheet: Worksheet, headers: Sequence[str], rows: Iterable[Row],
    looks: tuple[Format, Format, Format],
) -> None:  # fmt: skip
    head, text, number = looks
    for place, header in enumerate(headers):
        sheet.write_string(HEAD, place, header, head)
    for line, row in enumerate(rows, start=HEAD + 1):
        for place, cell in enumerate(row.cells):
            if isinstance(cell, Decimal):
                sheet.write_number(line, place, float(cell), number)
            else:
                sheet.write_string(line, place, cell or "", text)
