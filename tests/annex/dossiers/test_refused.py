"""Statistics that are not read: the same refusals as for annexes, and whatever stands in cells."""

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.annex.dossiers.make import BOTH, HEADER, LAND, MONTH, NUMBERS, form
from tests.annex.make import csv_of, saved
from tests.annex.test_refusals import OLE, with_part
from tracker.annex import AnnexRefused
from tracker.annex.dossiers import check, read_dossiers
from tracker.annex.refusal import MAX_ROWS, STATISTICS

FORM = form([LAND, BOTH])
WORDS = [
    "", "", "-", "1", "12", "36.466", "1,5", "-3", "hơn 2.000", "x", "I", "II.", "Đất đai",
    "Trên Hệ thống các Bộ", "TỔNG CỘNG", "Tổng số", "UBND xã Bình An", "T13/2026", "31/2/2026",
    "98,93%|1", "Tỷ lệ", "Kỳ", "Tháng", "Năm", "Đơn vị", "Tử số", "Mẫu số", "\u0301", "9" * 40,
    *[cell for row in HEADER for cell in row if cell], *NUMBERS, MONTH, *map(str, LAND),
]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(WORDS), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
)
GRIDS = st.lists(st.lists(CELLS, max_size=9), max_size=12)
NUMBER_GRIDS = st.lists(
    st.lists(
        st.one_of(st.none(), st.sampled_from(WORDS), st.integers(-9, 10**9), st.floats(-1, 1e16)),
        max_size=14,
    ),
    max_size=10,
)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(AnnexRefused) as caught:
        read_dossiers(name, content)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (OLE + "Workbook".encode("utf-16-le"), "(.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"%PDF-1.7", "PDF"),
        (b"", "trống"),
        (FORM[: len(FORM) // 2], "bị hỏng"),
        (with_part(FORM, "xl/worksheets/sheet1.xml", bytes(120_000_000)), "bung ra quá lớn"),
        (b"Lan,Minh\n1,2\n", "không thấy biểu hồ sơ"),
        ("LÜnh vùc,TiÕp nhËn,§· gi¶i quyÕt\nHé tÞch,5,4\n".encode("latin-1"), "TCVN3"),
        (csv_of([("Lĩnh vực", "Tiếp nhận", "Đã giải quyết")]).encode(), "không thấy biểu hồ sơ"),
    ],
)
def test_files_that_cannot_be_read_are_refused_in_words(content: bytes, words: str):
    sentence = refusal("so-lieu.xlsx", content)
    assert words in sentence
    assert "“so-lieu.xlsx”" in sentence


def test_statistics_may_be_longer_than_an_annex_but_not_endless():
    line = "Đất đai,1,1\n"
    header = "Lĩnh vực,Tiếp nhận,Đã giải quyết\n"
    assert len(read_dossiers("a.csv", (header + line * (MAX_ROWS + 1)).encode()).rows) > MAX_ROWS
    assert "40.000 dòng" in refusal("a.csv", (header + line * STATISTICS.rows).encode())


def read_and_check(name: str, content: bytes) -> None:
    try:
        stats = read_dossiers(name, content)
    except AnnexRefused:
        return
    assert all(str(one.finding.told) and one.place.row for one in check(stats))
    assert all(doubt.message for doubt in stats.doubts)


@QUICK
@given(st.sampled_from([[], [HEADER[1]], list(HEADER)]), GRIDS)
def test_any_csv_is_checked_or_refused(head: list[tuple[str | None, ...]], rows: list[list[str]]):
    lines = [
        [(cell or "").replace(",", ";").replace('"', "") for cell in row] for row in [*head, *rows]
    ]
    read_and_check("a.csv", csv_of(lines).encode())


@QUICK
@given(NUMBER_GRIDS, st.lists(st.tuples(*[st.integers(1, 9)] * 4), max_size=3))
def test_any_workbook_is_checked_or_refused(
    rows: list[list[object]], merges: list[tuple[int, int, int, int]]
):
    book = openpyxl.Workbook()
    for row in [(MONTH,), *HEADER, *rows]:
        book.active.append(list(row))
    for top, left, high, wide in merges:
        book.active.merge_cells(None, top, left, top - 1 + high, left - 1 + wide)
    read_and_check("a.xlsx", saved(book))
