"""An official paper is opened again: pages, letters and tables are as the decree wants them."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.official import (
    Annex,
    Column,
    Letterhead,
    Look,
    OfficialPaper,
    Paragraph,
    Signature,
    to_docx,
)
from tracker.documents.official.facts import BLANK
from tracker.documents.official.styles import STYLES

HEAD = Letterhead(
    issuer=("ỦY BAN NHÂN DÂN", "XÃ BÌNH AN"), named="Ủy ban nhân dân xã Bình An",
    symbol="UBND-VHXH", place="Bình An", drafted_on=date(2026, 11, 22),
)  # fmt: skip
COLUMNS = (Column("TT", 1, is_centred=True), Column("Nhiệm vụ", 6), Column("Hạn", 2))
ANNEX = Annex("Danh sách", COLUMNS, [["I. Quá hạn: 01"], ["1", "Rà soát thủ tục", "30/06/2026"]])
LETTER = OfficialPaper(
    HEAD, about="đôn đốc thực hiện nhiệm vụ", addressees=("Phòng Kinh tế",),
    body=[Paragraph("Thực hiện Kế hoạch."), Paragraph("Đề nghị báo cáo.")],
    recipients=["Như trên", "Lưu: VT, VHXH"],
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Đỗ Quốc Bình"),
)  # fmt: skip
REPORT = replace(
    LETTER, kind="Báo cáo", about="Kết quả công tác", addressees=("Sở Nội vụ", "Đảng ủy xã"),
    body=[Paragraph("Căn cứ Luật;", Look.BASIS), Paragraph("I. KẾT QUẢ", Look.SECTION),
          Paragraph("Xong.")],
)  # fmt: skip


def opened(told: OfficialPaper) -> Paper:
    return Document(io.BytesIO(to_docx(told)))


def lines(cell: _Cell) -> list[str]:
    return [line.text for line in cell.paragraphs if line.text]


def texts(paper: Paper) -> list[str]:
    return [line.text for line in paper.paragraphs if line.text]


def test_the_page_is_a4_with_the_margins_of_the_decree():
    (section,) = opened(LETTER).sections
    assert section.orientation == WD_ORIENT.PORTRAIT
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]


def test_every_letter_is_black_times_new_roman_of_its_size():
    paper = opened(LETTER)
    for style in STYLES:
        made = paper.styles[style.name]
        assert (made.font.name, made.font.size.pt) == ("Times New Roman", style.size)
        assert str(made.font.color.rgb) == "000000"
        assert made.element.rPr.rFonts.get(qn("w:cs")) == "Times New Roman"


@pytest.mark.parametrize(
    ("text", "least", "most", "bold", "italic"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 13, 14, True, False),
        ("XÃ BÌNH AN", 12, 13, True, False),
        (f"Số: {BLANK}/UBND-VHXH", 13, 13, False, False),
        (f"Bình An, ngày {BLANK} tháng 11 năm 2026", 13, 14, False, True),
        ("V/v đôn đốc thực hiện nhiệm vụ", 12, 13, False, False),
        ("Nơi nhận:", 12, 12, True, True),
        ("- Lưu: VT, VHXH.", 11, 11, False, False),
        ("CHỦ TỊCH", 13, 14, True, False),
        ("Đỗ Quốc Bình", 13, 14, True, False),
    ],
)
def test_each_element_has_size_and_weight_of_the_decree(text, least, most, bold, italic):
    cells = [cell for table in opened(LETTER).tables for row in table.rows for cell in row.cells]
    (found,) = [line for cell in cells for line in cell.paragraphs if line.text == text]
    font = found.style.font
    assert least <= font.size.pt <= most
    assert (font.bold, font.italic) == (bold, italic)


def test_the_letterhead_has_its_places():
    head = opened(LETTER).tables[0]
    above, below = head.rows
    assert lines(above.cells[0]) == ["ỦY BAN NHÂN DÂN", "XÃ BÌNH AN"]
    assert lines(above.cells[2]) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    ]  # fmt: skip
    assert lines(below.cells[0])[1] == "V/v đôn đốc thực hiện nhiệm vụ"
    assert round(sum(column.width for column in head.columns) / Mm(1)) == 165
    assert head.columns[2].width >= Mm(96)  # quốc hiệu in 13 points is 95,7 mm wide


def test_the_superior_stands_above_the_issuer():
    head = replace(HEAD, superior="UBND TỈNH AN PHÚ", issuer=("SỞ NỘI VỤ",))
    cell = opened(replace(LETTER, letterhead=head)).tables[0].rows[0].cells[0]
    assert lines(cell) == ["UBND TỈNH AN PHÚ", "SỞ NỘI VỤ"]
    assert [line.style.font.bold for line in cell.paragraphs[:2]] == [False, True]


def rules_of(told: OfficialPaper) -> list[float]:
    """Return the lengths of the rules of the letterhead and the title in millimetres."""
    paper = opened(told)
    head = paper.tables[0]
    rooms = [(head.columns[place].width, head.rows[0].cells[place].paragraphs) for place in (0, 2)]
    rooms.append((Mm(165), paper.paragraphs))
    return [
        (room - line.paragraph_format.left_indent - line.paragraph_format.right_indent) / Mm(1)
        for room, found in rooms for line in found if line._p.findall(f".//{qn('w:pBdr')}")
    ]  # fmt: skip


def test_rules_are_borders_of_the_length_of_the_decree():
    issuer, motto, about = rules_of(REPORT)
    assert 27.3 / 3 <= issuer <= 27.3 / 2  # XÃ BÌNH AN in 13 points bold is 27,3 mm wide
    assert motto == pytest.approx(60.2, abs=0.1)
    assert 35.5 / 3 <= about <= 35.5 / 2  # Kết quả công tác in 14 points bold is 35,5 mm wide
    assert b"___" not in to_docx(REPORT)
    assert len(rules_of(LETTER)) == 2


def test_the_body_is_justified_indented_and_spaced():
    body = [line for line in opened(LETTER).paragraphs if line.text.startswith(("Thực", "Đề"))]
    for line in body:
        settings = line.style.paragraph_format
        assert settings.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert round(settings.first_line_indent.mm, 1) == 12.7
        assert settings.space_before.pt >= 6
        assert 1 <= settings.line_spacing <= 1.5


def test_the_last_paragraph_ends_the_paper_and_stays_with_the_signature():
    last = next(line for line in opened(LETTER).paragraphs if line.text.startswith("Đề nghị"))
    assert last.text == "Đề nghị báo cáo./."
    assert last.paragraph_format.keep_with_next


def test_a_cong_van_has_no_title_and_one_addressee_on_a_line():
    assert texts(opened(LETTER))[0] == "Kính gửi: Phòng Kinh tế"


def test_a_report_has_its_kind_and_subject_and_several_addressees():
    told = texts(opened(REPORT))
    assert told[:5] == [
        "BÁO CÁO", "Kết quả công tác", "Kính gửi:", "- Sở Nội vụ;", "- Đảng ủy xã.",
    ]  # fmt: skip
    below = opened(REPORT).tables[0].rows[1].cells[0]
    assert lines(below) == [f"Số: {BLANK}/UBND-VHXH"]


def test_bases_are_italic_and_headings_bold():
    found = {line.text: line.style.font for line in opened(REPORT).paragraphs}
    assert found["Căn cứ Luật;"].italic
    assert found["I. KẾT QUẢ"].bold


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


def test_the_file_names_its_author_and_subject():
    about = opened(LETTER).core_properties
    assert (about.author, about.comments) == ("Ủy ban nhân dân xã Bình An", "")
    assert about.title == "Công văn đôn đốc thực hiện nhiệm vụ"


@given(st.text(max_size=40))
def test_any_text_goes_into_a_paper(text: str):
    annex = Annex(text, COLUMNS, [[text], [text] * 3])
    told = replace(
        LETTER, about=text, addressees=(text,), body=[Paragraph(text)], annexes=[annex],
        recipients=[text], signature=Signature((text,), text),
    )  # fmt: skip
    assert opened(told).tables


def test_control_characters_are_left_out():
    told = replace(LETTER, body=[Paragraph("Rà\x07 soát\nthủ\ttục\ufffe <b>&")])
    assert "Rà soát thủ tục <b>&./." in texts(opened(told))
