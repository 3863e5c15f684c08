"""Which tables and sheets are read, which are left out, and what the counts say."""

import docx
import openpyxl
import pytest

from tests.annex.make import (
    HEADER,
    TITLE,
    book_of,
    codes,
    csv_of,
    read_rows,
    saved,
    sheet,
    table,
    task,
    the_problem,
    word_of,
)
from tracker.annex import Code, Severity, read_annex

LETTERHEAD = [("ỦY BAN NHÂN DÂN\nXÃ BÌNH AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
SIGNATURE = [("Nơi nhận:\n- Sở Nội vụ;", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")]
INDICATORS = [
    ("TT", "Chỉ tiêu", "Cách tính", "Mức giao", "Đơn vị theo dõi"),
    ("01", "Tỷ lệ hồ sơ đúng hạn", "đúng hạn / đã giải quyết", "≥ 98%", "Văn phòng"),
    ("02", "Số lần đi lại", "lần / hồ sơ", "≤ 1,5 lần/hồ sơ", "Trung tâm"),
]
BUDGET = [
    ("STT", "Nội dung", "Kinh phí", "Đơn vị thực hiện"),
    (1, "Tập huấn", 100, "Sở Nội vụ"),
    (2, "In ấn", 20, "Sở Nội vụ"),
]
COMMUNES = [
    ("TT", "Mã", "Tên đơn vị", "Loại"),
    (1, "AP1", "An Phú", "phường"),
    (2, "AP2", "B", "xã"),
]


def test_a_whole_document_gives_only_tasks_and_indicators() -> None:
    word = docx.Document()
    table(word, LETTERHEAD)
    word.add_paragraph("KẾ HOẠCH")
    word.add_paragraph("Cải cách hành chính năm 2026 của xã Bình An")
    for rows in (SIGNATURE, INDICATORS, [HEADER, ("I. THỂ CHẾ",), task()], BUDGET, COMMUNES):
        table(word, rows)
    draft = read_annex("a.docx", saved(word))
    assert [found.sheet for found in draft.tasks] == [4]
    assert [found.unit for found in draft.indicators] == ["%", "lần/hồ sơ"]
    assert [problem.sheet for problem in draft.problems] == [5, 6]
    assert draft.title == "Kế hoạch cải cách hành chính năm 2026 của xã Bình An"


def test_sheets_that_hold_no_tasks_are_named() -> None:
    book, _ = book_of([task()])
    sheet(book, [("DỰ TOÁN KINH PHÍ",), *BUDGET], name="Dự toán")
    sheet(book, COMMUNES, name="DS cấp xã")
    draft = read_annex("a.xlsx", saved(book))
    assert [(found.code, found.sheet) for found in draft.problems] == [
        (Code.NOT_READ, "Dự toán"),
        (Code.NOT_READ, "DS cấp xã"),
    ]


def test_hidden_sheets_are_left_out_and_named() -> None:
    book, _ = book_of([task()])
    sheet(book, [(TITLE,), HEADER, task(7)], name="Nháp").sheet_state = "hidden"
    draft = read_annex("a.xlsx", saved(book))
    assert len(draft.tasks) == 1
    assert the_problem(draft, Code.HIDDEN_SHEET).sheet == "Nháp"


def test_hidden_rows_and_columns_are_read_and_told_of() -> None:
    book, page = book_of([task(1), task(2)])
    page.row_dimensions[5].hidden = True
    page.column_dimensions["C"].hidden = True
    draft = read_annex("a.xlsx", saved(book))
    assert the_problem(draft, Code.HIDDEN_ROW).row == 5
    assert the_problem(draft, Code.HIDDEN_COLUMN).column == "Sản phẩm"


def test_headers_typed_again_are_skipped() -> None:
    draft = read_rows(task(1), HEADER, task(2))
    assert [found.row for found in draft.tasks] == [4, 6]
    assert codes(draft) == []


def test_a_row_of_column_numbers_is_skipped() -> None:
    assert len(read_rows(("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), task(1)).tasks) == 1


def test_two_tables_stacked_in_a_sheet_are_both_read() -> None:
    book, _ = book_of([task(1), (), ("CHỈ TIÊU",), *INDICATORS])
    draft = read_annex("a.xlsx", saved(book))
    assert (len(draft.tasks), len(draft.indicators)) == (1, 2)


def test_a_table_may_stand_away_from_the_corner() -> None:
    book = openpyxl.Workbook()
    rows = [(), (None, TITLE), (), (None, *HEADER), (None, "I", "THỂ CHẾ"), (None, *task(1))]
    sheet(book, rows, name="x")
    (found,) = read_annex("a.xlsx", saved(book)).tasks
    assert (found.row, found.printed_no) == (6, "1")


def test_a_table_goes_on_in_the_next_without_its_header() -> None:
    word, _ = word_of([("I. THỂ CHẾ",), task(1)])
    word.add_paragraph()
    table(word, [task(2), task(3)])
    draft = read_annex("a.docx", saved(word))
    assert [(found.sheet, found.area) for found in draft.tasks] == [(1, 1), (2, 1), (2, 1)]


def test_cells_of_dragged_borders_find_their_columns() -> None:
    word, made = word_of([("I. THỂ CHẾ",), task(1)])
    row = made.rows[2]._tr
    row.tc_lst[1].grid_span = 2
    assert read_annex("a.docx", saved(word)).tasks[0].lead == "Sở Nội vụ"


@pytest.mark.parametrize(
    ("total", "doubts"),
    [
        ("Tổng cộng: 1 nội dung, 2 nhiệm vụ./.", 0),
        ("Cộng: 2 dòng (1 nhiệm vụ còn thực hiện)", 0),
        ("Tổng số: 03 nhiệm vụ", 1),
        ("Tổng cộng: 02 nội dung, 05 nhiệm vụ", 2),
    ],
)
def test_a_stated_count_is_checked(total: str, doubts: int) -> None:
    draft = read_rows(task(1), task(2), (total,))
    assert codes(draft) == [Code.COUNT] * doubts


def test_the_body_of_a_plan_is_held_to_its_count() -> None:
    word, _ = word_of([("I. THỂ CHẾ",), task(1)])
    word.add_paragraph("Thực hiện 64 nhiệm vụ thuộc 8 nội dung tại Phụ lục II.")
    draft = read_annex("a.docx", saved(word))
    assert codes(draft) == [Code.COUNT, Code.COUNT]
    assert "64 nhiệm vụ, đọc được 1" in draft.problems[0].message


def test_subtotals_of_contents_are_counted_by_content() -> None:
    rows = [
        task(1),
        ("Cộng: 1 nhiệm vụ",),
        ("II", "BỘ MÁY"),
        task(1),
        task(2),
        ("Cộng: 2 nhiệm vụ",),
    ]
    assert codes(read_rows(*rows)) == []


def test_an_indicator_without_target_is_told_of() -> None:
    book, _ = book_of([task(1)])
    sheet(book, [INDICATORS[0], ("01", "Tỷ lệ", "a / b", "", "Văn phòng")], name="CT")
    problem = the_problem(read_annex("a.xlsx", saved(book)), Code.NO_TARGET)
    assert (problem.severity, problem.column) == (Severity.WARN, "Mức giao")


def test_numeric_targets_read_as_the_office_writes_them() -> None:
    book, _ = book_of([task(1)])
    header = ("TT", "Chỉ tiêu năm 2026", "ĐVT", "Kế hoạch")
    page = sheet(book, [header, (1, "A", "%", 0.98), (2, "B", "lần", 1.5)], name="CT")
    page["D2"].number_format = "0%"
    found = read_annex("a.xlsx", saved(book)).indicators
    assert [indicator.target_text for indicator in found] == ["98%", "1,5"]


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["KẾ HOẠCH", "Cải cách hành chính năm 2026"], 2026),
        (["Kế hoạch CCHC 2027"], 2027),
        (
            ["(Kèm theo Kế hoạch ngày tháng 01 năm 2025)", "NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026"],
            2026,
        ),
        (["Căn cứ Kế hoạch năm 2020", "Nhiệm vụ cải cách hành chính năm 2026"], 2026),
    ],
)
def test_the_year_is_the_titles(lines: list[str], year: int) -> None:
    rows = [(line,) for line in lines]
    draft = read_annex("a.csv", csv_of([*rows, HEADER, ("I", "THỂ CHẾ"), task()]).encode())
    assert draft.year == year
    assert Code.TWO_YEARS not in codes(draft)


def test_a_title_with_two_years_is_told_of() -> None:
    title = "Kết quả năm 2025 và nhiệm vụ cải cách hành chính năm 2026"
    draft = read_annex("a.csv", csv_of([(title,), HEADER, ("I", "THỂ CHẾ"), task()]).encode())
    assert draft.year == 2026
    assert codes(draft) == [Code.TWO_YEARS]


def test_the_option_wins_over_the_title() -> None:
    assert read_annex("a.xlsx", saved(book_of([task()])[0]), year=2030).year == 2030


def test_the_year_may_stand_in_a_page_laid_out_in_cells() -> None:
    word = docx.Document()
    table(word, [("UBND XÃ BÌNH AN", "KẾ HOẠCH\nCải cách hành chính năm 2027")])
    table(word, [HEADER, ("I. THỂ CHẾ",), task()])
    assert read_annex("a.docx", saved(word)).year == 2027
