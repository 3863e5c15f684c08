"""Writes an official paper from its letterhead to its annexes."""

import io
import re
from collections.abc import Sequence

from docx.document import Document
from docx.text.paragraph import Paragraph as Written

from tracker.documents.official.annexes import put_annex
from tracker.documents.official.facts import Look, OfficialPaper, Paragraph
from tracker.documents.official.letterhead import put_addressees, put_letterhead, put_title
from tracker.documents.official.pages import begin
from tracker.documents.official.parts import write
from tracker.documents.official.signing import put_end
from tracker.documents.official.styles import BASIS, PART, SECTION, TEXT
from tracker.documents.plain import clean

LOOKS = {Look.BASIS: BASIS, Look.PART: PART, Look.SECTION: SECTION, Look.TEXT: TEXT}
END = "./."
# The word and number of an article are bold (Phụ lục I, mục II.5); what it says is not.
ARTICLE = re.compile(r"Điều \d+\.\s")


def to_docx(told: OfficialPaper) -> bytes:
    """Return the paper as .docx: A4, the form of Nghị định 30/2020/NĐ-CP, Phụ lục I and III.

    Number and day are left blank. Texts may hold anything; control characters are left out.
    """
    paper = begin(told)
    put_letterhead(paper, told)
    put_title(paper, told)
    put_addressees(paper, told)
    _put_body(paper, told.body)
    put_end(paper, told)
    for number, annex in enumerate(told.annexes, start=1):
        put_annex(paper, annex, told=told, number=number)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def _put_body(paper: Document, body: Sequence[Paragraph]) -> None:
    """Write the paragraphs; the last one closes the paper and stays with who signs it."""
    for paragraph in body[:-1]:
        _put(paper, paragraph.text, paragraph.look)
    for paragraph in body[-1:]:
        closed = paragraph.text.rstrip(" .;,") + END
        _put(paper, closed, paragraph.look).paragraph_format.keep_with_next = True


def _put(paper: Document, text: str, look: Look) -> Written:
    found = ARTICLE.match(text)
    if found is None:
        return write(paper, text, LOOKS[look])
    added = write(paper, "", LOOKS[look])
    added.add_run(found[0]).bold = True
    added.add_run(clean(text[found.end() :]))
    return added
