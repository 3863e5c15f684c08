"""How each element of a paper looks: sizes, letters and spaces of Nghị định 30/2020, Phụ lục I.

Every element has a paragraph style of its own, so that the office can change it in one place.
"""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tracker.rules.fold import fold

FONT = "Times New Roman"
INDENT = Mm(12.7)
LINE = 1.15
CENTRE, LEFT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY,
)  # fmt: skip


@dataclass(frozen=True)
class Style:
    """One element: size and spaces in points; `letters` holds b for bold and i for italic."""

    name: str
    size: float
    letters: str = ""
    align: WD_ALIGN_PARAGRAPH = CENTRE
    before: float = 0
    after: float = 0
    indent: int = 0
    line: float = 1
    keeps_next: bool = False

    @property
    def key(self) -> str:
        """The name as Word writes keys: `QuocHieu`."""
        return "".join(filter(str.isalnum, fold(self.name).title()))


PAGE_NUMBER = Style("Số trang", 13)
NATION = Style("Quốc hiệu", 13, "b")
MOTTO = Style("Tiêu ngữ", 14, "b")
SUPERIOR = Style("Cơ quan chủ quản", 13)
ISSUER = Style("Cơ quan ban hành", 13, "b")
NUMBER = Style("Số, ký hiệu", 13, before=6)
PLACE = Style("Địa danh, thời gian", 14, "i", before=6)
ABOUT_LETTER = Style("Trích yếu công văn", 12, before=6)
KIND = Style("Tên loại văn bản", 14, "b", before=18, keeps_next=True)
ABOUT = Style("Trích yếu", 14, "b", keeps_next=True)
RULE = Style("Dòng kẻ", 1)
ADDRESSEE = Style("Kính gửi", 14, before=18, after=12)
ADDRESSEES = Style("Kính gửi, nhiều nơi", 14, align=LEFT, before=6, indent=4 * INDENT)
TEXT = Style("Nội dung", 14, align=BOTH, before=6, indent=INDENT, line=LINE)
BASIS = Style("Căn cứ", 14, "i", BOTH, before=6, indent=INDENT, line=LINE)
PART = Style("Phần, chương", 14, "b", before=12, line=LINE, keeps_next=True)
SECTION = Style("Đề mục", 14, "b", BOTH, before=6, indent=INDENT, line=LINE, keeps_next=True)
RECIPIENTS_HEAD = Style("Nơi nhận", 12, "bi", LEFT)
RECIPIENT = Style("Nơi nhận, chi tiết", 11, align=LEFT)
POST = Style("Quyền hạn, chức vụ", 14, "b", keeps_next=True)
SIGNER = Style("Họ tên người ký", 14, "b", before=72)
ANNEX_NUMBER = Style("Phụ lục", 14, "b", keeps_next=True)
ANNEX_TITLE = Style("Tiêu đề phụ lục", 14, "b", keeps_next=True)
ANNEX_BASIS = Style("Kèm theo", 14, "i", after=12, keeps_next=True)
CELL_HEAD = Style("Bảng, đầu cột", 12, "b")
CELL_GROUP = Style("Bảng, nhóm", 12, "b", LEFT, keeps_next=True)
CELL = Style("Bảng, nội dung", 12, align=LEFT)
CELL_CENTRED = Style("Bảng, nội dung giữa", 12)
STYLES = tuple(style for style in vars().copy().values() if isinstance(style, Style))


def define(paper: Document) -> None:
    """Give a document the styles of all elements, upon plain black Times New Roman."""
    normal: Any = paper.styles["Normal"]
    _set_font(normal, size=14)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    for style in STYLES:
        made: Any = paper.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
        made.element.set(qn("w:styleId"), style.key)
        made.base_style = normal
        made.quick_style = True
        _set_font(made, size=style.size)
        made.font.bold, made.font.italic = "b" in style.letters, "i" in style.letters
        _set_spaces(made.paragraph_format, style)


def _set_font(style: Any, *, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _set_spaces(paragraph: Any, style: Style) -> None:
    paragraph.alignment = style.align
    paragraph.space_before, paragraph.space_after = Pt(style.before), Pt(style.after)
    paragraph.line_spacing = style.line
    paragraph.keep_with_next = style.keeps_next
    paragraph.widow_control = True
    if style is ADDRESSEES:
        paragraph.left_indent = style.indent
    elif style.indent:
        paragraph.first_line_indent = style.indent
