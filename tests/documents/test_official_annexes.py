"""An official paper's annexes, its page numbers, and texts that may hold anything."""

from dataclasses import replace

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.official_papers import ANNEX, COLUMNS, LETTER, REPORT, opened, texts
from tracker.documents.official import Annex, Paragraph, Signature
from tracker.documents.official.facts import BLANK
from tracker.documents.official.styles import STYLES


def test_pages_are_numbered_in_the_top_margin_from_the_second_on():
    section = opened(LETTER).sections[0]
    assert section.different_first_page_header_footer
    assert not any(line.text for line in section.first_page_header.paragraphs)
    assert "PAGE" not in section.first_page_header._element.xml
    (line,) = section.header.paragraphs
    assert "PAGE" in line._p.xml
    assert line.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_an_annex_lies_across_and_counts_its_own_pages():
    first, annex = opened(replace(LETTER, annexes=[ANNEX])).sections
    assert (first.orientation, annex.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert (round(annex.page_width.mm), round(annex.page_height.mm)) == (297, 210)
    assert annex.different_first_page_header_footer
    assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert annex.header.is_linked_to_previous


def test_an_annex_names_itself_and_its_paper():
    told = texts(opened(replace(LETTER, annexes=[ANNEX])))
    assert told[-3:] == [
        "Phụ lục", "DANH SÁCH",
        f"(Kèm theo Công văn số {BLANK}/UBND-VHXH ngày {BLANK} tháng 11 năm 2026"
        " của Ủy ban nhân dân xã Bình An)",
    ]  # fmt: skip


def test_several_annexes_are_numbered():
    paper = opened(replace(REPORT, annexes=[ANNEX, ANNEX]))
    assert [text for text in texts(paper) if text.startswith("Phụ lục")] == [
        "Phụ lục I", "Phụ lục II",
    ]  # fmt: skip
    assert len(paper.sections) == 3
    assert any("(Kèm theo Báo cáo số" in text for text in texts(paper))


def test_an_annex_repeats_its_header_and_breaks_no_row():
    table = opened(replace(LETTER, annexes=[ANNEX])).tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["TT", "Nhiệm vụ", "Hạn"]
    headers = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert headers == [True, False, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert [cell.text for cell in table.rows[2].cells] == ["1", "Rà soát thủ tục", "30/06/2026"]


def test_a_row_of_one_text_runs_across_the_annex():
    table = opened(replace(LETTER, annexes=[ANNEX])).tables[-1]
    assert table.rows[1]._tr.tc_lst[0].grid_span == len(COLUMNS)
    widths = [column.width.mm for column in table.columns]
    assert sum(widths) == pytest.approx(252, abs=1)
    assert widths[1] == pytest.approx(6 * widths[0], abs=1)


def test_word_opens_it_as_a_present_document_in_vietnamese():
    paper = opened(LETTER)
    settings = paper.settings.element.iter(qn("w:compatSetting"))
    modes = [one for one in settings if one.get(qn("w:name")) == "compatibilityMode"]
    assert [one.get(qn("w:val")) for one in modes] == ["15"]
    assert paper.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"
    assert all(paper.styles[style.name].style_id.isascii() for style in STYLES)


def test_the_file_names_its_author_and_subject():
    about = opened(LETTER).core_properties
    assert (about.author, about.comments) == ("Ủy ban nhân dân xã Bình An", "")
    assert about.title == "Công văn đôn đốc thực hiện nhiệm vụ"


@settings(max_examples=settings.default.max_examples // 4)  # of several texts each
@given(st.lists(st.text(max_size=40), min_size=4, max_size=12))
def test_any_text_goes_into_a_paper(said: list[str]):
    annex = Annex(said[0], COLUMNS, [[text] for text in said] + [said[:3]])
    told = replace(
        LETTER, about=said[1], addressees=tuple(said), body=[Paragraph(text) for text in said],
        annexes=[annex], recipients=said, signature=Signature((said[2],), said[3]),
    )  # fmt: skip
    assert opened(told).tables


def test_control_characters_are_left_out():
    told = replace(LETTER, body=[Paragraph("Rà\x07 soát\nthủ\ttục\ufffe <b>&")])
    assert "Rà soát thủ tục <b>&./." in texts(opened(told))
