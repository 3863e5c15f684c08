"""The draft of a session's notice of conclusions, to be taken out as Word or PDF."""

from pathlib import PurePath

from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import reports
from tracker.access import reviews as access
from tracker.documents.pdf import to_pdf
from tracker.pages.downloads import DOCX, sent
from tracker.pages.guard import Audience, audience
from tracker.pages.layouts import layout_asked
from tracker.pages.reviews.door import pages
from tracker.reports import office


@pages.get("/<int:review_id>/thong-bao")
@audience(Audience.COMMITTEE)
def paper(review_id: int) -> Response:
    """Send the draft of the notice of conclusions."""
    review = access.review_to_see(review_id, by=current_user)
    drawn = office.notice(review, layout=layout_asked())
    return sent(drawn, name=reports.name_of_notice(review), kind=DOCX)


@pages.get("/<int:review_id>/thong-bao.pdf")
@audience(Audience.COMMITTEE)
def paper_pdf(review_id: int) -> Response:
    """Send the same as PDF."""
    review = access.review_to_see(review_id, by=current_user)
    drawn = to_pdf(office.notice(review, layout=layout_asked()))
    name = PurePath(reports.name_of_notice(review)).with_suffix(".pdf").name
    return sent(drawn, name=name, kind="application/pdf")
