"""The draft of the công văn that urges a unit, to be taken out as Word or PDF."""

from datetime import date
from pathlib import PurePath

from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import access, reports
from tracker.access import office
from tracker.documents.pdf import to_pdf
from tracker.pages.downloads import DOCX, sent
from tracker.pages.guard import Audience, audience
from tracker.pages.layouts import layout_asked
from tracker.pages.unit_work.blueprint import pages
from tracker.pages.unit_work.day import asked_plan, day_asked
from tracker.plans import Plan
from tracker.reports.office import letter as drawn
from tracker.units import Unit


@pages.get("/<int:unit_id>/cong-van")
@audience(Audience.DECIDERS)
def letter(unit_id: int) -> Response:
    """Send the draft, as of the day that the address asks for; number and day are the clerk's."""
    plan, unit, day = asked(unit_id)
    paper = drawn(plan, unit, as_of=day, layout=layout_asked())
    return sent(paper, name=reports.file_name(plan, unit, as_of=day), kind=DOCX)


@pages.get("/<int:unit_id>/cong-van.pdf")
@audience(Audience.DECIDERS)
def letter_pdf(unit_id: int) -> Response:
    """Send the same as PDF."""
    plan, unit, day = asked(unit_id)
    paper = to_pdf(drawn(plan, unit, as_of=day, layout=layout_asked()))
    name = PurePath(reports.file_name(plan, unit, as_of=day)).with_suffix(".pdf").name
    return sent(paper, name=name, kind="application/pdf")


def asked(unit_id: int) -> tuple[Plan, Unit, date]:
    """Return the plan, the unit and the day that the address asks for."""
    unit = office.unit_to_see(unit_id, by=current_user)
    plan = asked_plan()
    if plan is None or unit.authority_id != current_user.authority_id:
        raise access.NotFound
    return plan, unit, day_asked()
