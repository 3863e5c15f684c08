"""LibreOffice sheets (.ods), read as a stream; repeated rows and columns are never unrolled."""

from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from tracker.annex.grid import MAX_COLUMNS, Cell, Flaw, Grid, Pages, clean
from tracker.annex.merges import Merge, with_merges
from tracker.annex.ods_styles import O, Styles, T, styles_of
from tracker.annex.parts import Parts, Stream, tree, whole_number
from tracker.annex.refusal import MAX_CELLS, MAX_ROWS, locked, open_archive, too_long
from tracker.annex.xlsx_values import number_text

X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}encryption-data"


@dataclass
class _Sheet:
    grid: Grid
    cells: dict[int, list[Cell]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    row: int = 0
    total: int = 0


def read_ods(name: str, content: bytes) -> Pages:
    """Read a .ods; hidden sheets come without rows."""
    with open_archive(name, content) as archive:
        parts = Parts(name, archive)
        if parts.has(_MANIFEST) and next(tree(parts, _MANIFEST).iter(_ENCRYPTED), None) is not None:
            raise locked(name)
        styles = styles_of(parts)
        sheets: list[_Sheet] = []
        tags = (f"{T}table", f"{T}table-row")
        stream = Stream(parts, "content.xml", events=("start", "end"), tags=tags)
        for event, element in stream:
            if element.tag == f"{T}table" and event == "start":
                hidden = element.get(f"{T}style-name", "") in styles.hidden_tables
                sheets.append(_Sheet(Grid(clean(element.get(f"{T}name", "")), hidden=hidden)))
            elif element.tag == f"{T}table" and sheets:
                _close(sheets[-1])
            elif event == "end" and sheets:
                _take_row(name, sheet=sheets[-1], element=element, styles=styles)
                stream.drop(element)
    return Pages([sheet.grid for sheet in sheets])


def _close(sheet: _Sheet) -> None:
    if not sheet.grid.hidden:
        sheet.grid.rows = with_merges(sheet.cells, merges=sheet.merges, hidden=sheet.hidden_rows)
    sheet.cells, sheet.merges = {}, []


def _take_row(name: str, *, sheet: _Sheet, element: etree._Element, styles: Styles) -> None:
    first = sheet.row + 1
    sheet.row += max(1, whole_number(element.get(f"{T}number-rows-repeated")))
    cells = (
        [] if sheet.grid.hidden else _cells(element, sheet=sheet, styles=styles, row_number=first)
    )
    if not cells:
        return
    # A filled row repeated means the same words typed again and again: keep them all, capped.
    for number in range(first, min(sheet.row, first + MAX_ROWS) + 1):
        sheet.cells[number] = cells
        sheet.total += len(cells)
        if element.get(f"{T}visibility", "visible") != "visible":
            sheet.hidden_rows.add(number)
        if len(sheet.cells) > MAX_ROWS or sheet.total > MAX_CELLS:
            raise too_long(name, sheet=sheet.grid.sheet)


def _cells(row: etree._Element, *, sheet: _Sheet, styles: Styles, row_number: int) -> list[Cell]:
    cells: list[Cell] = []
    column = 0
    for found in row.iterchildren(f"{T}table-cell", f"{T}covered-table-cell"):
        repeated = max(1, whole_number(found.get(f"{T}number-columns-repeated")))
        cell = _cell(found, column=column, styles=styles)
        if cell is not None and found.tag == f"{T}table-cell":
            for place in range(column, min(column + repeated, MAX_COLUMNS)):
                cells.append(_cell(found, column=place, styles=styles) or cell)
            _take_merge(found, sheet=sheet, row=row_number, column=column)
        column += repeated
        if column >= MAX_COLUMNS:
            break
    return cells


def _take_merge(found: etree._Element, *, sheet: _Sheet, row: int, column: int) -> None:
    wide = max(1, whole_number(found.get(f"{T}number-columns-spanned")))
    high = max(1, whole_number(found.get(f"{T}number-rows-spanned")))
    if wide > 1 or high > 1:
        right = min(column + wide, MAX_COLUMNS) - 1
        sheet.merges.append(Merge(row, column, row + high - 1, right))


def _cell(found: etree._Element, *, column: int, styles: Styles) -> Cell | None:
    look = styles.look(found.get(f"{T}style-name", ""))
    text = clean("\n".join(_words(part) for part in found.iterchildren(f"{X}p")))
    kind = found.get(f"{O}value-type", "")
    if kind == "date":
        moment = _day(found.get(f"{O}date-value", ""))
        if moment is not None:
            return Cell(
                column,
                f"{moment:%d/%m/%Y}",
                struck=look.struck,
                moment=moment,
                shown_as=look.form,
            )
    if kind in ("float", "percentage"):
        return _number_cell(found, text=text, column=column)
    text = text or clean(found.get(f"{O}string-value", ""))
    if not text:
        empty = found.get(f"{T}formula") is not None and not kind
        return Cell(column, "", flaw=Flaw.NO_VALUE) if empty else None
    flaw = Flaw.FAULT if text.startswith(("#REF!", "#N/A", "#NAME?", "Err:5")) else None
    return Cell(column, text, struck=look.struck, flaw=flaw)


def _number_cell(found: etree._Element, *, text: str, column: int) -> Cell | None:
    try:
        number = float(found.get(f"{O}value", ""))
    except ValueError:
        return Cell(column, text) if text else None
    return Cell(column, text or number_text(number, form="General"), number=number)


def _words(paragraph: etree._Element) -> str:
    pieces: list[str] = [paragraph.text or ""]
    for part in paragraph:
        if part.tag == f"{X}s":
            pieces.append(" ")
        elif part.tag == f"{X}line-break":
            pieces.append("\n")
        elif part.tag in (f"{X}span", f"{X}a"):
            pieces.append(_words(part))
        pieces.append(part.tail or "")
    return "".join(pieces)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
