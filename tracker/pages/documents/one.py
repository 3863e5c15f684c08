"""One document: what is known of it, the tasks it proves, who may read it and who changed that."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from sqlalchemy import select

from tracker import access, clock, evidence, history
from tracker.access import finding
from tracker.accounts import Person, submissions
from tracker.db import db
from tracker.evidence import RESTRICT, Document
from tracker.pages.documents.door import pages
from tracker.pages.documents.ties import TIE_LABELS, with_tasks
from tracker.pages.filters import instant
from tracker.pages.guard import Audience, audience
from tracker.rules import N_

ACTS = {
    "han-che": (evidence.restrict, N_("Đã đặt hạn chế xem.")),
    "bo-han-che": (evidence.open_up, N_("Đã bỏ hạn chế xem.")),
}


@pages.get("/van-ban/<int:document_id>")
@audience(Audience.SIGNED_IN)
def one(document_id: int) -> str:
    """Show a document that the person may read."""
    on = clock.today()
    document = access.document_to_show(document_id, by=current_user, on=on)
    return render_template(
        "documents/one.html", document=document, tasks=with_tasks([document])[0].ties,
        tie_words={tie: gettext(words) for tie, words in TIE_LABELS.items()},
                lines=lines_of(document), added_by=name_of(document.added_by_id),
        may_restrict=finding.may_restrict(document, by=current_user, on=on),
    )  # fmt: skip


@pages.post("/van-ban/<int:document_id>/han-che-xem")
@audience(Audience.SIGNED_IN)
def restrict(document_id: int) -> ResponseReturnValue:
    """Choose who reads a document, by the button pressed."""
    at = clock.now()
    document = finding.document_to_restrict(document_id, by=current_user, on=clock.day_of(at))
    act = ACTS.get(request.form.get("viec", ""))
    submission_id = request.form.get("submission_id", "")
    if act and submissions.spend(submission_id, by=current_user, at=at):
        verb, said = act
        verb(document, by=current_user, at=at)
        db.session.commit()
        flash(gettext(said), "saved")
    return redirect(url_for("documents.one", document_id=document_id))


def lines_of(document: Document) -> list[dict[str, str]]:
    """Return what was done with a document's readers, in words, the newest first."""
    return [
        {
            "icon": "lock" if made.move == RESTRICT else "lock-open", "tone": "none",
            "who_did": name_of(made.actor_id),
            "rest": " " + (
                gettext("đặt hạn chế xem.") if made.move == RESTRICT
                else gettext("bỏ hạn chế xem.")
            ),
            "at": instant(made.at), "quote": "",
        }
        for made in reversed(history.of(evidence.KIND, document.id))
    ]  # fmt: skip


def name_of(person_id: int | None) -> str:
    """Return the name of a person by id, empty for none."""
    if person_id is None:
        return ""
    return db.session.scalar(select(Person.full_name).where(Person.id == person_id)) or ""
