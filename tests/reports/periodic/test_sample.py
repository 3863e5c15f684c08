"""The report of the closed sample of 2022, opened again: its figures, its form, its annexes."""

from datetime import date

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from tests.laid import loaded
from tests.reports.periodic.opening import opened, rows, told
from tracker.documents.official.facts import BLANK
from tracker.rules import Refused

HEADINGS = [
    "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH",
    "II. KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG CẢI CÁCH HÀNH CHÍNH",
    "III. ĐÁNH GIÁ CHUNG",
    "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ TRONG THỜI GIAN TỚI",
    "V. KIẾN NGHỊ, ĐỀ XUẤT",
]


@pytest.fixture
def plan(session):
    """Load the sample."""
    return loaded("thu_duc_2022")


def test_the_closed_year_says_what_the_office_said(plan):
    text = told(opened(plan, "2022"))
    assert (
        "Tính đến ngày 07/03/2023, đã hoàn thành 10/10 chỉ tiêu; đã thực hiện 61/64 nhiệm vụ, đạt"
        " tỷ lệ 95,31% (trong đó 03 nhiệm vụ thực hiện nhưng chưa đạt); 03 nhiệm vụ chưa thực hiện,"
        " chiếm 4,69% do chờ hướng dẫn của cấp trên: 03."
    ) in text
    assert "Hoàn thành, đạt yêu cầu 58/64 nhiệm vụ (90,63%)" in text
    assert "trước hạn 52, đúng hạn 05, trễ hạn 04" in text
    assert "đã đạt 10/10 chỉ tiêu" in text.lower()
    assert "NV33; Phòng Nội vụ), hạn 31/12/2022: chờ hướng dẫn của cấp trên." in text


def test_the_parts_stand_in_the_order_of_the_outline(plan):
    paper = opened(plan, "2022")
    found = [line.text for line in paper.paragraphs if line.text in HEADINGS]
    assert found == HEADINGS
    assert all(line.style.font.bold for line in paper.paragraphs if line.text in HEADINGS)


def test_at_the_cut_off_it_says_what_is_left_and_blames_nobody(plan):
    text = told(opened(plan, "2022", as_of=date(2022, 12, 14)))
    assert "đã thực hiện 36/64 nhiệm vụ, đạt tỷ lệ 56,25%" in text
    assert "chưa thực hiện" not in text
    assert "Quá hạn" in text


@pytest.mark.parametrize(
    ("code", "day", "executed"),
    [("2022-Q1", "14/03/2022", "07/64"), ("2022-H1", "14/06/2022", "12/64"),
     ("2022-Q3", "14/09/2022", "22/64")],
)  # fmt: skip
def test_a_period_is_counted_to_its_cut_off(plan, code, day, executed):
    text = told(opened(plan, code))
    assert f"Tính đến ngày {day}" in text
    assert f"đã thực hiện {executed} nhiệm vụ" in text


def test_the_head_is_that_of_the_decree(plan):
    paper = opened(plan, "2022-H1")
    head = [cell.text for row in paper.tables[0].rows for cell in row.cells]
    assert head[0].split() == ["ỦY", "BAN", "NHÂN", "DÂN", "THÀNH", "PHỐ", "THỦ", "ĐỨC"]
    assert any("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text for text in head)
    assert f"Số: {BLANK}/BC-UBND" in "\n".join(head)
    section = paper.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    text = told(paper)
    assert "BÁO CÁO\nCông tác cải cách hành chính 06 tháng đầu năm 2022\n" in text
    assert text.count("./.") == 1


def test_the_annexes_lie_across_with_headers_repeated_and_pages_of_their_own(plan):
    paper = opened(plan, "2022")
    first, *annexes = paper.sections
    assert first.orientation == WD_ORIENT.PORTRAIT
    assert [one.orientation for one in annexes] == [WD_ORIENT.LANDSCAPE] * 4
    starts = [one._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for one in annexes]
    assert starts == ["1", "1", "1", "1"]
    for table in paper.tables[-4:]:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_the_tasks_stand_by_state_and_add_up(plan):
    found = rows(opened(plan, "2022"), 1)
    groups = [row[0] for row in found if len(set(row)) == 1]
    assert groups == [
        "I. Hoàn thành, đạt yêu cầu: 58 nhiệm vụ", "II. Đã thực hiện, chưa đạt: 03 nhiệm vụ",
        "III. Chưa thực hiện: 03 nhiệm vụ",
    ]  # fmt: skip
    assert len(found) == 1 + 3 + 64
    assert found[-1][1] == "NV54"
    assert found[-1][-1] == "Chưa thực hiện do chờ hướng dẫn của cấp trên"


def test_the_figures_stand_by_content_and_unit_with_their_sum(plan):
    found = rows(opened(plan, "2022"), 2)
    by_name = {row[1]: row[2:] for row in found}
    assert by_name["Cải cách thể chế"][:3] == ["7", "6", "85,71%"]
    assert by_name["Phòng Nội vụ"][:3] == ["21", "20", "95,24%"]
    assert found[-1][1:6] == ["Tổng cộng", "64", "61", "95,31%", "58"]


def test_the_indicators_are_all_met(plan):
    found = rows(opened(plan, "2022"), 3)
    assert len(found) == 11
    assert {row[6] for row in found[1:]} == {"Đạt"}


def test_another_year_or_no_period_is_refused(plan):
    for code in ("2023", "2022-Q2", "quý I"):
        with pytest.raises(Refused):
            opened(plan, code)
