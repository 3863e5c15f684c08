"""Contents of the plan: rows, headings, sheets, a merged column; groups that are none."""

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
from tracker.annex import AnnexDraft, Code, read_annex
from tracker.annex.areas import Level, section_of


def areas(draft: AnnexDraft) -> list[tuple[str, str]]:
    return [(area.numeral, area.title) for area in draft.areas]


def test_roman_rows_merged_across_are_contents() -> None:
    word, _ = word_of([("I. THỂ CHẾ",), task(1), ("II. BỘ MÁY",), task(1)])
    draft = read_annex("a.docx", saved(word))
    assert areas(draft) == [("I", "THỂ CHẾ"), ("II", "BỘ MÁY")]
    assert [found.area for found in draft.tasks] == [1, 2]


def test_arabic_rows_are_contents_where_no_roman_ones_are() -> None:
    word, _ = word_of([("1. THỂ CHẾ",), task("1.1"), ("2. BỘ MÁY",), task("2.1")])
    assert areas(read_annex("a.docx", saved(word))) == [("I", "THỂ CHẾ"), ("II", "BỘ MÁY")]


def test_numbered_groups_below_a_content_are_not_contents() -> None:
    draft = read_rows(("1", "Kiểm soát thủ tục"), task("1.1"), ("2", "Một cửa"), task("2.1"))
    assert areas(draft) == [("I", "CẢI CÁCH THỂ CHẾ")]
    assert [found.printed_no for found in draft.tasks] == ["1.1", "2.1"]
    assert Code.ONLY_TITLE not in codes(draft)


def test_arabic_rows_below_a_mere_container_are_contents() -> None:
    rows = [("II. NHIỆM VỤ TRỌNG TÂM",), ("1. Cải cách thể chế",), task("1.1")]
    word, _ = word_of(rows)
    assert areas(read_annex("a.docx", saved(word))) == [("I", "Cải cách thể chế")]


def test_letters_over_romans_only_hold_them() -> None:
    rows = [
        ("A. NHIỆM VỤ CHUNG",),
        ("I. THỂ CHẾ",),
        task(1),
        ("B. RIÊNG",),
        ("I. CÔNG VỤ",),
        task(1),
    ]
    word, _ = word_of(rows)
    draft = read_annex("a.docx", saved(word))
    assert areas(draft) == [("I", "THỂ CHẾ"), ("I", "CÔNG VỤ")]


def test_an_unnumbered_group_row_is_no_content() -> None:
    word, made = word_of([("1. CHÍNH QUYỀN SỐ",), task("1.1"), ("",) * 6, task("1.2")])
    made.rows[3].cells[1].merge(made.rows[3].cells[5]).text = "Dữ liệu, an toàn thông tin"
    draft = read_annex("a.docx", saved(word))
    assert areas(draft) == [("I", "CHÍNH QUYỀN SỐ")]
    assert len(draft.tasks) == 2


def test_an_unmerged_group_row_is_told_of() -> None:
    draft = read_rows(task(1), ("", "Dữ liệu và an toàn"), task(2))
    assert the_problem(draft, Code.GROUP_ROW).row == 5
    assert len(draft.tasks) == 2


def test_headings_between_tables_are_contents() -> None:
    word = docx.Document()
    for line in ("KẾ HOẠCH", "Cải cách hành chính năm 2026", "V. TỔ CHỨC THỰC HIỆN", "PHỤ LỤC"):
        word.add_paragraph(line)
    for number, heading in enumerate(("I. THỂ CHẾ", "II. BỘ MÁY"), start=1):
        word.add_paragraph(heading)
        table(word, [HEADER, task(number)])
    draft = read_annex("a.docx", saved(word))
    assert areas(draft) == [("I", "THỂ CHẾ"), ("II", "BỘ MÁY")]
    assert [(found.sheet, found.row) for found in draft.tasks] == [(1, 2), (2, 2)]


@pytest.mark.parametrize("kind", ["plain", "style", "automatic"])
def test_headings_need_no_typed_number(kind: str) -> None:
    word = docx.Document()
    word.add_paragraph(TITLE)
    for heading in ("Cải cách thể chế", "Cải cách bộ máy"):
        if kind == "style":
            word.add_heading(heading, level=2)
        else:
            word.add_paragraph(heading, style="List Number" if kind == "automatic" else None)
        table(word, [HEADER, task()])
    found = areas(read_annex("a.docx", saved(word)))
    assert found == [("I", "Cải cách thể chế"), ("II", "Cải cách bộ máy")]


