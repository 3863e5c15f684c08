"""The plan and its amendments as official papers, taken out as Word or PDF."""

from collections.abc import Callable

from flask import Blueprint
from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import access, clock
from tracker.documents.pdf import to_pdf
from tracker.pages.downloads import DOCX, sent
from tracker.pages.guard import Audience, audience
from tracker.pages.layouts import layout_asked
from tracker.plans import Plan
from tracker.reports import amendment_paper, office

pages = Blueprint("plan_papers", __name__, url_prefix="/ke-hoach/<code>")
Write = Callable[[Plan], bytes]


@pages.get("/van-ban.docx")
@audience(Audience.DECIDERS)
def plan_word(code: str) -> Response:
    """Send the plan as a Kế hoạch or the Quyết định that issued it."""
    return word(code, "ke-hoach", write_plan)


@pages.get("/van-ban.pdf")
@audience(Audience.DECIDERS)
def plan_pdf(code: str) -> Response:
    """Send the same as PDF."""
    return pdf(code, "ke-hoach", write_plan)


@pages.get("/dieu-chinh.docx")
@audience(Audience.DECIDERS)
def amendments_word(code: str) -> Response:
    """Send what amended the plan since its issue as a Quyết định."""
    return word(code, "dieu-chinh", write_amendments)


@pages.get("/dieu-chinh.pdf")
@audience(Audience.DECIDERS)
def amendments_pdf(code: str) -> Response:
    """Send the same as PDF."""
    return pdf(code, "dieu-chinh", write_amendments)


def word(code: str, name: str, write: Write) -> Response:
    """Send a paper of a plan as Word."""
    plan = access.plan_to_see(code, by=current_user)
    return sent(write(plan), name=f"{name}-{plan.code}.docx", kind=DOCX)


def pdf(code: str, name: str, write: Write) -> Response:
    """Send a paper of a plan as PDF."""
    plan = access.plan_to_see(code, by=current_user)
    return sent(to_pdf(write(plan)), name=f"{name}-{plan.code}.pdf", kind="application/pdf")


def write_plan(plan: Plan) -> bytes:
    """Write the plan's paper as of today."""
    return office.plan_itself(plan, on=clock.today(), layout=layout_asked())


def write_amendments(plan: Plan) -> bytes:
    """Write the paper of what was decided from the plan's issue until today."""
    since = plan.issued_on or plan.period_from
    made = amendment_paper.decided(plan, since=since, until=clock.today())
    return office.amendments(made, layout=layout_asked())
