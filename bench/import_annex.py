"""How an annex's import stands against the libraries walking the same file, and what it holds."""

import csv
import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl

from tracker.annex import read_annex

ROOT = Path(__file__).resolve().parent.parent
HEADER = ("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời hạn", "Cấp trình")
TITLE = "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026"
SECTION = ("I", "CẢI CÁCH THỂ CHẾ")
ROUNDS = 5
# A fresh process, so that what earlier imports left behind does not count.
MEMORY = """
import sys
from pathlib import Path
from tracker.annex import read_annex
def held():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
content = Path(sys.argv[1]).read_bytes()
before = held()
read_annex(sys.argv[1], content)
print(held() - before)
"""


def rows() -> list[tuple[str, float, str]]:
    """Return name, figure and goal of each measure."""
    long_docx, long_xlsx, short_xlsx = docx_of(1_000), xlsx_of(10_000), xlsx_of(1_000)
    samples = {
        f"import {path.name} ÷ walking it": cpu(lambda path=path: imported(path.read_bytes()))
        / cpu(lambda path=path: WALKS[path.suffix](path.read_bytes()))
        for path in sorted((ROOT / "samples").glob("plan_*.[dx]*x"))
    }
    by_row = cpu(lambda: imported(long_xlsx)) / cpu(lambda: imported(short_xlsx)) / 10
    docx_ratio = cpu(lambda: imported(long_docx)) / cpu(lambda: walk_docx(long_docx))
    xlsx_ratio = cpu(lambda: imported(long_xlsx)) / cpu(lambda: walk_xlsx(long_xlsx))
    return [
        *((name, ratio, "≤ 5" if "docx" in name else "≤ 3") for name, ratio in samples.items()),
        ("import 1.000 docx rows ÷ python-docx row.cells", docx_ratio, "≤ 5"),
        ("import 10.000 xlsx rows ÷ openpyxl reading them", xlsx_ratio, "≤ 3"),
        ("a row among 10.000 ÷ a row among 1.000", by_row, "≤ 1,3"),
        ("MB more for 1.000 docx rows", megabytes(long_docx), "≤ 60"),
        ("MB more for 10.000 xlsx rows", megabytes(long_xlsx), "≤ 100"),
    ]


def imported(content: bytes) -> None:
    """Read an annex, as the dry run does."""
    read_annex("annex", content)


def walk_docx(content: bytes) -> None:
    """Touch every cell of every table with python-docx."""
    for table in docx.Document(io.BytesIO(content)).tables:
        for row in table.rows:
            for cell in row.cells:
                assert cell.text is not None


def walk_xlsx(content: bytes) -> None:
    """Touch every value of every sheet with openpyxl."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for values in sheet.iter_rows(values_only=True):
            assert values is not None


WALKS = {".docx": walk_docx, ".xlsx": walk_xlsx}


def cpu(act: Callable[[], None]) -> float:
    """Return the median CPU time of an act, in seconds."""
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        act()
        spent.append(time.process_time() - start)
    return statistics.median(spent)


def megabytes(content: bytes) -> float:
    """Return how many MB a fresh process grows by when it reads the annex."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        command = [sys.executable, "-c", MEMORY, file.name]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    return float(told.stdout)


def tasks(count: int) -> list[tuple[str, ...]]:
    """Return task rows after the province's sample, no two titles alike."""
    with (ROOT / "samples" / "plan_tinh_2026.csv").open(encoding="utf-8-sig") as opened:
        found = [row for row in csv.DictReader(opened) if row["record_type"] == "nhiem_vu"]
    names = ("product_or_measure_vi", "lead_unit_vi", "coordinating_vi", "deadline_text")
    return [
        (
            str(number),
            f"{found[number % len(found)]['title_vi']} (đợt {number} năm 2026)",
            *(found[number % len(found)][name] for name in names),
            "UBND tỉnh",
        )
        for number in range(1, count + 1)
    ]


def docx_of(count: int) -> bytes:
    """Return a Word annex of so many tasks."""
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(0, len(HEADER))
    for texts in (HEADER, SECTION, *tasks(count)):
        for cell, text in zip(table.add_row().cells, texts, strict=False):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def xlsx_of(count: int) -> bytes:
    """Return an Excel annex of so many tasks."""
    book = openpyxl.Workbook()
    for texts in ((TITLE,), HEADER, SECTION, *tasks(count)):
        book.active.append(texts)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


if __name__ == "__main__":
    for name, figure, goal in rows():
        print(f"{name:60} {figure:8.2f}  {goal}")
