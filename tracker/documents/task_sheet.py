"""A unit's tasks as a workbook to fill in: given cells locked, the others with lists and help."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.documents.workbook import A3, A4, AS_TEXT, FONT

SHEET, GUIDE, LISTS = "Cập nhật", "Hướng dẫn", "Danh mục"
MARK = "don-doc-bang-cap-nhat-1"
MARK_ROW, TITLE_ROW, UNIT_ROW, NOTE_ROW, HEAD_ROW = range(5)
FROZEN_COLUMNS = 3


class Column(StrEnum):
    """The columns from left to right; those from SITUATION on are filled in by the unit."""

    KEY = "key"
    CODE = "code"
    TITLE = "title"
    DELIVERABLE = "deliverable"
    STAFF = "staff"
    DUE = "due"
    STATE = "state"
    LAST = "last"
    SITUATION = "situation"
    TEXT = "text"
    PERCENT = "percent"
    DONE_ON = "done_on"
    OUTCOME = "outcome"
    NUMBER = "number"
    ISSUED_ON = "issued_on"
    ABSTRACT = "abstract"
    REASON = "reason"
    AGENCY = "agency"
    SINCE_ON = "since_on"


HEADERS = {
    Column.KEY: "Khóa dòng",
    Column.CODE: "Mã số",
    Column.TITLE: "Nhiệm vụ",
    Column.DELIVERABLE: "Sản phẩm",
    Column.STAFF: "Người phụ trách",
    Column.DUE: "Hạn",
    Column.STATE: "Tình trạng hiện nay",
    Column.LAST: "Cập nhật gần nhất",
    Column.SITUATION: "Tình hình",
    Column.TEXT: "Một câu về kết quả",
    Column.PERCENT: "Đạt đến nay (%)",
    Column.DONE_ON: "Ngày hoàn thành thực tế",
    Column.OUTCOME: "Tự đánh giá",
    Column.NUMBER: "Số, ký hiệu văn bản",
    Column.ISSUED_ON: "Ngày văn bản",
    Column.ABSTRACT: "Trích yếu văn bản",
    Column.REASON: "Nguyên nhân vướng mắc",
    Column.AGENCY: "Cơ quan đang chờ",
    Column.SINCE_ON: "Vướng mắc từ ngày",
}
PLACES = {column: place for place, column in enumerate(Column)}
FILLED = tuple(column for column in Column if PLACES[column] >= PLACES[Column.SITUATION])
DAYS = frozenset({Column.DONE_ON, Column.ISSUED_ON, Column.SINCE_ON})
WIDTHS = (9, 6, 30, 16, 12, 11, 12, 20, 15, 28, 8, 12, 12, 14, 12, 17, 16, 15, 12)
LINE_HEIGHT, LEAST_LINES, MOST_LINES = 15, 3, 25
HELP = {
    Column.SITUATION: "Chọn trong danh sách. Để trống cả dòng: không cập nhật nhiệm vụ này.",
    Column.TEXT: "Một câu về kết quả đã đạt; khi vướng mắc: nêu rõ khó khăn.",
    Column.PERCENT: "Từ 0 đến 100. Để trống nếu không đo được.",
    Column.DONE_ON: "Ngày/tháng/năm, như 05/03/2026. Chỉ ghi khi đã xong, hoặc xong một đợt.",
    Column.OUTCOME: "Chọn trong danh sách khi đã xong, gửi xác nhận.",
    Column.NUMBER: "Số, ký hiệu của văn bản minh chứng, như 31/BC-UBND; khi vướng mắc: văn bản đã"
    " đề nghị hướng dẫn, tháo gỡ.",
    Column.ISSUED_ON: "Ngày/tháng/năm của văn bản, như 05/03/2026.",
    Column.ABSTRACT: "Trích yếu nội dung văn bản.",
    Column.REASON: "Chọn trong danh sách khi vướng mắc.",
    Column.AGENCY: "Cơ quan cần hướng dẫn, tháo gỡ, khi vướng mắc.",
    Column.SINCE_ON: "Ngày/tháng/năm bắt đầu vướng mắc, như 05/03/2026.",
}
NOTE = (
    "Chỉ điền các ô nền vàng. Không xóa, chèn, đổi tên cột, dòng, trang; không dùng công thức."
    " Điền xong, lưu dạng .xlsx rồi gửi lại tệp này."
)


@dataclass(frozen=True)
class SheetRow:
    """A task in the sheet: `key` names the task and its version, `cells` are the given texts."""

    key: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class TaskSheet:
    """A workbook's facts: whose tasks of which plan, as of which day, and the rows."""

    plan_code: str
    authority: str
    heading: str
    subject: str
    rows: Iterable[SheetRow]
    choices: Mapping[Column, Sequence[str]]


