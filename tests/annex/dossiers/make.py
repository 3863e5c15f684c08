"""Statistics as the one-stop software exports them, built in the test."""

from collections.abc import Sequence

import openpyxl

from tests.annex.make import saved
from tracker.annex.dossiers import Stats, check, read_dossiers

TITLE = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
MONTH = "Tháng 3 năm 2026 (từ ngày 15/02/2026 đến ngày 14/3/2026)"
UNIT = "Đơn vị báo cáo: UBND xã Bình An"
HEADER = (
    ("STT", "Lĩnh vực giải quyết", "Số lượng hồ sơ tiếp nhận", *[None] * 3,
     "Số lượng hồ sơ đã giải quyết", *[None] * 3, "Số lượng hồ sơ đang giải quyết", None, None),
    (None, None, "Tổng số", "Trong kỳ", None, "Từ kỳ trước", "Tổng số", "Trước hạn", "Đúng hạn",
     "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"),
    (None, None, None, "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", *[None] * 8),
)  # fmt: skip
NUMBERS = ("(1)", "(2)", "(3)=(4)+(5)+(6)", *(f"({n})" for n in range(4, 14)))
MERGES = (
    "A3:A5",
    "B3:B5",
    "C3:F3",
    "G3:J3",
    "K3:M3",
    "D4:E4",
    *(f"{c}4:{c}5" for c in "CFGHIJKLM"),
)
LAND = (1, "Đất đai", 100, 30, 60, 10, 80, 50, 25, 5, 20, 15, 5)
CIVIL = (2, "Hộ tịch", 50, 20, 30, 0, 50, 40, 10, 0, 0, 0, 0)
BOTH = ("TỔNG CỘNG", None, 150, 50, 90, 10, 130, 90, 35, 5, 20, 15, 5)
Rows = Sequence[Sequence[object]]


def form(rows: Rows, *, name: str = "Biểu", titles: Sequence[str] = (TITLE, MONTH)) -> bytes:
    """Return a workbook with the form II.06, merged as its pattern is, and these rows."""
    book = openpyxl.Workbook()
    add_form(book, rows, name=name, titles=titles)
    book.remove(book.worksheets[0])
    return saved(book)


def add_form(
    book: openpyxl.Workbook, rows: Rows, *, name: str, titles: Sequence[str] = (TITLE, MONTH)
) -> None:
    """Add a sheet with the form to a workbook; there must be two title lines."""
    page = book.create_sheet(name)
    for line in (*[[title] for title in titles], *HEADER, NUMBERS, *rows):
        page.append(list(line))
    page.merge_cells("A1:M1")
    for place in MERGES:
        page.merge_cells(place)


def read_form(*rows: Sequence[object]) -> Stats:
    """Read the form with these rows."""
    return read_dossiers("bieu.xlsx", form(rows))


def told(stats: Stats) -> list[tuple[str, int | None]]:
    """Return the ids and rows of what does not hold."""
    return [(one.finding.id, one.place.row) for one in check(stats)]


def said(stats: Stats) -> str:
    """Return all doubts in words."""
    return "\n".join(doubt.message for doubt in stats.doubts)
