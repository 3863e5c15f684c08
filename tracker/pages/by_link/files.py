"""Giving a file alone, by a letter's link: the text beside it is saved already."""

from datetime import datetime

from flask import render_template, request
from flask.typing import ResponseReturnValue

from tracker import clock, updates
from tracker.access import linked
from tracker.access.linked import Linked
from tracker.history import Event
from tracker.pages.by_link.door import act, pages
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import roomy
from tracker.pages.tasks.door import SAVED_WITH_FILE, kept_document
from tracker.pages.tasks.forms import EvidenceForm, TaskForm


class FileForm(EvidenceForm):
    """A document and its file; the token in the address stands for the form's own."""

    class Meta(EvidenceForm.Meta):
        """How WTForms builds it."""

        csrf = False


@pages.get("/l/<token>/tep")
@audience(Audience.PUBLIC)
def files(token: str) -> str:
    """Ask for the file, with the document as it was cited."""
    return draw(token)


@pages.post("/l/<token>/tep")
@audience(Audience.PUBLIC)
@roomy
def add_file(token: str) -> ResponseReturnValue:
    """Show the document as proof of the task."""
    form = FileForm()

    def add(found: Linked, at: datetime) -> Event:
        documents = kept_document(form, found.task.authority_id, by=found.person, at=at)
        return updates.add_evidence(
            found.task, documents, by=found.person, at=at, sent_to=found.sent_to
        )

    return act(token, form, add, again=draw, said=SAVED_WITH_FILE)


def draw(token: str, posted: TaskForm | None = None) -> str:
    """Draw the page, with a form that could not be taken."""
    task = linked.by_link(token, on=clock.today()).task
    form = posted or FileForm(formdata=request.args, version=task.version)
    return render_template("links/file.html", token=token, task=task, form=form)
