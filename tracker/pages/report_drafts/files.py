"""The draft as a file: Word, or PDF where LibreOffice is installed."""

from pathlib import PurePath

from werkzeug.wrappers import Response

from tracker.documents.pdf import to_pdf
from tracker.pages.downloads import DOCX, sent
from tracker.pages.guard import Audience, audience
from tracker.pages.layouts import layout_asked
from tracker.pages.report_drafts.asked import facts_asked
from tracker.pages.report_drafts.blueprint import pages
from tracker.reports import office, periodic


@pages.get("/<period>/bao-cao.docx")
@audience(Audience.DECIDERS)
def word(code: str, period: str) -> Response:
    """Send the draft as Word; number and day are the clerk's."""
    facts = facts_asked(code, period)
    paper = office.report(facts, layout=layout_asked())
    return sent(paper, name=periodic.file_name(facts), kind=DOCX)


@pages.get("/<period>/bao-cao.pdf")
@audience(Audience.DECIDERS)
def pdf(code: str, period: str) -> Response:
    """Send the draft as PDF, as it will be printed."""
    facts = facts_asked(code, period)
    name = PurePath(periodic.file_name(facts)).with_suffix(".pdf").name
    paper = office.report(facts, layout=layout_asked())
    return sent(to_pdf(paper), name=name, kind="application/pdf")
