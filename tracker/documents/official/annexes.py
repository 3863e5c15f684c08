"""An annex: a table on landscape pages of its own, its header on every one of them."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tracker.documents.official.facts import Annex, Column, OfficialPaper
from tracker.documents.official.pages import WIDE_ROOM, turn
from tracker.documents.official.parts import flag, write
from tracker.documents.official.styles import (
    ANNEX_BASIS,
    ANNEX_NUMBER,
    ANNEX_TITLE,
    CELL,
    CELL_CENTRED,
    CELL_GROUP,
    CELL_HEAD,
    RULE,
    Style,
)
from tracker.documents.plain import clean
from tracker.rules.numbers import roman

TWENTIETH = 635  # of a point, in EMU: Word's unit of widths
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def put_annex(paper: Document, annex: Annex, *, told: OfficialPaper, number: int) -> None:
    """Write an annex: its number where there are several, its title, the paper, its table."""
    turn(paper)
    counted = f"Phụ lục {roman(number)}" if len(told.annexes) > 1 else "Phụ lục"
    write(paper, annex.numbered or counted, ANNEX_NUMBER)
    write(paper, annex.title.upper(), ANNEX_TITLE)
    write(paper, f"(Kèm theo {told.cited})", ANNEX_BASIS)
    _Grid(paper, annex).put()
    write(paper, "", RULE)  # Word wants a paragraph after a table: one too small to turn the page


class _Grid:
    """A table written row by row: python-docx looks through all cells again for every one."""

    def __init__(self, paper: Document, annex: Annex) -> None:
        room, shares = WIDE_ROOM // TWENTIETH, sum(one.share for one in annex.columns)
        self.annex = annex
        self.widths = [room * one.share // shares for one in annex.columns]
        self.table = paper.add_table(rows=0, cols=len(annex.columns))

    def put(self) -> None:
        """Write the header and the rows."""
        table: Any = self.table._tbl
        self.table.autofit = False
        _draw_edges(table.tblPr)
        for column, width in zip(table.tblGrid.gridCol_lst, self.widths, strict=True):
            column.set(qn("w:w"), str(width))
        heads = [one.header for one in self.annex.columns]
        header = self._row(heads, [CELL_HEAD] * len(heads))
        flag(header.trPr, "w:tblHeader")
        table.append(header)
        looks = [_look_of(one) for one in self.annex.columns]
        for texts in self.annex.rows:
            table.append(self._group(texts[0]) if len(texts) == 1 else self._row(texts, looks))

    def _row(self, texts: Sequence[str], looks: Sequence[Style]) -> Any:
        row = _new_row()
        for text, look, width in zip(texts, looks, self.widths, strict=True):
            row.append(self._cell(text, look, width))
        return row

    def _group(self, text: str) -> Any:
        row, cell = _new_row(), self._cell(text, CELL_GROUP, sum(self.widths))
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), str(len(self.widths)))
        cell.tcPr.append(span)
        row.append(cell)
        return row

    def _cell(self, text: str, look: Style, width: int) -> Any:
        cell, properties, size = (OxmlElement(f"w:{name}") for name in ("tc", "tcPr", "tcW"))
        size.set(qn("w:w"), str(width))
        size.set(qn("w:type"), "dxa")
        properties.append(size)
        # OxmlElement gives a cell no paragraph: it is added with its style.
        paragraph, settings, style = (OxmlElement(f"w:{name}") for name in ("p", "pPr", "pStyle"))
        style.set(qn("w:val"), look.key)
        settings.append(style)
        run, words = OxmlElement("w:r"), OxmlElement("w:t")
        words.text = clean(text)
        run.append(words)
        paragraph.extend((settings, run))
        cell.extend((properties, paragraph))
        return cell


def _look_of(column: Column) -> Style:
    return CELL_CENTRED if column.is_centred else CELL


def _new_row() -> Any:
    row, properties = OxmlElement("w:tr"), OxmlElement("w:trPr")
    flag(properties, "w:cantSplit")
    row.append(properties)
    return row


def _draw_edges(properties: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for name in EDGES:
        edge = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")):
            edge.set(qn(f"w:{key}"), value)
        borders.append(edge)
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