def test_sheets_are_contents_by_name_or_by_a_line_on_top() -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheet(book, [(TITLE,), HEADER, task()], name="Cải cách thể chế")
    sheet(book, [(TITLE,), HEADER, task()], name="IV. Bộ máy")
    sheet(book, [(TITLE,), ("Nội dung VI: Tài chính công",), HEADER, task()], name="ND 6")
    draft = read_annex("a.xlsx", saved(book))
    assert areas(draft) == [("I", "Cải cách thể chế"), ("IV", "Bộ máy"), ("VI", "Tài chính công")]


def test_a_merged_column_gives_the_contents() -> None:
    book = openpyxl.Workbook()
    header = ("STT", "Lĩnh vực", "Nhiệm vụ", "Chủ trì", "Thời hạn")
    rows = [(1, "II. Thể chế", "A", "Sở A", "Quý I"), (2, None, "B", "Sở A", "Quý I")]
    page = sheet(book, [(TITLE,), header, *rows, (3, "Bộ máy", "C", "Sở A", "Quý I")], name="x")
    page.merge_cells("B3:B4")
    draft = read_annex("a.xlsx", saved(book))
    assert areas(draft) == [("II", "Thể chế"), ("II", "Bộ máy")]
    assert [found.area for found in draft.tasks] == [1, 1, 2]


def test_a_wide_column_beside_the_task_gives_the_contents_of_a_csv() -> None:
    header = ("STT", "Nội dung", "Nhiệm vụ cụ thể", "Chủ trì", "Thời hạn")
    rows = [(1, "Thể chế", "A", "Sở A", "Quý I"), (2, "", "B", "Sở A", "Quý I")]
    draft = read_annex("a.csv", csv_of([(TITLE,), header, *rows]).encode())
    assert areas(draft) == [("I", "Thể chế")]


def test_tasks_in_no_content_are_told_of() -> None:
    draft = read_annex("a.csv", csv_of([(TITLE,), HEADER, task()]).encode())
    assert len(draft.areas) == 1
    assert codes(draft) == [Code.NO_AREA]


def test_a_content_without_tasks_is_kept_and_told_of() -> None:
    draft = read_rows(task(1), ("II", "CÔNG VỤ"), ("III", "TÀI CHÍNH CÔNG"), task(1))
    assert [area.title for area in draft.areas] == ["CẢI CÁCH THỂ CHẾ", "CÔNG VỤ", "TÀI CHÍNH CÔNG"]
    assert dict(the_problem(draft, Code.EMPTY_AREA).values) == {"text": "CÔNG VỤ"}


def test_notes_after_the_total_are_no_contents() -> None:
    draft = read_rows(
        task(1), ("Tổng cộng: 1 nhiệm vụ",), ("I. Ghi chú chung",), ("(1) Tính cả năm",)
    )
    assert areas(draft) == [("I", "CẢI CÁCH THỂ CHẾ")]
    assert codes(draft) == []


def test_a_content_with_a_lead_is_told_of() -> None:
    draft = read_rows(task(1), ("II", "CÔNG VỤ", "", "Sở Nội vụ"), task(1))
    assert [area.title for area in draft.areas] == ["CẢI CÁCH THỂ CHẾ", "CÔNG VỤ"]
    assert the_problem(draft, Code.SECTION_WITH_LEAD).row == 5


def test_the_same_content_on_two_sheets_is_one() -> None:
    book, _ = book_of([task(1)], name="Một")
    sheet(book, [(TITLE,), HEADER, ("I", "Cải cách thể chế"), task(2)], name="Hai")
    assert len(read_annex("a.xlsx", saved(book)).areas) == 1


@pytest.mark.parametrize(
    ("text", "level", "order", "title"),
    [
        ("III. Thể chế", Level.ROMAN, 3, "Thể chế"),
        ("III THỂ CHẾ", Level.ROMAN, 3, "THỂ CHẾ"),
        ("2) Thể chế", Level.ARABIC, 2, "Thể chế"),
        ("B. RIÊNG", Level.LETTER, 2, "RIÊNG"),
        ("Nội dung 4: Bộ máy", Level.ROMAN, 4, "Bộ máy"),
        ("Lĩnh vực: Bộ máy", Level.ROMAN, 0, "Bộ máy"),
        ("ND III", Level.ROMAN, 3, "ND III"),
    ],
)
def test_lines_that_open_a_section(text: str, level: Level, order: int, title: str) -> None:
    section = section_of(text)
    assert section is not None
    assert (section.level, section.order, section.title) == (level, order, title)


@pytest.mark.parametrize(
    "text", ["", "Nhóm A", "1.1. Kiểm soát", "V cải cách", "a) Thể chế", "2026"]
)
def test_other_lines_open_none(text: str) -> None:
    assert section_of(text) is None
