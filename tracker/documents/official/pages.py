"""Pages: A4, the margins of the decree, numbers in the top margin from the second page on."""

from datetime import UTC, datetime, time
from typing import Any

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section

from tracker.documents.official.facts import LETTER, OfficialPaper
from tracker.documents.official.parts import mm, put_page_number
from tracker.documents.official.styles import PAGE_NUMBER, RULE, define
from tracker.documents.plain import clean

LONG, SHORT = mm(297), mm(210)
# Phụ lục I, mục I.2: top and bottom 20-25 mm, left 30-35, right 15-20.
TOP, BOTTOM, LEFT, RIGHT = mm(20), mm(20), mm(30), mm(15)
NUMBER_FROM_EDGE = mm(10)
ROOM = SHORT - LEFT - RIGHT
WIDE_ROOM = LONG - LEFT - RIGHT


def begin(told: OfficialPaper) -> Paper:
    """Return an empty paper: its styles, its first section, and who wrote it about what."""
    paper = Document()
    define(paper)
    _set_margins(paper.sections[0])
    _number(paper.sections[0])
    _put_page_numbers(paper.sections[0])
    _open_as_current(paper)
    about = paper.core_properties
    about.author = about.last_modified_by = clean(told.letterhead.named)
    about.title = clean(f"{told.kind or LETTER} {told.about}")
    about.comments, about.language = "", "vi-VN"
    about.created = about.modified = datetime.combine(told.letterhead.drafted_on, time(), UTC)
    return paper


def turn(paper: Paper) -> Section:
    """Begin landscape pages with numbers of their own, and return their section."""
    section: Section = paper.add_section(WD_SECTION.NEW_PAGE)
    paper.paragraphs[-1].style = paper.styles[RULE.name]  # holds the break, must not turn a page
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = LONG, SHORT
    _number(section)
    return section


def _set_margins(section: Section) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = SHORT, LONG
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.header_distance = section.footer_distance = NUMBER_FROM_EDGE


def _number(section: Section) -> None:
    """Count the section's pages from 1 and hide the number of the first."""
    section.different_first_page_header_footer = True
    properties: Any = section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    properties.insert_element_before(
        numbers, "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:docGrid"
    )


def _put_page_numbers(section: Section) -> None:
    """Number the pages in the header; the sections that follow take it over."""
    section.first_page_header.is_linked_to_previous = False
    header = section.header
    header.is_linked_to_previous = False
    put_page_number(header.add_paragraph(style=PAGE_NUMBER.name))
    first = header.paragraphs[0]
    first._p.getparent().remove(first._p)


def _open_as_current(paper: Paper) -> None:
    """Let Word open the paper as of its present version, not in the mode for old documents."""
    for setting in paper.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
