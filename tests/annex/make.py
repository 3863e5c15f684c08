"""Small annexes built in the test, as offices build them with Word, Excel and LibreOffice."""

import io
from collections.abc import Iterable, Sequence

import docx
import openpyxl
from docx.document import Document as Word
from docx.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from tracker.annex import AnnexDraft, Code, read_annex

HEADER = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn")
TITLE = "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026"
SECTION = ("I", "CẢI CÁCH THỂ CHẾ")


def task(
    number: object = 1,
    title: str = "Rà soát văn bản",
    product: str = "Báo cáo",
    lead: str = "Sở Nội vụ",
    helpers: str = "Sở Tư pháp",
    deadline: object = "Quý II/2026",
) -> tuple[object, ...]:
    """Return the cells of a task row under HEADER."""
    return number, title, product, lead, helpers, deadline


def sheet(book: openpyxl.Workbook, rows: Iterable[Sequence[object]], *, name: str) -> Worksheet:
    """Add a sheet with these rows."""
    page = book.create_sheet(name)
    for row in rows:
        page.append(list(row))
    return page


def book_of(
    rows: Iterable[Sequence[object]], *, name: str = "Nhiệm vụ"
) -> tuple[openpyxl.Workbook, Worksheet]:
    """Return a workbook whose one sheet has the title, the header, a section and these rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    return book, sheet(book, [(TITLE,), HEADER, SECTION, *rows], name=name)


def saved(office: openpyxl.Workbook | Word) -> bytes:
    """Return the bytes of a workbook or a document."""
    stream = io.BytesIO()
    office.save(stream)
    return stream.getvalue()


def table(word: Word, rows: Iterable[Sequence[object]]) -> Table:
    """Add a table to a document; a row of one text is merged across it."""
    rows = list(rows)
    width = max(map(len, rows))
    made = word.add_table(0, width)
    for row in rows:
        cells = made.add_row().cells
        if len(row) == 1:
            cells[0].merge(cells[-1]).text = str(row[0])
            continue
        for cell, text in zip(cells, row, strict=False):
            cell.text = str(text)
    return made


def word_of(rows: Iterable[Sequence[object]], *, title: str = TITLE) -> tuple[Word, Table]:
    """Return a document with the title and one table of these rows under HEADER."""
    word = docx.Document()
    word.add_paragraph(title)
    return word, table(word, [HEADER, *rows])


def csv_of(rows: Iterable[Sequence[object]], *, separator: str = ",") -> str:
    """Return rows as CSV text; cells hold no separators or quotes."""
    return "\n".join(separator.join(map(str, row)) for row in rows) + "\n"


def read_rows(*rows: Sequence[object]) -> AnnexDraft:
    """Read task rows from a workbook."""
    return read_annex("a.xlsx", saved(book_of(rows)[0]))


def codes(draft: AnnexDraft) -> list[Code]:
    """Return the codes of a draft's problems."""
    return [problem.code for problem in draft.problems]


def the_problem(draft: AnnexDraft, code: Code):
    """Return the one problem of that code."""
    (found,) = [problem for problem in draft.problems if problem.code == code]
    return found
