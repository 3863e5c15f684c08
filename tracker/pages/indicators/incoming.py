"""Values that come from a sheet: rows copied from Excel, or our own workbook filled in."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from tracker.annex.grid import Cell, Grid, Row
from tracker.annex.refusal import FileKind, file_kind
from tracker.annex.xlsx_reader import read_xlsx
from tracker.documents.indicator_sheet import HEADERS, Column
from tracker.indicators import Indicator
from tracker.pages.indicators.typing import spans_of
from tracker.rules import N_, Refused
from tracker.rules.fold import fold
from tracker.rules.numbers import format_day, format_typed

Place = tuple[str, int]
LARGEST = 1e15


def pasted(text: str, codes: Sequence[str]) -> dict[Place, str]:
    """Read rows copied from a sheet: a code, then the values of the periods from the first on.

    Columns are parted by tabs or semicolons. Refused: a line that begins with no code.
    """
    known = {code.upper() for code in codes}
    found: dict[Place, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.replace(";", "\t").split("\t")]
        code = cells[0].upper()
        if not line.strip():
            continue
        if code not in known:
            sentence = N_("Dòng %(number)s: “%(code)s” không phải mã chỉ tiêu được nhập.")
            raise Refused(sentence, number=number, code=cells[0][:40])
        found |= {(code, place): cell for place, cell in enumerate(cells[1:], start=1) if cell}
    if not found:
        raise Refused(N_("Dán các dòng: mã chỉ tiêu, rồi số liệu từng kỳ."))
    return found


def sheet_texts(
    name: str, content: bytes, ordinals: Mapping[tuple[str, str], int]
) -> dict[Place, str]:
    """Read our workbook of values: which text stands for which period of which indicator.

    Refused: other files, a sheet without our columns, a formula.
    """
    if file_kind(name, content) is not FileKind.XLSX:
        raise Refused(N_("Tệp “%(file)s” không phải tệp Excel (.xlsx)."), file=name)
    for grid in read_xlsx(name, content).grids:
        head = next((row for row in grid.rows if is_head(row)), None)
        if head is not None:
            return texts_in(grid, head, ordinals)
    raise Refused(N_("Tệp “%(file)s” không có bảng số liệu chỉ tiêu của hệ thống."), file=name)


def is_head(row: Row) -> bool:
    """Tell whether a row holds our headers."""
    texts = {fold(cell.text) for cell in row.cells}
    return {fold(header) for header in HEADERS.values()} <= texts


def texts_in(grid: Grid, head: Row, ordinals: Mapping[tuple[str, str], int]) -> dict[Place, str]:
    """Return the values under a row of headers."""
    places = {fold(cell.text): cell.column for cell in head.cells}
    column = {one: places[fold(header)] for one, header in HEADERS.items()}
    found: dict[Place, str] = {}
    for row in (one for one in grid.rows if one.number > head.number):
        cells = {cell.column: cell for cell in row.cells}
        refuse_formulas(row.number, {one: cells.get(place) for one, place in column.items()})
        code, until = words(cells.get(column[Column.CODE])).upper(), day(cells, column)
        value = value_text(*(cells.get(column[one]) for one in VALUES))
        if code and value:
            found[code, ordinals.get((code, until), 0)] = value
    return found


VALUES = (Column.NUMERATOR, Column.DENOMINATOR, Column.VALUE)


def refuse_formulas(number: int, cells: Mapping[Column, Cell | None]) -> None:
    """Refuse a row that computes one of its figures: what it comes to may never have been saved."""
    for one in VALUES:
        cell = cells[one]
        if cell is not None and cell.is_formula:
            sentence = N_("Dòng %(row)s, cột “%(column)s” có công thức. Dán lại dạng giá trị.")
            raise Refused(sentence, row=number, column=HEADERS[one])


def day(cells: Mapping[int, Cell], column: Mapping[Column, int]) -> str:
    """Return the last day of a row's period, as text."""
    cell = cells.get(column[Column.UNTIL])
    return format_day(cell.moment) if cell and cell.moment else words(cell)


def ordinals_of(own: Sequence[Indicator], *, year: int) -> dict[tuple[str, str], int]:
    """Return which period of which indicator ends on a day."""
    return {
        (one.code.upper(), format_day(span.until)): span.ordinal
        for one in own for span in spans_of(one, year=year)
    }  # fmt: skip


def value_text(top: Cell | None, base: Cell | None, value: Cell | None) -> str:
    """Return what a row says as one text: the fraction where there is one."""
    texts = words(top), words(base)
    return "/".join(texts) if any(texts) else words(value)


def words(cell: Cell | None) -> str:
    """Return what a cell says; a number as it is typed here."""
    if cell is None:
        return ""
    if cell.number is None or not -LARGEST < cell.number < LARGEST:
        return cell.text.strip()
    number = Decimal(repr(cell.number)) * (100 if "%" in cell.shown_as else 1)
    return format_typed(number)
