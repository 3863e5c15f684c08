"""The head of a paper: issuer and number at the left, quốc hiệu, tiêu ngữ and day at the right."""

from docx.document import Document
from docx.table import _Cell

from tracker.documents.official.facts import Letterhead, OfficialPaper
from tracker.documents.official.pages import ROOM
from tracker.documents.official.parts import (
    SHARE,
    columns,
    mm,
    rule,
    settle,
    width_of,
    write,
)
from tracker.documents.official.styles import (
    ABOUT,
    ABOUT_LETTER,
    ADDRESSEE,
    ADDRESSEES,
    ISSUER,
    KIND,
    MOTTO,
    NATION,
    NUMBER,
    PLACE,
    SUPERIOR,
)

NATION_TEXT = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_TEXT = "Độc lập - Tự do - Hạnh phúc"
# Quốc hiệu in 13 points bold is 95,7 mm wide and stays on one line; tiêu ngữ in 14 is 60,2.
RIGHT_WIDTH, GAP = mm(98), mm(4)
LEFT_WIDTH = ROOM - GAP - RIGHT_WIDTH
MOTTO_WIDTH = mm(60.2)
LONGEST_RULE = mm(60)


def put_letterhead(paper: Document, told: OfficialPaper) -> None:
    """Write who issues the paper, its number, place and day, and V/v of a công văn."""
    table = columns(paper, (LEFT_WIDTH, GAP, RIGHT_WIDTH))
    left, _gap, right = table.rows[0].cells
    _put_issuer(left, told.letterhead)
    write(right, NATION_TEXT, NATION)
    write(right, MOTTO_TEXT, MOTTO)
    rule(right, length=MOTTO_WIDTH, room=RIGHT_WIDTH)
    settle(right)
    # Number and day stand on one line, however many lines the issuer's name takes.
    left, _gap, right = table.add_row().cells  # type: ignore[no-untyped-call]  # not typed there
    write(left, f"Số: {told.letterhead.number}", NUMBER)
    if not told.kind:
        write(left, f"V/v {told.about}", ABOUT_LETTER)
    write(right, f"{told.letterhead.place}, {told.letterhead.day}", PLACE)
    settle(left)
    settle(right)


def put_title(paper: Document, told: OfficialPaper) -> None:
    """Write the kind of the paper and what it is about; a công văn has neither."""
    if told.kind:
        write(paper, told.kind.upper(), KIND)
        write(paper, told.about, ABOUT)
        length = min(LONGEST_RULE, int(SHARE * width_of(told.about, ABOUT.size)))
        rule(paper, length=length, room=ROOM)


def put_addressees(paper: Document, told: OfficialPaper) -> None:
    """Write Kính gửi: one on the line, several each on a line."""
    several = told.addressees
    if len(several) == 1:
        write(paper, f"Kính gửi: {several[0]}", ADDRESSEE)
    elif several:
        write(paper, "Kính gửi:", ADDRESSEE)
        for place, one in enumerate(several, start=1):
            write(paper, f"- {one}{'.' if place == len(several) else ';'}", ADDRESSEES)


def _put_issuer(cell: _Cell, head: Letterhead) -> None:
    if head.superior:
        write(cell, head.superior, SUPERIOR)
    for line in head.issuer:
        write(cell, line, ISSUER)
    rule(cell, length=int(SHARE * width_of(head.issuer[-1], ISSUER.size)), room=LEFT_WIDTH)
    settle(cell)
