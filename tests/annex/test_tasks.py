"""Rows that are tasks: numbers, ditto marks, merges, footnotes, leads, doubts."""

from datetime import datetime

import docx
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.annex.make import (
    TITLE,
    book_of,
    codes,
    read_rows,
    saved,
    sheet,
    task,
    the_problem,
    word_of,
)
from tracker.annex import Code, Severity, read_annex


@pytest.mark.parametrize("mark", ["-nt-", "nt", "NT", "″", '"', "như trên", "– nt –", "〃"])
def test_ditto_marks_take_the_row_above(mark: str) -> None:
    first, second = read_rows(task(1), task(2, lead=mark, helpers=mark, deadline=mark)).tasks
    assert (second.lead, second.coordinating) == (first.lead, first.coordinating)
    assert second.reading == first.reading
    assert ("Chủ trì", mark) in second.printed


def test_a_ditto_mark_with_nothing_above_is_an_error() -> None:
    problem = the_problem(read_rows(task(1, lead="-nt-")), Code.NOTHING_ABOVE)
    assert problem.severity == Severity.ERROR
    assert problem.column == "Chủ trì"


def test_ditto_marks_reach_over_a_section() -> None:
    _, second = read_rows(task(1, lead="Sở Y tế"), ("II", "BỘ MÁY"), task(1, lead="-nt-")).tasks
    assert second.lead == "Sở Y tế"


def test_vertical_merges_of_word_are_inherited() -> None:
    word, made = word_of([("I. THỂ CHẾ",), task(1), task(2), task(3)])
    made.rows[2].cells[3].merge(made.rows[4].cells[3]).text = "Sở Y tế"
    made.rows[3].cells[5].merge(made.rows[4].cells[5]).text = "Quý IV/2026"
    tasks = read_annex("a.docx", saved(word)).tasks
    assert [found.lead for found in tasks] == ["Sở Y tế"] * 3
    assert [found.deadline_text for found in tasks] == ["Quý II/2026", "Quý IV/2026", "Quý IV/2026"]


def test_vertical_merges_of_excel_are_inherited() -> None:
    book, page = book_of([task(1), task(2, lead=None, deadline=None)])
    page.merge_cells("D4:D5")
    page.merge_cells("F4:F5")
    _, second = read_annex("a.xlsx", saved(book)).tasks
    assert (second.lead, second.deadline_text) == ("Sở Nội vụ", "Quý II/2026")


def test_a_blank_lead_without_merge_is_not_guessed() -> None:
    draft = read_rows(task(1), task(2, lead=""))
    assert draft.tasks[1].lead == ""
    assert the_problem(draft, Code.NO_LEAD).row == 5


def test_nested_numbers_are_kept_as_printed() -> None:
    numbers = ["1", "1.1", "1.1.1", "a)", "-", "II.3"]
    draft = read_rows(*(task(number) for number in numbers))
    assert [found.printed_no for found in draft.tasks] == numbers


def test_a_number_typed_before_the_title_is_parted_from_it() -> None:
    (found,) = read_rows(task("", title="1.2. Rà soát")).tasks
    assert (found.printed_no, found.title) == ("1.2.", "Rà soát")


def test_automatic_numbers_of_word_are_counted() -> None:
    word, made = word_of([("I. THỂ CHẾ",), task(""), task("")])
    for row in made.rows[2:]:
        row.cells[0].paragraphs[0].style = word.styles["List Number"]
    tasks = read_annex("a.docx", saved(word)).tasks
    assert [found.printed_no for found in tasks] == ["1.", "2."]


def test_numbers_that_excel_mangled_are_mended_and_told_of() -> None:
    draft = read_rows(task(1.9), task(1.1), task("1.11"), task(datetime(2026, 2, 1)))  # noqa: DTZ001
    assert [found.printed_no for found in draft.tasks] == ["1.9", "1.10", "1.11", "1.2"]
    assert codes(draft) == [Code.NUMBER_MENDED, Code.NUMBER_FROM_DATE]