def to_xlsx(made: TaskSheet) -> bytes:
    """Return the workbook: the sheet to fill in, a guide, and the lists that it offers.

    Every given cell is text, also one that begins like a formula. Days are typed into text cells:
    a foreign Excel would otherwise turn 05/03/2026 into the third of May.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {**AS_TEXT, "constant_memory": True}) as book:
        looks = _Looks(book)
        sheet = book.add_worksheet(SHEET)
        _lay_out(sheet)
        _put_head(sheet, made, looks)
        last = _put_rows(sheet, made.rows, looks)
        _offer_choices(sheet, made.choices, last=last)
        _put_guide(book.add_worksheet(GUIDE), looks)
        _put_lists(book.add_worksheet(LISTS), made.choices)
    return target.getvalue()


class _Looks:
    """The formats of the workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        base = {"font_name": FONT, "font_size": 11, "valign": "top"}
        cell = {**base, "text_wrap": True, "border": 1, "num_format": "@"}
        middle = {"align": "center", "valign": "vcenter", "bold": True}
        self.title: Format = book.add_format({**base, "bold": True, "font_size": 14})
        self.plain: Format = book.add_format(base)
        self.note: Format = book.add_format({**base, "italic": True})
        self.wrapped: Format = book.add_format({**base, "text_wrap": True})
        self.head: Format = book.add_format({**cell, **middle, "bg_color": "#E8EDF2"})
        self.head_filled: Format = book.add_format({**cell, **middle, "bg_color": "#FFE699"})
        self.given: Format = book.add_format({**cell, "bg_color": "#F6F8FA"})
        filled = {"bg_color": "#FFFBE6", "locked": False}
        self.filled: Format = book.add_format({**cell, **filled})
        self.number: Format = book.add_format({**cell, **filled, "num_format": "General"})


def _lay_out(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_footer("&C&P/&N")
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.set_column(0, 0, WIDTHS[0], None, {"hidden": True})
    sheet.freeze_panes(HEAD_ROW + 1, FROZEN_COLUMNS)
    sheet.protect(options={"format_columns": True, "format_rows": True})


def _put_head(sheet: Worksheet, made: TaskSheet, looks: _Looks) -> None:
    sheet.set_row(MARK_ROW, None, None, {"hidden": True})
    for place, text in enumerate((MARK, made.plan_code, made.authority)):
        sheet.write_string(MARK_ROW, place, text)
    for row, text, look in (
        (TITLE_ROW, made.heading, looks.title),
        (UNIT_ROW, made.subject, looks.plain),
        (NOTE_ROW, NOTE, looks.note),
    ):
        sheet.write_string(row, 1, text, look)
    sheet.set_row(HEAD_ROW, 48)
    for column, place in PLACES.items():
        look = looks.head_filled if column in FILLED else looks.head
        sheet.write_string(HEAD_ROW, place, HEADERS[column], look)


def _put_rows(sheet: Worksheet, rows: Iterable[SheetRow], looks: _Looks) -> int:
    """Write the tasks and return the last row written."""
    given, blanks = looks.given, [(PLACES[column], looks.filled) for column in FILLED]
    blanks[FILLED.index(Column.PERCENT)] = (PLACES[Column.PERCENT], looks.number)
    last = HEAD_ROW
    for last, row in enumerate(rows, start=HEAD_ROW + 1):
        sheet.set_row(last, LINE_HEIGHT * _lines(row.cells))
        sheet.write_string(last, 0, row.key, given)
        for place, text in enumerate(row.cells, start=1):
            sheet.write_string(last, place, text, given)
        for place, look in blanks:
            sheet.write_blank(last, place, None, look)
    return last


def _lines(cells: Sequence[str]) -> int:
    """Return how many lines the longest text needs: not every program measures rows by itself."""
    needed = max(-(-len(text) // width) for text, width in zip(cells, WIDTHS[1:], strict=False))
    return min(max(needed, LEAST_LINES), MOST_LINES)


def _offer_choices(
    sheet: Worksheet, choices: Mapping[Column, Sequence[str]], *, last: int
) -> None:  # fmt: skip
    offered = list(choices)
    for column in FILLED if last > HEAD_ROW else ():
        rule: dict[str, object] = {"validate": "any", "input_title": HEADERS[column]}
        rule["input_message"] = HELP[column]
        if column in choices:
            letter, count = chr(ord("A") + offered.index(column)), len(choices[column])
            # From cells, not from a text: the choices hold commas.
            source = f"='{LISTS}'!${letter}$1:${letter}${count}"
            wrong = "Chọn một mục trong danh sách."
            rule |= {"validate": "list", "source": source, "error_message": wrong}
        if column is Column.PERCENT:
            rule |= {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
            rule |= {"error_message": HELP[column]}
        sheet.data_validation(HEAD_ROW + 1, PLACES[column], last, PLACES[column], rule)


def _put_guide(sheet: Worksheet, looks: _Looks) -> None:
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 80)
    sheet.write_string(0, 0, "Cách điền", looks.title)
    sheet.set_row(1, LINE_HEIGHT * 3)
    sheet.write_string(1, 1, NOTE, looks.wrapped)
    for row, (column, words) in enumerate(HELP.items(), start=2):
        sheet.set_row(row, LINE_HEIGHT * (1 + len(words) // 80))
        sheet.write_string(row, 0, HEADERS[column], looks.wrapped)
        sheet.write_string(row, 1, words, looks.wrapped)
    sheet.protect()


def _put_lists(sheet: Worksheet, choices: Mapping[Column, Sequence[str]]) -> None:
    columns = list(choices.values())
    for row in range(max(map(len, columns), default=0)):
        for place, words in enumerate(columns):
            if row < len(words):
                sheet.write_string(row, place, words[row])
    sheet.hide()
    sheet.protect()
