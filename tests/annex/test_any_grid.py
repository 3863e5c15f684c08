"""Whatever stands in the cells, a file is read or refused, never a fault."""

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.annex.make import HEADER, TITLE, csv_of, saved
from tracker.annex import AnnexRefused, as_json, read_annex
from tracker.annex.grid import clean
from tracker.annex.names import split_names

WORDS = [
    "", "", "1", "1.1", "I", "II.", "A", "a)", "-", "-nt-", "″", "Tổng cộng: 3 nhiệm vụ", "x",
    "I. CẢI CÁCH THỂ CHẾ", "Rà soát văn bản (1)", "Sở Nội vụ", "Sở A; Sở B", "Các thôn", "Quý I",
    "31/6/2026", "Ghi chú:", *HEADER, "X©y dùng kÕ ho¹ch", "46112", "= 1", "Như mục I", "\u0301",
]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(WORDS), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
)
GRIDS = st.lists(st.lists(CELLS, max_size=8), max_size=12)
MERGES = st.lists(st.tuples(*[st.integers(1, 9)] * 4), max_size=4)
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_or_refuse(name: str, content: bytes) -> None:
    try:
        found = as_json(read_annex(name, content, year=2026))
    except AnnexRefused:
        return
    assert all(1 <= task["area"] <= len(found["areas"]) for task in found["tasks"])
    assert all(task["title"] for task in found["tasks"])
    assert all(problem["message"] for problem in found["problems"])


@QUICK
@given(st.sampled_from([[], [(TITLE,), HEADER]]), GRIDS)
def test_any_csv_is_read_or_refused(head: list[tuple[str, ...]], rows: list[list[str]]) -> None:
    safe = [[text.replace(",", " ").replace('"', "") for text in row] for row in rows]
    read_or_refuse("a.csv", csv_of([*head, *safe]).encode())


@QUICK
@given(GRIDS, MERGES)
def test_any_workbook_is_read_or_refused(
    rows: list[list[str]], merges: list[tuple[int, int, int, int]]
) -> None:
    book = openpyxl.Workbook()
    for row in [(TITLE,), HEADER, *rows]:
        book.active.append([text if not text.startswith("=") else None for text in row])
    for top, left, high, wide in merges:
        book.active.merge_cells(None, top + 2, left, top + 1 + high, left - 1 + wide)
    read_or_refuse("a.xlsx", saved(book))


@QUICK
@given(
    st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe"])
)
def test_any_bytes_are_read_or_refused(content: bytes, start: bytes) -> None:
    read_or_refuse("a.xlsx", start + content)


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.sampled_from(["Sở A", "Phòng B", "Các thôn", "UBND xã"]), max_size=5))
def test_units_joined_by_semicolons_come_apart_again(names: list[str]) -> None:
    assert list(split_names("; ".join(names))) == names
