"""Excel files: visible sheets read as a stream, with merges, real dates and struck cells.

openpyxl is not asked to open the workbook: its read-only mode drops merges and hidden rows, and
its full mode loops over every cell of a merge, seventeen thousand million in a hostile file.
"""

import posixpath
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from tracker.annex.grid import MAX_COLUMNS, Cell, Flaw, Grid, Pages, clean
from tracker.annex.merges import Merge, with_merges
from tracker.annex.parts import Parts, Stream, tree, whole_number
from tracker.annex.refusal import ANNEX, Limits, damaged, open_archive, too_long
from tracker.annex.xlsx_styles import Looks, M, looks_of
from tracker.annex.xlsx_values import Words, shown, words_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CELL, _VALUE, _INLINE, _FORMULA = f"{M}c", f"{M}v", f"{M}is", f"{M}f"
_NUMBERS = frozenset({"n", "d"})
_LONGEST_REPEATED, _MOST_REPEATED = 8, 20_000


@dataclass
class _Book:
    parts: Parts
    looks: Looks
    strings: list[Words]
    limits: Limits
    repeated: dict[tuple[int, str | None, str | None, str], Cell] = field(default_factory=dict)


@dataclass
class _Sheet:
    grid: Grid
    rows: dict[int, list[Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    open_row: list[Cell] = field(default_factory=list)
    row: int = 0
    column: int = -1
    cells: int = 0


def read_xlsx(name: str, content: bytes, *, limits: Limits = ANNEX) -> Pages:
    """Read a .xlsx; hidden sheets come without rows, rows and columns are those Excel shows."""
    with open_archive(name, content) as archive:
        parts = Parts(name, archive)
        main = parts.main("xl/workbook")
        book_root = tree(parts, main)
        if book_root.tag != f"{M}workbook":
            raise damaged(name, place=main)
        strings = _shared_strings(parts, limits=limits)
        book = _Book(parts, looks_of(parts, book=book_root), strings, limits)
        targets = _targets(parts, main=main)
        grids = []
        for found in book_root.iter(f"{M}sheet"):
            grid = Grid(clean(found.get("name", "")))
            grid.hidden = found.get("state", "visible") != "visible"
            part = targets.get(found.get(f"{_R}id", ""), "")
            if not grid.hidden and part and parts.has(part):
                _read_sheet(book, part=part, grid=grid)
            if part and "worksheets" in part:
                grids.append(grid)
    return Pages(grids)


def _targets(parts: Parts, *, main: str) -> dict[str, str]:
    root = tree(parts, f"xl/_rels/{posixpath.basename(main)}.rels")
    return {
        found.get("Id", ""): posixpath.normpath(posixpath.join("/xl", found.get("Target", "")))[1:]
        for found in root
        if isinstance(found.tag, str)
    }


def _shared_strings(parts: Parts, *, limits: Limits) -> list[Words]:
    part = "xl/sharedStrings.xml"
    strings: list[Words] = []
    if not parts.has(part):
        return strings
    stream = Stream(parts, part, events=("end",), tags=(f"{M}si",))
    for _, element in stream:
        strings.append(words_of(element))
        if len(strings) > limits.cells:
            raise too_long(parts.name, sheet=part, limits=limits)
        stream.drop(element)
    return strings


def _read_sheet(book: _Book, *, part: str, grid: Grid) -> None:
    sheet = _Sheet(grid)
    tags = (f"{M}row", f"{M}mergeCell", f"{M}col")
    stream = Stream(book.parts, part, events=("end",), tags=tags)
    for _, element in stream:
        if element.tag == f"{M}row":
            for found in element.iterchildren(_CELL):
                _take_cell(book, sheet=sheet, found=found)
            _close_row(sheet, element=element)
        elif element.tag == f"{M}col":
            _take_column(sheet, element=element)
        else:
            _take_merge(sheet, reference=element.get("ref", ""))
        stream.drop(element)
        limits, lines = book.limits, max(len(sheet.rows), len(sheet.merges))
        if sheet.cells > limits.cells or lines > limits.rows:
            raise too_long(book.parts.name, sheet=grid.sheet, limits=limits)
    grid.rows = with_merges(sheet.rows, merges=sheet.merges, hidden=sheet.hidden_rows)


def _close_row(sheet: _Sheet, *, element: etree._Element) -> None:
    sheet.row = whole_number(element.get("r")) or sheet.row + 1
    if sheet.open_row:
        sheet.rows[sheet.row] = sheet.open_row
    sheet.open_row = []
    sheet.column = -1
    if element.get("hidden") in ("1", "true"):
        sheet.hidden_rows.add(sheet.row)


def _take_cell(book: _Book, *, sheet: _Sheet, found: etree._Element) -> None:
    place = found.get("r")
    sheet.column = _column(place) if place else sheet.column + 1
    sheet.cells += 1
    if sheet.column < MAX_COLUMNS:
        cell = _repeated(book, found=found, column=sheet.column)
        if cell is not None:
            is_formula = found.find(_FORMULA) is not None
            sheet.open_row.append(replace(cell, is_formula=True) if is_formula else cell)


def _repeated(book: _Book, *, found: etree._Element, column: int) -> Cell | None:
    """Return a cell that says the same as one before as that one: statistics repeat themselves."""
    value = found[0].text if len(found) == 1 and found[0].tag == _VALUE else None
    if not value or len(value) > _LONGEST_REPEATED:
        return _cell(book, found=found, column=column)
    said = column, found.get("t"), found.get("s"), value
    cell = book.repeated.get(said)
    if cell is None:
        cell = _cell(book, found=found, column=column)
        if cell is not None and len(book.repeated) < _MOST_REPEATED:
            book.repeated[said] = cell
    return cell


def _cell(book: _Book, *, found: etree._Element, column: int) -> Cell | None:
    kind = found.get("t", "n")
    look = book.looks.look(whole_number(found.get("s")))
    value = found.findtext(_VALUE)
    if kind == "inlineStr":
        inline = found.find(_INLINE)
        words = words_of(inline) if inline is not None else Words("")
    elif not value:
        empty = found.find(_FORMULA) is not None and kind != "str"
        return Cell(column, "", flaw=Flaw.NO_VALUE) if empty else None
    elif kind == "s":
        place = whole_number(value)
        words = book.strings[place] if place < len(book.strings) else Words("")
    elif kind in _NUMBERS:
        return shown(value, kind=kind, look=look, column=column)
    else:
        words = Words(clean(value), flaw=Flaw.FAULT if kind == "e" else None)
    if not words.text:
        return None
    return Cell(
        column, words.text, struck=words.struck or look.struck, shown_as=look.form, flaw=words.flaw
    )


def _take_column(sheet: _Sheet, *, element: etree._Element) -> None:
    if element.get("hidden") in ("1", "true"):
        last = min(whole_number(element.get("max")), MAX_COLUMNS)
        sheet.grid.hidden_columns.update(range(whole_number(element.get("min")) - 1, last))


def _take_merge(sheet: _Sheet, *, reference: str) -> None:
    try:
        left, top, right, bottom = range_boundaries(reference)
    except (ValueError, TypeError):
        return
    if left and top and right and bottom:
        sheet.merges.append(Merge(top, left - 1, bottom, min(right, MAX_COLUMNS) - 1))


def _column(reference: str) -> int:
    return _place_of(reference.rstrip("0123456789"))


@lru_cache(maxsize=1024)
def _place_of(letters: str) -> int:
    try:
        return coordinate_to_tuple(f"{letters}1")[1] - 1
    except (ValueError, AttributeError):
        return MAX_COLUMNS
