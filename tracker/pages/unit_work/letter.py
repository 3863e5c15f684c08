"""The draft of the công văn that urges a unit, to be taken out as Word."""

from io import BytesIO

from flask import send_file
from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import access, reports
from tracker.access import office
from tracker.pages.guard import Audience, audience
from tracker.pages.unit_work.blueprint import pages
from tracker.pages.unit_work.day import asked_plan, day_asked

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pages.get("/<int:unit_id>/cong-van")
@audience(Audience.DECIDERS)
def letter(unit_id: int) -> Response:
    """Send the draft, as of the day that the address asks for; number and day are the clerk's."""
    unit = office.unit_to_see(unit_id, by=current_user)
    plan = asked_plan()
    if plan is None or unit.authority_id != current_user.authority_id:
        raise access.NotFound
    day = day_asked()
    answer = send_file(
        BytesIO(reports.urging_letter(plan, unit, as_of=day)), mimetype=DOCX, as_attachment=True,
        download_name=reports.file_name(plan, unit, as_of=day),
    )  # fmt: skip
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
