"""One request: what is asked and why, what the secretariat thinks, and what became of it."""

from dataclasses import dataclass

from flask import render_template, url_for
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock, units
from tracker.access import asked
from tracker.evidence import Document
from tracker.letters.asked import answer_words, asked_words, basis_words
from tracker.pages.filters import filesize
from tracker.pages.guard import Audience, audience
from tracker.pages.requests.door import pages
from tracker.pages.requests.forms import (
    CommentForm,
    DecideForm,
    WithdrawRequestForm,
    alone_words,
    decides_self,
    together_words,
)
from tracker.pages.tasks.forms import TaskForm
from tracker.requests import Kind, Request, acts_open_to, is_secretariats
from tracker.rules.words import Move


@dataclass
class Forms:
    """What the person may do with the request; an act that is not open has no form."""

    decide: DecideForm | None = None
    comment: CommentForm | None = None
    withdraw: WithdrawRequestForm | None = None
    refused: str = ""


@pages.get("/de-nghi/<int:request_id>")
@audience(Audience.SIGNED_IN)
def one(request_id: int) -> str:
    """Show a request."""
    return show(request_id)


def show(request_id: int, posted: TaskForm | None = None) -> str:
    """Draw the page of a request, with a form that could not be taken in its place."""
    on = clock.today()
    request = asked.request_to_see(request_id, by=current_user)
    task = request.task
    own = is_secretariats(
        task, Kind(request.kind), by=current_user, on=on, asked_late=request.is_late
    )  # fmt: skip
    forms = forms_of(request, posted, own=own)
    return render_template(
        "requests/one.html", asked=request, task=task, forms=forms, asks=asked_words(request),
        answer="" if request.decider is None else answer_words(request),
        basis="" if request.decider is None else basis_words(request),
        changes=changes_of(request), is_leader=decides_self(), is_own=own,
        together=together_words(task, Kind(request.kind)) if forms.decide else "",
        papers=rows_of(request.document), decided_by_papers=rows_of(request.decision_document),
    )  # fmt: skip


def forms_of(request: Request, posted: TaskForm | None, *, own: bool) -> Forms:
    """Return the forms open to the person; one that has no place any more leaves its sentence."""
    acts = acts_open_to(current_user, request, on=clock.today())
    fresh = {"formdata": None, "version": request.version}
    forms = Forms()
    if Move.REFUSE in acts:
        forms.decide = DecideForm(**fresh, due_on=request.wish.wanted.due_on)
    if Move.COMMENT in acts:
        forms.comment = CommentForm(**fresh, text=request.comment)
    if Move.WITHDRAW_REQUEST in acts:
        forms.withdraw = WithdrawRequestForm(**fresh)
    _put_back(forms, posted)
    for name in ("decide", "comment", "withdraw"):
        form = getattr(forms, name)
        if form is not None:
            form.with_ids(name)
    if forms.decide is not None:
        forms.decide.offer_deciders(alone=alone_words() if own else "")
    return forms


def _put_back(forms: Forms, posted: TaskForm | None) -> None:
    for name in ("decide", "comment", "withdraw"):
        drawn = getattr(forms, name)
        if posted is not None and drawn is not None and type(drawn) is type(posted):
            setattr(forms, name, posted)
            return
    if posted is not None:
        forms.refused = " ".join(str(text) for text in posted.form_errors)


def changes_of(request: Request) -> list[tuple[str, str]]:
    """Return the facts that a change wants to set, by name."""
    wanted, task = request.wish.wanted, request.task
    names = {unit.id: unit.name for unit in units.of_authority(task.authority_id)}
    areas = {area.id: f"{area.numeral}. {area.title}" for area in task.plan.areas}
    rows = (
        (gettext("Cơ quan chủ trì"), names.get(wanted.lead_unit_id or 0, "")),
        (gettext("Nội dung"), areas.get(wanted.area_id or 0, "")),
        (gettext("Tên nhiệm vụ"), wanted.title),
        (gettext("Sản phẩm"), wanted.deliverable),
    )
    return [(name, value) for name, value in rows if value]


def rows_of(paper: Document | None) -> list[dict[str, object]]:
    """Return a document of a request or of its decision, where the person may read it."""
    papers = [paper] if paper else []
    readable = access.readable(papers, by=current_user, on=clock.today())
    return [paper_row(one) for one in readable]


def paper_row(paper: Document) -> dict[str, object]:
    """Return a document as the table of documents shows it."""
    file, files = paper.file, []
    if file:
        words = f"{file.extension.upper()}, {filesize(file.size)}"
        files.append({"words": words, "href": url_for("files.send", file_id=file.id)})
    about = (paper.abstract, paper.issuer, paper.signer)
    return {
        "number": paper.number, "on": paper.issued_on, "files": files, "is_new": False,
        "abstract": " · ".join(part for part in about if part), "restricted": paper.is_restricted,
    }  # fmt: skip
