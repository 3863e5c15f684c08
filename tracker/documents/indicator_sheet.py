"""Values of indicators as a workbook: numbers and days as such, one row for each period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.documents import table
from tracker.documents.table import Cell, Summary, Table

TYPED, DERIVED, BY_UNIT = "Số liệu", "Tính tự động", "Theo đơn vị"


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
class IndicatorSheet:
    """The workbook's facts: title, remark, rows typed in, rows computed, rows of units.

    `summary` says how many indicators stand where.
    """

    title: str
    remark: str
    typed: Iterable[Sequence[Cell]]
    derived: Iterable[Sequence[Cell]]
    by_unit: Iterable[Sequence[Cell]]
    summary: Summary


def to_xlsx(made: IndicatorSheet) -> bytes:
    """Return the workbook; typed values stand on the first sheet, to be filled in and sent back."""
    typed, derived = (
        list(zip(headers.values(), WIDTHS, strict=True)) for headers in (HEADERS, ONLY_SHOWN)
    )
    of_units = list(OF_UNITS.items())
    return table.to_xlsx(
        Table(TYPED, made.title, made.remark, typed, made.typed, made.summary),
        Table(DERIVED, made.title, made.remark, derived, made.derived),
        Table(BY_UNIT, made.title, made.remark, of_units, made.by_unit),
    )
