"""The end of a paper: Nơi nhận at the left, who signs at the right."""

from docx.document import Document

from tracker.documents.official.facts import OfficialPaper
from tracker.documents.official.pages import ROOM
from tracker.documents.official.parts import columns, mm, settle, write
from tracker.documents.official.styles import (
    POST,
    RECIPIENT,
    RECIPIENTS_HEAD,
    SIGNER,
)

SIGNING_WIDTH = mm(85)
GAP = mm(4)


def put_end(paper: Document, told: OfficialPaper) -> None:
    """Write recipients and signature, one beside the other and never parted by a page."""
    table = columns(paper, (ROOM - SIGNING_WIDTH, SIGNING_WIDTH))
    left, right = table.rows[0].cells
    write(left, "Nơi nhận:", RECIPIENTS_HEAD)
    for place, recipient in enumerate(told.recipients, start=1):
        sign = "." if place == len(told.recipients) else ";"
        write(left, f"- {recipient}{sign}", RECIPIENT)
    for post in told.signature.posts:
        write(right, post, POST)
    write(right, told.signature.name, SIGNER)
    for cell in (left, right):
        settle(cell)
        cell.paragraphs[0].paragraph_format.space_before = GAP
