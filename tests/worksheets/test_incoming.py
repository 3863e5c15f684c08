"""A workbook read back: what was filled in, and each way in which a file is refused."""

from datetime import date, datetime

import pytest

from tests.annex.test_refusals import OLE, with_part
from tests.worksheets.filling import cell_of, filled, taken_out
from tracker.documents.task_sheet import HEAD_ROW, SHEET, Column
from tracker.rules import Refused
from tracker.worksheets import read


@pytest.fixture
def content(plan, tasks) -> bytes:
    return taken_out(plan, *tasks)


def refusal(content: bytes, name: str = "vp.xlsx") -> str:
    with pytest.raises(Refused) as caught:
        read(name, content)
    assert f"“{name}”" in str(caught.value)
    return str(caught.value)


def test_what_was_filled_in_comes_back_with_its_task(content: bytes, plan, tasks):
    found = read("vp.xlsx", filled(content, {Column.TEXT: "Đã gửi dự thảo"}))
    assert (found.plan_code, found.authority) == (plan.code, "UBND xã Bình An")
    first, second = found.lines
    assert (first.row, first.code, first.version) == (HEAD_ROW + 2, "NV01", tasks[0].version)
    assert first.cells == {"text": "Đã gửi dự thảo"}
    assert second.cells == {}


@pytest.mark.parametrize(
    ("column", "value", "text"),
    [
        (Column.DONE_ON, "05/03/2026", "05/03/2026"),
        (Column.DONE_ON, date(2026, 3, 5), "05/03/2026"),
        (Column.ISSUED_ON, datetime(2026, 3, 5, 8, 30), "05/03/2026"),  # noqa: DTZ001
        (Column.PERCENT, 60, "60"),
        (Column.PERCENT, 60.5, "60,50"),
        (Column.PERCENT, "60,5%", "60,5%"),
        (Column.PERCENT, 1e300, "1e+300"),
        (Column.NUMBER, 31, "31"),
        (Column.TEXT, "  Đã\u00a0gửi ", "Đã gửi"),
    ],
)
def test_days_and_numbers_are_read_typed_or_true(content: bytes, column, value, text: str):
    line = read("vp.xlsx", filled(content, {column: value})).lines[0]
    assert line.cells == {str(column): text}


def test_a_share_shown_as_percent_is_the_percent(content: bytes):
    def share(book) -> None:
        cell = cell_of(book[SHEET], Column.PERCENT)
        cell.value, cell.number_format = 0.6, "0%"

    assert read("a.xlsx", filled(content, touch=share)).lines[0].cells == {"percent": "60"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "trống"),
        (OLE + "Workbook".encode("utf-16-le"), "(.xls)"),
        (b"%PDF-1.7", "PDF"),
        (b"a;b\n1;2", "không phải tệp Excel"),
    ],
)
def test_other_kinds_of_files_are_refused(content: bytes, words: str):
    assert words in refusal(content)


def test_a_bomb_is_refused_by_its_directory(content: bytes):
    bomb = with_part(content, "xl/worksheets/sheet1.xml", bytes(120_000_000))
    assert "bung ra quá lớn" in refusal(bomb)


def test_a_cut_file_is_refused(content: bytes):
    assert "bị hỏng" in refusal(content[: len(content) // 2])


def test_somebody_elses_workbook_is_refused(content: bytes):
    def another(book) -> None:
        book[SHEET]["A1"].value = "Phụ lục"

    assert "không phải bảng cập nhật" in refusal(filled(content, touch=another))


def test_a_renamed_sheet_is_named(content: bytes):
    def rename(book) -> None:
        book[SHEET].title = "Sheet1"

    assert "trang “Cập nhật” đã đổi tên" in refusal(filled(content, touch=rename))


def test_a_deleted_column_is_named(content: bytes):
    def delete(book) -> None:
        book[SHEET].delete_cols(13)

    assert "thiếu cột “Tự đánh giá”" in refusal(filled(content, touch=delete))


def test_an_added_column_is_named(content: bytes):
    def add(book) -> None:
        book[SHEET].cell(HEAD_ROW + 1, 20).value = "Ghi chú"

    assert "cột “Ghi chú” thêm vào" in refusal(filled(content, touch=add))


def test_words_beside_the_table_are_not_lost_in_silence(content: bytes):
    def write(book) -> None:
        book[SHEET].cell(HEAD_ROW + 2, 22).value = "xin lùi hạn"

    assert "“xin lùi hạn” nằm ngoài các cột" in refusal(filled(content, touch=write))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (Column.CODE, "NV02"),
        (Column.CODE, None),
        (Column.KEY, "NV02:1"),
        (Column.KEY, "NV01"),
        (Column.KEY, "NV01:-1"),
        (Column.KEY, "NV01:99999999999"),
    ],
)
def test_a_code_that_was_touched_is_refused_by_its_row(content: bytes, column, value):
    assert f"dòng {HEAD_ROW + 2}: mã số" in refusal(filled(content, {column: value}))


def test_a_row_without_a_code_is_refused(content: bytes):
    def write(book) -> None:
        cell_of(book[SHEET], Column.TEXT, HEAD_ROW + 9).value = "việc khác"

    assert f"dòng {HEAD_ROW + 9}: mã số" in refusal(filled(content, touch=write))


def test_a_row_twice_is_refused(content: bytes):
    def double(book) -> None:
        for column in (Column.KEY, Column.CODE):
            first = cell_of(book[SHEET], column).value
            cell_of(book[SHEET], column, HEAD_ROW + 3).value = first

    assert "NV01 có ở dòng 6 và dòng 7" in refusal(filled(content, touch=double))


@pytest.mark.parametrize("column", [Column.TEXT, Column.DONE_ON, Column.CODE])
def test_a_formula_is_refused_by_its_cell(content: bytes, column):
    wrong = refusal(filled(content, {column: '="NV"&"01"'}))
    assert "có công thức" in wrong
    assert f"dòng {HEAD_ROW + 2}" in wrong


def test_a_sheet_without_tasks_is_refused(plan):
    assert "không có dòng nhiệm vụ nào" in refusal(taken_out(plan))
