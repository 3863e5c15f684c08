"""An official paper is opened again: pages, letters and tables are as the decree wants them."""

from dataclasses import replace

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell

from tests.documents.official_papers import HEAD, LETTER, REPORT, opened, texts
from tracker.documents.official import OfficialPaper, Paragraph, to_docx
from tracker.documents.official.facts import BLANK
from tracker.documents.official.styles import STYLES


def lines(cell: _Cell) -> list[str]:
    return [line.text for line in cell.paragraphs if line.text]


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


def test_the_number_of_an_article_is_bold_and_its_words_are_not():
    told = [Paragraph("Điều 1. Ban hành Kế hoạch."), Paragraph("Điều 12. Thi hành")]
    first, last = opened(replace(LETTER, body=told)).paragraphs[-2:]
    for line, number in ((first, "Điều 1."), (last, "Điều 12.")):
        assert [(run.text.strip() == number, bool(run.bold)) for run in line.runs] == [
            (True, True), (False, False),
        ]  # fmt: skip
    assert last.text == "Điều 12. Thi hành./."
