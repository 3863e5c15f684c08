"""A filled workbook read back: whose plan it is and what each row says; or why it is refused."""

from dataclasses import dataclass, field
from decimal import Decimal

from tracker.annex.grid import Cell, Flaw, Grid, Row
from tracker.annex.refusal import FileKind, file_kind
from tracker.annex.xlsx_reader import read_xlsx
from tracker.documents.task_sheet import FILLED, HEADERS, MARK, SHEET, Column
from tracker.rules import N_, Refused
from tracker.rules.fold import fold
from tracker.rules.numbers import format_decimal

MOST_DIGITS = 9
LARGEST = 1e15  # a number beyond it stands as the file writes it, and is refused as typed


@dataclass(frozen=True)
class SheetLine:
    """A row of the file: the task and version it was made from, and what was filled in."""

    row: int
    code: str
    version: int
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Returned:
    """A workbook that came back: its name, the plan and authority it was made for, its rows."""

    file: str
    plan_code: str
    authority: str
    lines: list[SheetLine]


def read(name: str, content: bytes) -> Returned:
    """Read a workbook of ours that a unit filled in.

    Refused with a sentence that names file, place and cure: other kinds of files, workbooks that
    are not ours, renamed sheets, missing or added columns, rows whose code was touched, formulas.
    """
    _check_kind(name, content)
    grid = _sheet(name, read_xlsx(name, content).grids)
    plan_code, authority = _mark(name, grid)
    head = _head(name, grid)
    places = _places(name, head)
    rows = [row for row in grid.rows if row.number > head.number]
    lines = [_line(name, row, places) for row in rows]
    _check_codes(name, lines)
    return Returned(name, plan_code, authority, lines)


def _check_kind(name: str, content: bytes) -> None:
    if not content:
        raise Refused(N_("Tệp “%(file)s” trống. Chọn lại bảng cập nhật đã điền."), file=name)
    if file_kind(name, content) is not FileKind.XLSX:
        raise Refused(
            N_("Tệp “%(file)s” không phải tệp Excel. Mở bằng Excel, lưu dạng .xlsx rồi gửi lại."),
            file=name,
        )


def _sheet(name: str, grids: list[Grid]) -> Grid:
    found = [grid for grid in grids if grid.sheet == SHEET]
    if found:
        return found[0]
    if any(_texts(row)[:1] == [MARK] for grid in grids for row in grid.rows[:1]):
        raise Refused(
            N_("Tệp “%(file)s”: trang “%(sheet)s” đã đổi tên. Đặt lại tên đó, lưu rồi gửi lại."),
            file=name, sheet=SHEET,
        )  # fmt: skip
    raise _not_ours(name)


def _not_ours(name: str) -> Refused:
    return Refused(
        N_(
            "Tệp “%(file)s” không phải bảng cập nhật của hệ thống."
            " Tải bảng cập nhật, chép nội dung sang rồi gửi lại."
        ),
        file=name,
    )


def _mark(name: str, grid: Grid) -> tuple[str, str]:
    """Return the plan's code and the authority that the hidden first row tells."""
    texts = _texts(grid.rows[0]) if grid.rows else []
    if texts[:1] != [MARK] or len(texts) < 3:
        raise _not_ours(name)
    return texts[1], texts[2]


def _head(name: str, grid: Grid) -> Row:
    wanted = fold(HEADERS[Column.CODE])
    for row in grid.rows:
        if any(fold(text) == wanted for text in _texts(row)):
            return row
    raise _without_column(name, Column.CODE)


def _places(name: str, head: Row) -> dict[int, Column]:
    """Return which column of ours stands where; each exactly once and no other."""
    known = {fold(header): column for column, header in HEADERS.items()}
    places: dict[int, Column] = {}
    for cell in head.cells:
        column = known.get(fold(cell.text))
        if cell.text and (column is None or column in places.values()):
            raise Refused(
                N_("Tệp “%(file)s”, dòng %(row)s: cột “%(column)s” thêm vào. Xóa cột rồi gửi lại."),
                file=name, row=head.number, column=cell.text,
            )  # fmt: skip
        if column is not None:
            places[cell.column] = column
    for column in Column:
        if column not in places.values():
            raise _without_column(name, column)
    return places


def _without_column(name: str, column: Column) -> Refused:
    return Refused(
        N_(
            "Tệp “%(file)s” thiếu cột “%(column)s”."
            " Tải lại bảng cập nhật, chép nội dung sang rồi gửi lại."
        ),
        file=name, column=HEADERS[column],
    )  # fmt: skip


def _line(name: str, row: Row, places: dict[int, Column]) -> SheetLine:
    cells = {cell.column: cell for cell in row.cells if cell.text or cell.is_formula}
    for place, cell in cells.items():
        _check_cell(name, row, cell, places.get(place))
    texts = {column: _text(cells[place]) for place, column in places.items() if place in cells}
    code, _, version = texts.get(Column.KEY, "").partition(":")
    shown = texts.get(Column.CODE, "")
    if not code or code != shown or not version.isdecimal() or len(version) > MOST_DIGITS:
        raise Refused(
            N_(
                "Tệp “%(file)s”, dòng %(row)s: mã số “%(code)s” đã bị sửa hoặc thiếu."
                " Tải lại bảng cập nhật, chép nội dung vào đúng dòng rồi gửi lại."
            ),
            file=name, row=row.number, code=shown,
        )  # fmt: skip
    filled = {str(column): texts[column] for column in FILLED if texts.get(column)}
    return SheetLine(row.number, code, int(version), filled)


def _check_cell(name: str, row: Row, cell: Cell, column: Column | None) -> None:
    place = {"file": name, "row": row.number}
    if column is None:
        raise Refused(
            N_(
                "Tệp “%(file)s”, dòng %(row)s: “%(text)s” nằm ngoài các cột của bảng."
                " Chuyển vào đúng cột hoặc xóa đi rồi gửi lại."
            ),
            **place, text=cell.text[:80],
        )  # fmt: skip
    if cell.is_formula or cell.flaw in (Flaw.NO_VALUE, Flaw.FAULT):
        raise Refused(
            N_(
                "Tệp “%(file)s”, dòng %(row)s, cột “%(column)s” có công thức."
                " Dán lại dạng giá trị rồi gửi lại."
            ),
            **place, column=HEADERS[column],
        )  # fmt: skip


def _text(cell: Cell) -> str:
    """Return what a cell says: a percent and a number as typed here, a true date dd/mm/yyyy."""
    if cell.number is None or not -LARGEST < cell.number < LARGEST:
        return cell.text
    number = Decimal(repr(cell.number)) * (100 if "%" in cell.shown_as else 1)
    return format_decimal(number).replace(".", "")


def _check_codes(name: str, lines: list[SheetLine]) -> None:
    seen: dict[str, int] = {}
    for line in lines:
        if line.code in seen:
            raise Refused(
                N_(
                    "Tệp “%(file)s”: mã số %(code)s có ở dòng %(first)s và dòng %(row)s."
                    " Giữ một dòng rồi gửi lại."
                ),
                file=name, code=line.code, first=seen[line.code], row=line.row,
            )  # fmt: skip
        seen[line.code] = line.row
    if not lines:
        raise Refused(
            N_("Tệp “%(file)s” không có dòng nhiệm vụ nào. Tải lại bảng cập nhật."), file=name
        )


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]
