"""Word files: every table of the body with the headings before it, read as a stream."""

from dataclasses import dataclass, field

from lxml import etree

from tracker.annex.docx_numbering import Numbering, W, numbering_of
from tracker.annex.docx_text import is_on, paragraphs_of, words_of
from tracker.annex.grid import Cell, Flaw, Grid, Heading, Pages, Row, from_above
from tracker.annex.parts import Parts, Stream, whole_number
from tracker.annex.refusal import MAX_CELLS, MAX_ROWS, open_archive, too_big, too_long

_TABLE, _ROW, _PARAGRAPH = f"{W}tbl", f"{W}tr", f"{W}p"


@dataclass
class _Reader:
    name: str
    numbering: Numbering
    grids: list[Grid] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    above: dict[int, Cell] = field(default_factory=dict)
    cells: int = 0
    tables: int = 0  # tables open at this place
    paragraphs: int = 0  # paragraphs open outside tables; a text box nests them
    lines: int = 0


def read_docx(name: str, content: bytes) -> Pages:
    """Read a .docx; tables count from 1 in the order of the body, letterhead included."""
    with open_archive(name, content) as archive:
        parts = Parts(name, archive)
        reader = _Reader(name, numbering_of(parts))
        stream = Stream(
            parts,
            parts.main("word/document"),
            events=("start", "end"),
            tags=(_TABLE, _ROW, _PARAGRAPH),
        )
        for event, element in stream:
            if _closes(reader, event=event, tag=element.tag):
                _take(reader, element=element)
                stream.drop(element)
    return Pages(reader.grids, tuple(reader.headings))


def _closes(reader: _Reader, *, event: str, tag: str) -> bool:
    """Follow the nesting; say whether a row or a paragraph of the body itself ends here."""
    step = 1 if event == "start" else -1
    if tag == _PARAGRAPH and not reader.tables:
        reader.paragraphs += step
        return not reader.paragraphs
    if reader.paragraphs:
        return False
    if tag == _TABLE:
        reader.tables += step
        if step == 1 == reader.tables:
            _open_table(reader)
    return tag == _ROW and event == "end" and reader.tables == 1


def _open_table(reader: _Reader) -> None:
    reader.grids.append(
        Grid(len(reader.grids) + 1, headings=tuple(reader.headings), every_cell=True)
    )
    reader.headings = []
    reader.above = {}


def _take(reader: _Reader, *, element: etree._Element) -> None:
    if element.tag == _ROW:
        _take_row(reader, element=element)
        return
    reader.lines += 1
    if reader.lines > MAX_ROWS:
        raise too_big(reader.name, place="word/document.xml")
    words = words_of(paragraphs_of(element), numbering=reader.numbering)
    if words.text and not words.struck:
        outline = reader.numbering.outline_of(element)
        reader.headings.append(Heading(words.text, words.label, outline))


def _take_row(reader: _Reader, *, element: etree._Element) -> None:
    grid = reader.grids[-1]
    number = len(grid.rows) + 1
    look = element.find(f"{W}trPr")
    column = _skipped(look)
    cells: list[Cell] = []
    below: dict[int, Cell] = {}
    gone = look is not None and look.find(f"{W}del") is not None
    for found in [] if gone else _cells_of(element):
        cell = _cell(reader, found=found, column=column)
        if found.find(f"{W}tcPr/{W}vMerge") is not None:
            below[column] = cell
        if not _joins_left(found):
            cells.append(cell)
        column += cell.span
    reader.above = below
    reader.cells += len(cells)
    grid.rows.append(Row(number, tuple(cells), hidden=is_on(look, "hidden")))
    if number > MAX_ROWS or reader.cells > MAX_CELLS:
        raise too_long(reader.name, sheet=grid.sheet)


def _cell(reader: _Reader, *, found: etree._Element, column: int) -> Cell:
    look = found.find(f"{W}tcPr")
    span = look.find(f"{W}gridSpan") if look is not None else None
    merge = look.find(f"{W}vMerge") if look is not None else None
    width = whole_number(span.get(f"{W}val")) if span is not None else 1
    words = words_of(paragraphs_of(found), numbering=reader.numbering)
    if merge is not None and merge.get(f"{W}val") != "restart":
        # Word does not show what a continued cell holds of its own.
        above = reader.above.get(column)
        if above is not None:
            return from_above(above, column=column)
    flaw = Flaw.REVISED if words.revised else Flaw.PART_STRUCK if words.part_struck else None
    return Cell(
        column,
        words.text,
        span=max(1, min(width, 100)),
        struck=words.struck,
        label=words.label,
        flaw=flaw,
    )


def _cells_of(row: etree._Element) -> list[etree._Element]:
    # A content control may wrap cells; a nested table's cells belong to the nested table.
    return [found for found in row.iter(f"{W}tc") if next(found.iterancestors(_ROW), None) is row]


def _joins_left(found: etree._Element) -> bool:
    merge = found.find(f"{W}tcPr/{W}hMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _skipped(look: etree._Element | None) -> int:
    before = look.find(f"{W}gridBefore") if look is not None else None
    return whole_number(before.get(f"{W}val")) if before is not None else 0
