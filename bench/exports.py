"""Tasks out as Excel against XlsxWriter writing the same cells row by row, and memory."""

import io
from collections.abc import Iterator

import xlsxwriter

from bench.measure import Row, compared
from bench.processes import alone
from tracker.documents.task_sheet import FILLED, SheetRow, TaskSheet, to_xlsx
from tracker.worksheets.meaning import CHOICES

LONG = 10_000
TITLE = "Rà soát, chuẩn hóa quy trình giải quyết thủ tục hành chính thuộc thẩm quyền (đợt {})"


def rows() -> Iterator[Row]:
    """Yield the rows of the report."""
    lines = list(tasks(LONG))
    found = compared(lambda: ours(lines), lambda: bare(lines), rounds=3)
    yield Row(f"xlsx of {LONG} tasks / bare cells", found.ratio, "×", 1.3, remark=found.remark)
    half = compared(lambda: ours(lines), lambda: ours(lines[: LONG // 2]), rounds=3)
    yield Row(f"xlsx of {LONG} tasks / half of it", half.ratio, "×", 2.4, remark="linear is 2")
    yield Row(f"xlsx of {LONG} tasks: memory", float(alone("export", str(LONG))), "MB", 15)


def tasks(count: int) -> Iterator[SheetRow]:
    """Yield so many tasks, no two titles alike."""
    for number in range(1, count + 1):
        code = f"NV{number:02d}"
        given = ("Báo cáo", "Lê Anh Tú", "30/06/2026", "Đang thực hiện", "05/03/2026: đã họp")
        yield SheetRow(f"{code}:3", (code, TITLE.format(number), *given))


def ours(lines: "list[SheetRow] | Iterator[SheetRow]") -> bytes:
    """Write the workbook as the page sends it."""
    made = TaskSheet("xa_2026", "UBND xã", "Bảng cập nhật", "Văn phòng", lines, CHOICES)
    return to_xlsx(made)


def bare(lines: list[SheetRow]) -> bytes:
    """Write the same cells and nothing else, each row once, with one format."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        sheet, look = book.add_worksheet(), book.add_format({"border": 1})
        for place, line in enumerate(lines):
            cells = (line.key, *line.cells)
            for column, text in enumerate(cells):
                sheet.write_string(place, column, text, look)
            for column in range(len(cells), len(cells) + len(FILLED)):
                sheet.write_blank(place, column, None, look)
    return target.getvalue()
