"""Reading an annex (`plan import --dry-run`) against other readers of the same file, and memory."""

import csv
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import openpyxl

from bench.measure import Row, compared
from bench.processes import ROOT, alone
from tracker.annex import read_annex

SAMPLES = ROOT / "samples"
PLANS = ("thu_duc_2022", "xa_2026", "tinh_2026")
HEAD = ("STT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")
Walk = Callable[[bytes], None]
COLUMNS = ("product_or_measure_vi", "lead_unit_vi", "coordinating_vi", "deadline_text")
LONG_XLSX, LONG_DOCX = 10_000, 1_000


def rows() -> Iterator[Row]:
    """Yield the rows of the report."""
    for plan in PLANS:
        yield samples_row(f"plan_{plan}.docx", walk_docx, goal=5)
        yield samples_row(f"plan_{plan}.xlsx", walk_xlsx, goal=3)
    with TemporaryDirectory() as folder:
        books = [long_xlsx(Path(folder), LONG_XLSX // part) for part in (1, 2)]
        words = [long_docx(Path(folder), LONG_DOCX // part) for part in (1, 2)]
        yield from long_rows(f"xlsx of {LONG_XLSX} rows", books, walk_xlsx, goals=(3, 100))
        yield from long_rows(f"docx of {LONG_DOCX} rows", words, walk_docx, goals=(5, 60))


def samples_row(name: str, walk: Walk, *, goal: float) -> Row:
    """Return how long a sample takes against walking it."""
    file = SAMPLES / name
    content = file.read_bytes()
    found = compared(lambda: read_annex(file.name, content), lambda: walk(content), rounds=9)
    return Row(f"read {file.name} / walk it", found.ratio, "×", goal, remark=found.remark)


def long_rows(
    what: str, files: list[Path], walk: Walk, *, goals: tuple[float, float]
) -> Iterator[Row]:  # fmt: skip
    """Yield time, growth and memory of a long annex; the second file is half as long."""
    whole, half = (file.read_bytes() for file in files)
    name = files[0].name
    found = compared(lambda: read_annex(name, whole), lambda: walk(whole), rounds=3)
    yield Row(f"read {what} / walk it", found.ratio, "×", goals[0], remark=found.remark)
    growth = compared(lambda: read_annex(name, whole), lambda: read_annex(name, half), rounds=3)
    yield Row(f"read {what} / half of it", growth.ratio, "×", 2.4, remark="linear is 2")
    yield Row(f"read {what}: memory", float(alone("annex", str(files[0]))), "MB", goals[1])


def walk_docx(content: bytes) -> None:
    """Look at every cell's text as python-docx gives it."""
    tables = docx.Document(BytesIO(content)).tables
    look_at(cell.text for table in tables for row in table.rows for cell in row.cells)


def walk_xlsx(content: bytes) -> None:
    """Look at every cell's value as openpyxl gives it."""
    sheets = openpyxl.load_workbook(BytesIO(content), read_only=True).worksheets
    look_at(cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row)


def look_at(cells: Iterable[object]) -> None:
    """Go through cells and keep nothing."""
    deque(cells, maxlen=0)


def tasks(count: int) -> Iterator[tuple[str, ...]]:
    """Yield the cells of an annex of so many tasks: a province's, no two titles alike."""
    with (SAMPLES / "plan_tinh_2026.csv").open(encoding="utf-8-sig") as opened:
        known = [row for row in csv.DictReader(opened) if row["record_type"] == "nhiem_vu"]
    yield ("I", "CẢI CÁCH THỂ CHẾ", *[""] * len(COLUMNS))
    for number in range(1, count + 1):
        row = known[number % len(known)]
        title = f"{row['title_vi']} (đợt {number} năm 2026)"
        yield (str(number), title, *(row[name] for name in COLUMNS))


def long_xlsx(folder: Path, count: int) -> Path:
    """Write a workbook with so many tasks."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Phụ lục")
    for row in (["KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026"], HEAD, *tasks(count)):
        sheet.append(list(row))
    file = folder / f"long_{count}.xlsx"
    book.save(file)
    return file


def long_docx(folder: Path, count: int) -> Path:
    """Write a document whose one table has so many tasks."""
    word = docx.Document()
    word.add_paragraph("KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026")
    lines = [HEAD, *tasks(count)]
    table = word.add_table(len(lines), len(HEAD))
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text
    file = folder / f"long_{count}.docx"
    word.save(str(file))
    return file