@pytest.mark.parametrize("mark", ["(1)", " (*)", "[2]", "*", "¹", "(1) (2)"])
def test_footnote_marks_are_removed_and_told_of(mark: str) -> None:
    draft = read_rows(task(1, title=f"Nâng tỷ lệ hồ sơ{mark}"))
    assert draft.tasks[0].title == "Nâng tỷ lệ hồ sơ"
    assert codes(draft) == [Code.NOTE_MARK]


@pytest.mark.parametrize("title", ["Xây trụ sở 50 m²", "Đạt 100% (một trăm)", "Theo QĐ 46 (2026)"])
def test_what_only_looks_like_a_footnote_stays(title: str) -> None:
    assert read_rows(task(1, title=title)).tasks[0].title == title


def test_raised_marks_in_rich_text_are_footnotes() -> None:
    book, page = book_of([task(1)])
    raised = InlineFont(vertAlign="superscript")
    page["B4"] = CellRichText("Nâng tỷ lệ", TextBlock(raised, "1"))
    page["C4"] = CellRichText("50 m", TextBlock(raised, "2"), " nhà")
    (found,) = read_annex("a.xlsx", saved(book)).tasks
    assert (found.title, found.deliverable) == ("Nâng tỷ lệ", "50 m2 nhà")


def test_dash_lists_become_one_line() -> None:
    (found,) = read_rows(task(1, product="- Biên bản;\n- thông báo kết luận")).tasks
    assert found.deliverable == "Biên bản; thông báo kết luận"


def test_decomposed_letters_and_odd_blanks_are_cleaned() -> None:
    (found,) = read_rows(
        task(1, title="  Ra\u0300  soa\u0301t\u00a0va\u0306n\nba\u0309n\u200b ")
    ).tasks
    assert found.title == "Rà soát văn bản"


@pytest.mark.parametrize(
    "lead",
    ["Sở Nội vụ; Sở Y tế", "Sở Nội vụ, Sở Y tế", "Sở Nội vụ\nSở Y tế", "Sở Nội vụ và Sở Y tế"],
)
def test_two_leads_in_a_cell_are_an_error(lead: str) -> None:
    problem = the_problem(read_rows(task(1, lead=lead)), Code.TWO_LEADS)
    assert (problem.severity, problem.row, problem.column) == (Severity.ERROR, 4, "Chủ trì")


@pytest.mark.parametrize(
    "lead",
    [
        "Sở Văn hóa, Thể thao và Du lịch",
        "Văn phòng HĐND và UBND",
        "Báo và Phát thanh, truyền hình tỉnh",
        "Sở Lao động - Thương binh và Xã hội",
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
    ],
)
def test_one_lead_with_commas_raises_no_doubt(lead: str) -> None:
    draft = read_rows(task(1, lead=lead))
    assert draft.tasks[0].lead == lead
    assert codes(draft) == []


@pytest.mark.parametrize("lead", ["Các thôn", "UBND các xã, phường, đặc khu", "Các sở, ban, ngành"])
def test_a_group_as_lead_is_told_of(lead: str) -> None:
    assert codes(read_rows(task(1, lead=lead))) == [Code.GROUP_LEAD]


def test_lead_and_coordinating_in_one_cell_are_parted() -> None:
    draft = read_rows(task(1, lead="Sở Nội vụ chủ trì, phối hợp với Sở Y tế", helpers=""))
    assert (draft.tasks[0].lead, draft.tasks[0].coordinating) == ("Sở Nội vụ", ("Sở Y tế",))
    assert codes(draft) == [Code.LEAD_PARTED]


def test_a_struck_row_is_kept_and_told_of() -> None:
    book, page = book_of([task(1), task(2)])
    for cell in page[5]:
        cell.font = Font(strike=True)
    draft = read_annex("a.xlsx", saved(book))
    assert [found.struck for found in draft.tasks] == [False, True]
    assert the_problem(draft, Code.STRUCK).row == 5


