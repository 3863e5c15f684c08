"""A plan's annex as a workbook that reads back as the same plan."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.documents.workbook import AS_TEXT, FONT, lay_out, set_height

TASK_COLUMNS = (
    ("TT", 6),
    ("Nội dung, nhiệm vụ", 55),
    ("Sản phẩm", 32),
    ("Cơ quan chủ trì", 24),
    ("Cơ quan phối hợp", 30),
    ("Thời gian hoàn thành", 20),
    ("Văn bản giao nhiệm vụ", 22),
    ("Cấp trình", 14),
    ("Ghi chú", 24),
    ("Mã số", 8),
)
INDICATOR_COLUMNS = (
    ("TT", 6),
    ("Chỉ tiêu", 60),
    ("Cách tính", 44),
    ("Đơn vị tính", 12),
    ("Mức giao", 16),
    ("Cơ quan theo dõi", 30),
)


@dataclass(frozen=True)
class AnnexTask:
    """A task as the annex prints it."""

    code: str
    printed_no: str
    title: str
    deliverable: str
    lead: str
    coordinating: tuple[str, ...]
    deadline_text: str
    basis: str = ""
    level: str = ""
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the row, in the order of the columns."""
        return (
            self.printed_no, self.title, self.deliverable, self.lead,
            "; ".join(self.coordinating), self.deadline_text, self.basis, self.level, self.note,
            self.code,
        )  # fmt: skip


@dataclass(frozen=True)
class AnnexArea:
    """A content of the plan with its tasks."""

    numeral: str
    title: str
    tasks: tuple[AnnexTask, ...]


@dataclass(frozen=True)
class AnnexIndicator:
    """An indicator as the annex prints it."""

    title: str
    measure: str
    unit: str
    target_text: str
    lead: str


@dataclass(frozen=True)
class PlanAnnex:
    """What the annex of a plan says; `issued` is the line under the title, may be empty."""

    title: str
    issued: str
    areas: tuple[AnnexArea, ...]
    indicators: tuple[AnnexIndicator, ...]


def to_xlsx(annex: PlanAnnex) -> bytes:
    """Return the annex as .xlsx: a sheet of tasks, a sheet of indicators, all cells text.

    A text that begins like a formula stays text; the areas are rows merged across the columns.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {**AS_TEXT, "in_memory": True}) as book:
        looks = _Looks(book)
        sheet = _sheet(book, "Nhiệm vụ", annex, TASK_COLUMNS, looks=looks)
        _put_tasks(sheet, annex.areas, looks=looks)
        if annex.indicators:
            sheet = _sheet(book, "Chỉ tiêu", annex, INDICATOR_COLUMNS, looks=looks)
            _put_indicators(sheet, annex.indicators, looks=looks)
    return target.getvalue()


HEAD = 3


class _Looks:
    """The formats of the annex."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        base = {"font_name": FONT, "font_size": 12, "valign": "top", "text_wrap": True}
        self.title: Format = book.add_format({**base, "bold": True, "align": "center"})
        self.issued: Format = book.add_format({**base, "italic": True, "align": "center"})
        self.head: Format = book.add_format(
            {**base, "bold": True, "align": "center", "valign": "vcenter", "border": 1}
        )
        self.area: Format = book.add_format({**base, "bold": True, "border": 1})
        self.cell: Format = book.add_format({**base, "border": 1})


def _sheet(
    book: xlsxwriter.Workbook,
    name: str,
    annex: PlanAnnex,
    columns: Sequence[tuple[str, int]],
    *,
    looks: _Looks,
) -> Worksheet:
    sheet = book.add_worksheet(name)
    lay_out(sheet, columns, head=HEAD)
    last = len(columns) - 1
    sheet.merge_range(0, 0, 0, last, "", looks.title)
    sheet.write_string(0, 0, annex.title, looks.title)
    sheet.merge_range(1, 0, 1, last, "", looks.issued)
    sheet.write_string(1, 0, annex.issued, looks.issued)
    for place, (header, _width) in enumerate(columns):
        sheet.write_string(HEAD, place, header, looks.head)
    return sheet


def _put_tasks(sheet: Worksheet, areas: Sequence[AnnexArea], *, looks: _Looks) -> None:
    row = HEAD + 1
    for area in areas:
        if area.title:
            sheet.write_string(row, 0, area.numeral, looks.area)
            sheet.merge_range(row, 1, row, len(TASK_COLUMNS) - 1, "", looks.area)
            sheet.write_string(row, 1, area.title, looks.area)
            row += 1
        for task in area.tasks:
            _put(sheet, row, task.cells(), columns=TASK_COLUMNS, look=looks.cell)
            row += 1


def _put_indicators(
    sheet: Worksheet, indicators: Sequence[AnnexIndicator], *, looks: _Looks
) -> None:
    for place, one in enumerate(indicators, start=1):
        cells = (str(place), one.title, one.measure, one.unit, one.target_text, one.lead)
        _put(sheet, HEAD + place, cells, columns=INDICATOR_COLUMNS, look=looks.cell)


def _put(
    sheet: Worksheet, row: int, cells: Sequence[str], *, columns: Sequence[tuple[str, int]],
    look: Format,
) -> None:  # fmt: skip
    widths = (width for _header, width in columns)
    set_height(sheet, row, zip(cells, widths, strict=True))
    for place, text in enumerate(cells):
        sheet.write_string(row, place, text, look)
