"""A plan's annex as a Word table on landscape A4 that reads back as the same plan."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row

from tracker.documents.plain import clean
from tracker.documents.plan_annex import (
    INDICATOR_COLUMNS,
    TASK_COLUMNS,
    AnnexArea,
    AnnexIndicator,
    PlanAnnex,
)
from tracker.documents.workbook import FONT

LONG, SHORT, MARGIN = Mm(297), Mm(210), Mm(20)
Columns = Sequence[tuple[str, int]]


def to_docx(annex: PlanAnnex) -> bytes:
    """Return the annex as .docx: the indicators first, then the tasks under their contents."""
    paper = _landscape()
    _line(paper, annex.title, bold=True)
    if annex.issued:
        _line(paper, annex.issued, italic=True)
    if annex.indicators:
        _put_indicators(_table(paper, INDICATOR_COLUMNS), annex.indicators)
        paper.add_paragraph()
    _put_tasks(_table(paper, TASK_COLUMNS), annex.areas)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def _landscape() -> Paper:
    paper = Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = LONG, SHORT
    section.left_margin = section.right_margin = section.top_margin = MARGIN
    section.bottom_margin = MARGIN
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(12)
    return paper


def _line(paper: Paper, text: str, *, bold: bool = False, italic: bool = False) -> None:
    paragraph = paper.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(clean(text))
    run.bold, run.italic = bold, italic


def _table(paper: Paper, columns: Columns) -> Table:
    table: Table = paper.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    table.autofit = False
    room = (LONG - 2 * MARGIN) / sum(width for _header, width in columns)
    for column, (_header, width) in zip(table.columns, columns, strict=True):
        column.width = int(room * width)
    head = table.rows[0]
    _write(head, [header for header, _width in columns])
    for cell in head.cells:
        _embolden(cell)
    repeated = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(repeated)
    return table


def _put_tasks(table: Table, areas: Sequence[AnnexArea]) -> None:
    for area in areas:
        if area.title:
            cells = _new_row(table).cells
            cells[0].text = clean(area.numeral)
            merged = cells[1].merge(cells[-1])
            merged.text = clean(area.title)
            _embolden(merged)
        for task in area.tasks:
            _write(_new_row(table), task.cells())


def _put_indicators(table: Table, indicators: Sequence[AnnexIndicator]) -> None:
    for place, one in enumerate(indicators, start=1):
        cells = (str(place), one.title, one.measure, one.unit, one.target_text, one.lead)
        _write(_new_row(table), cells)


def _new_row(table: Table) -> _Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx has not typed it
    return row


def _write(row: _Row, texts: Sequence[str]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        cell.text = clean(text)


def _embolden(cell: _Cell) -> None:
    for run in cell.paragraphs[0].runs:
        run.bold = True