def test_struck_words_are_left_out_and_told_of() -> None:
    book, page = book_of([task(1)])
    page["F4"] = CellRichText(TextBlock(InlineFont(strike=True), "Quý I/2026"), " Quý III/2026")
    draft = read_annex("a.xlsx", saved(book))
    assert draft.tasks[0].deadline_text == "Quý III/2026"
    assert the_problem(draft, Code.PART_STRUCK).column == "Thời hạn"


def test_a_row_without_number_and_title_goes_on_with_the_task_above() -> None:
    draft = read_rows(task(1), ("", "", "Danh mục", "", "", ""))
    assert [found.deliverable for found in draft.tasks] == ["Báo cáo; Danh mục"]
    assert the_problem(draft, Code.CONTINUED).row == 5


def test_a_title_merged_over_two_rows_is_one_task() -> None:
    book, page = book_of([task(1), (None, None, "Danh mục", "Sở Nội vụ", "", "Quý II/2026")])
    page.merge_cells("A4:A5")
    page.merge_cells("B4:B5")
    assert len(read_annex("a.xlsx", saved(book)).tasks) == 1


def test_a_numbered_title_alone_is_no_task_but_told_of() -> None:
    draft = read_rows(task(1), (2, "Chỉ có tên"), task(3))
    assert len(draft.tasks) == 2
    assert the_problem(draft, Code.ONLY_TITLE).row == 5


def test_a_missing_product_is_mentioned() -> None:
    assert codes(read_rows(task(1, product=""))) == [Code.NO_DELIVERABLE]


def test_old_letters_in_a_cell_are_an_error() -> None:
    draft = read_rows(task(1), task(2, title="X©y dùng kÕ ho¹ch c¶i c¸ch hµnh chÝnh"))
    problem = the_problem(draft, Code.LEGACY_FONT)
    assert (problem.row, problem.column, problem.severity) == (5, "Nhiệm vụ", Severity.ERROR)


def test_a_cell_that_points_elsewhere_is_told_of() -> None:
    assert codes(read_rows(task(1), task(2, lead="Như mục I.1"))) == [Code.POINTS_ELSEWHERE]


def test_lead_and_coordinating_under_one_header_are_parted_silently() -> None:
    book = openpyxl.Workbook()
    header = ("TT", "Nội dung", "Đơn vị chủ trì, phối hợp", "Thời gian")
    cells = (1, "Rà soát", "Chủ trì: Sở A\nPhối hợp: Sở B, Sở C", "Quý I")
    sheet(book, [(TITLE,), header, ("I", "Thể chế"), cells], name="x")
    draft = read_annex("a.xlsx", saved(book))
    assert (draft.tasks[0].lead, draft.tasks[0].coordinating) == ("Sở A", ("Sở B", "Sở C"))
    assert codes(draft) == []


def test_the_message_says_where_what_and_what_to_do() -> None:
    problem = the_problem(read_rows(task(1, deadline="31/6/2026")), Code.IMPOSSIBLE_DATE)
    assert problem.message == (
        "Trang Nhiệm vụ, dòng 4, cột Thời hạn: “31/6/2026” không có trong lịch. "
        "Chọn ngày khác hoặc để “Chưa xác định hạn”."
    )


def test_tracked_changes_are_read_as_accepted() -> None:
    word, made = word_of([("I. THỂ CHẾ",), task(1, title="")])
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph = made.rows[2].cells[1].paragraphs[0]._p
    for change in (
        f'<w:ins {space} w:id="1" w:author="a"><w:r><w:t>Tên mới</w:t></w:r></w:ins>',
        f'<w:del {space} w:id="2" w:author="a"><w:r><w:delText>Tên cũ</w:delText></w:r></w:del>',
    ):
        paragraph.append(docx.oxml.parse_xml(change))
    draft = read_annex("a.docx", saved(word))
    assert draft.tasks[0].title == "Tên mới"
    assert codes(draft) == [Code.REVISED]
