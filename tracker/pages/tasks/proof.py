"""Showing proof without an update: a new document, or one that the person may read already."""

from datetime import datetime

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from tracker import access, clock, updates
from tracker.db import db
from tracker.evidence import Document
from tracker.history import Event
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import id_typed, roomy
from tracker.pages.tasks.door import SAVED_WITH_FILE, act, document_of, pages
from tracker.pages.tasks.forms import AGAIN, EvidenceForm, TaskForm
from tracker.rules import N_, Refused
from tracker.rules.fold import fold
from tracker.rules.words import Move
from tracker.tasks import Task, moves_open_to

MOST = 50


@pages.get("/nhiem-vu/<int:task_id>/minh-chung")
@audience(Audience.SIGNED_IN)
def proof(task_id: int) -> str:
    """Offer a form for a new document and, found by text, the documents kept already."""
    return show(task_id)


@pages.post("/nhiem-vu/<int:task_id>/minh-chung")
@audience(Audience.SIGNED_IN)
@roomy
def add_proof(task_id: int) -> ResponseReturnValue:
    """Show a document as proof of a task."""
    form = EvidenceForm()

    def add(task: Task, at: datetime) -> Event:
        chosen = form.document_id.data or ""
        if chosen.isdecimal():
            on = clock.day_of(at)
            documents = [access.document_to_show(id_typed(chosen), by=current_user, on=on)]
        else:
            documents = document_of(form, at=at)
        return updates.add_evidence(task, documents, by=current_user, at=at)

    said = SAVED_WITH_FILE if AGAIN in request.args else N_("Đã thêm văn bản minh chứng.")
    return act(task_id, form, add, again=show, said=said)


@pages.post("/nhiem-vu/<int:task_id>/go-minh-chung")
@audience(Audience.SIGNED_IN)
def remove_proof(task_id: int) -> ResponseReturnValue:
    """Take a document away from the proof of a task."""
    form = EvidenceForm()

    def remove(task: Task, at: datetime) -> Event:
        chosen = form.document_id.data or ""
        proof = access.evidence_to_see(task, by=current_user, on=clock.day_of(at))
        documents = [one.document for one in proof if str(one.document_id) == chosen]
        if not documents:
            raise Refused(N_("Văn bản này không còn là minh chứng của nhiệm vụ."))
        return updates.remove_evidence(task, documents[0], by=current_user, at=at)

    return act(task_id, form, remove, again=show, said=N_("Đã gỡ văn bản minh chứng."))


def show(task_id: int, posted: TaskForm | None = None) -> str:
    """Draw the page, with a form that could not be taken."""
    task, on = access.task_in_full(task_id, by=current_user), clock.today()
    if Move.POST not in {rule.move for rule in moves_open_to(current_user, task, on=on)}:
        raise Forbidden
    form = posted if isinstance(posted, EvidenceForm) else None
    sought = " ".join(request.args.get("q", "").split())
    proof = access.evidence_to_see(task, by=current_user, on=on)
    return render_template(
        "tasks/proof.html", task=task, sought=sought, proof=[one.document for one in proof],
        form=form or form_to_send_again(task), found=documents_like(sought), most=MOST,
        is_again=AGAIN in request.args,
    )  # fmt: skip


def form_to_send_again(task: Task) -> EvidenceForm:
    """Return the form of a new document, with what the address tells of one already cited."""
    return EvidenceForm(formdata=request.args, version=task.version)


def documents_like(sought: str) -> list[Document]:
    """Return the documents that the person may read and whose record holds a text, newest first."""
    rows = access.visible_documents(current_user, on=clock.today())
    rows = rows.where(Document.search_key.contains(fold(sought), autoescape=True))
    return list(db.session.scalars(rows.order_by(Document.id.desc()).limit(MOST)))
