"""The parts of Word that every piece of a paper is made of: text, rules, fields, tables."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from tracker.documents.official.styles import RULE, Style
from tracker.documents.plain import clean

# The mean width of a letter of Times New Roman bold, in its size: capitals, and the others.
CAPITAL, SMALL = 0.61, 0.45
POINT = 12700
SHARE = 0.42  # of the line above it: the decree wants a third to a half
EIGHTHS = 6  # of a point: how thick a rule is


def write(where: Any, text: str, style: Style) -> Paragraph:
    """Add a paragraph in the style of an element to a document, a cell or a header."""
    added: Paragraph = where.add_paragraph(clean(text), style=style.name)
    return added


def width_of(text: str, size: float) -> int:
    """Return about how wide a bold text runs, in EMU: a font's own widths are not at hand."""
    letters = sum(CAPITAL if letter.isupper() else SMALL for letter in text)
    return int(letters * size * POINT)


def rule(where: Any, *, length: int, room: int) -> Paragraph:
    """Add a rule in the middle of a column: the border of an empty paragraph, length in EMU."""
    added = write(where, "", RULE)
    aside = Emu(max(0, (room - length) // 2))
    added.paragraph_format.left_indent = added.paragraph_format.right_indent = aside
    added.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    added.paragraph_format.line_spacing = Pt(2)
    border = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", EIGHTHS), ("space", 0), ("color", "000000")):
        border.set(qn(f"w:{name}"), str(value))
    borders = OxmlElement("w:pBdr")
    borders.append(border)
    # The schema wants borders before the spaces that stand there already.
    added._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )
    return added


def put_page_number(paragraph: Paragraph) -> None:
    """Let a paragraph show the number of its page."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def columns(paper: Any, widths: Sequence[int]) -> Table:
    """Add a row of borderless columns to a document, their widths in EMU and fixed."""
    made: Table = paper.add_table(rows=1, cols=len(widths))
    made.autofit = False
    _without_margins(made)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Emu(width)
    for cell, width in zip(made.rows[0].cells, widths, strict=True):
        cell.width = Emu(width)
    flag(made.rows[0]._tr.get_or_add_trPr(), "w:cantSplit")
    return made


def settle(cell: _Cell) -> None:
    """Take the empty paragraph away with which a cell begins, once it holds others."""
    first = cell.paragraphs[0]
    if not first.text and len(cell.paragraphs) > 1:
        cell._tc.remove(first._p)


def flag(properties: Any, name: str) -> None:
    """Set a property that is on by being there."""
    properties.append(OxmlElement(name))


def _without_margins(table: Table) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def mm(length: float) -> Length:
    """Return millimetres as a length."""
    return Emu(int(Mm(1) * length))
