"""Files of templates: the one given, its trial filling, and the sample to begin with."""

from pathlib import PurePath

from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import files
from tracker.access import paper_templates as access
from tracker.documents.pdf import to_pdf
from tracker.pages.downloads import DOCX, sent
from tracker.pages.guard import Audience, audience
from tracker.pages.paper_templates.blueprint import pages
from tracker.reports import office


@pages.get("/<paper>/mau-de-sua.docx")
@audience(Audience.SECRETARIAT)
def sample(paper: str) -> Response:
    """Send a template of the standard layout that names every field, to be edited in Word."""
    kind = access.kind_of(paper)
    return sent(office.sample(kind), name=f"mau-{kind}.docx", kind=DOCX)


@pages.get("/<int:template_id>/mau.docx")
@audience(Audience.SECRETARIAT)
def given(template_id: int) -> Response:
    """Send a template as the office gave it."""
    made = access.template_to_see(template_id, by=current_user)
    return sent(files.content_of(made.file), name=made.file.name, kind=DOCX)


@pages.get("/<int:template_id>/dien-thu.docx")
@audience(Audience.SECRETARIAT)
def trial(template_id: int) -> Response:
    """Send a template filled with examples."""
    made = access.template_to_see(template_id, by=current_user)
    return sent(office.trial(made), name=f"dien-thu-{made.file.name}", kind=DOCX)


@pages.get("/<int:template_id>/dien-thu.pdf")
@audience(Audience.SECRETARIAT)
def trial_pdf(template_id: int) -> Response:
    """Send the same as PDF, as it would be printed."""
    made = access.template_to_see(template_id, by=current_user)
    name = PurePath(f"dien-thu-{made.file.name}").with_suffix(".pdf").name
    return sent(to_pdf(office.trial(made)), name=name, kind="application/pdf")
