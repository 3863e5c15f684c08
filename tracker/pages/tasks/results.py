"""Kết quả đợt chờ xác nhận: results of occurrences and check-ins, many accepted at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import IntegerField, SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from tracker import access, clock, verification
from tracker.access.occurrences import Noted, results_to_decide, results_to_verify
from tracker.accounts import submissions
from tracker.db import db
from tracker.evidence import Evidence
from tracker.history import Event
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import record_id
from tracker.pages.locale import sentence
from tracker.pages.tasks.door import pages
from tracker.rules import N_, Refused
from tracker.rules.numbers import two_digits
from tracker.rules.progress import punctuality
from tracker.rules.words import TimeState
from tracker.tasks.occurrences import results_of_tasks

BACK = "tasks.occurrences_waiting"


class ResultsForm(Form):
    """The results that are ticked."""

    occurrence = SelectMultipleField(coerce=record_id, choices=[], validate_choice=False)


class ReturnForm(Form):
    """One result that is sent back, and why."""

    occurrence_id = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    reason = TextAreaField(lazy_gettext("Cần bổ sung gì"), [Length(max=4000)])


@dataclass(frozen=True)
class Waiting:
    """One result that waits: its task and place, what was told, its proof, whether it is late."""

    noted: Noted
    place: int
    event: Event | None
    proof: list[Evidence]
    is_late: bool
    is_own: bool


@pages.get("/cho-xac-nhan/dot")
@audience(Audience.SIGNED_IN)
def occurrences_waiting() -> str:
    """Show the results that wait for the person."""
    return show()


@pages.post("/cho-xac-nhan/dot")
@audience(Audience.SIGNED_IN)
def accept_occurrences() -> ResponseReturnValue:
    """Accept the results that are ticked; what cannot be is told, the others are accepted."""
    form = ResultsForm()
    ids = set(form.occurrence.data or ())
    if not form.validate_on_submit() or not ids:
        return show(gettext("Chọn ít nhất một kết quả."), form), 422
    at = clock.now()
    found = results_to_decide(ids, by=current_user, on=clock.day_of(at))
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for(BACK), code=303)
    refused = [told for told in (accept(one, at) for one in found) if told]
    db.session.commit()
    tell(len(found) - len(refused), refused, gone=len(ids) - len(found))
    return redirect(url_for(BACK), code=303)


@pages.post("/cho-xac-nhan/dot/tra-lai")
@audience(Audience.SIGNED_IN)
def return_occurrence() -> ResponseReturnValue:
    """Send one result back to its unit, with a reason."""
    form = ReturnForm()
    if not form.validate_on_submit():
        return show("", form), 422
    at = clock.now()
    chosen = form.occurrence_id.data or 0
    found = results_to_decide({chosen}, by=current_user, on=clock.day_of(at))
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at) or not found:
        db.session.rollback()
        return redirect(url_for(BACK), code=303)
    try:
        verification.return_occurrence(
            found[0].task, found[0].occurrence, reason=form.reason.data or "", by=current_user,
            at=at,
        )  # fmt: skip
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(sentence(refusal))
        return show("", form), 422
    db.session.commit()
    flash(gettext("Đã trả lại kết quả của đợt."), "saved")
    return redirect(url_for(BACK), code=303)


def accept(one: Noted, at: datetime) -> str:
    """Accept one result; return the sentence of a rule that says no, empty where it is accepted."""
    try:
        verification.accept_occurrence(one.task, one.occurrence, by=current_user, at=at)
    except Refused as refusal:
        return f"{one.task.code}: {sentence(refusal)}"
    return ""


def tell(accepted: int, refused: Sequence[str], *, gone: int) -> None:
    """Say how many were accepted, which were not, and how many others had decided meanwhile."""
    if accepted:
        flash(gettext("Đã xác nhận %(count)s kết quả.", count=two_digits(accepted)), "saved")
    for told in refused:
        flash(told, "refused")
    if gone:
        words = N_("%(count)s kết quả không còn chờ đồng chí xác nhận.")
        flash(gettext(words, count=two_digits(gone)), "refused")


def show(refused: str = "", posted: Form | None = None) -> str:
    """Draw the page, with a form that could not be taken."""
    on = clock.today()
    found = results_to_verify(current_user, on=on)
    tasks = {one.task.id: one.task for one in found}
    proof = access.evidence_of(list(tasks.values()), by=current_user, on=on)
    events = results_of_tasks(tasks)
    return render_template(
        "tasks/results.html", on=on, refused=refused,
        rows=[waiting_row(one, events.get((one.task.id, one.occurrence.due_on)), proof)
              for one in found],
        form=ResultsForm(formdata=None),
        returned=posted if isinstance(posted, ReturnForm) else None,
        ticked=ticked(found, posted),
    )  # fmt: skip


def ticked(found: Sequence[Noted], posted: Form | None) -> set[int]:
    """Return the results that are ticked: those posted, or all where the address asks for it."""
    if isinstance(posted, ResultsForm):
        return set(posted.occurrence.data or ())
    return {one.occurrence.id for one in found} if request.args.get("chon") == "het" else set()


def waiting_row(one: Noted, event: Event | None, proof: list[Evidence]) -> Waiting:
    """Return one result as the page shows it."""
    occurrence = one.occurrence
    shown = set(event.changes.get("document_ids", ())) if event else set()
    done_on = occurrence.done_on or occurrence.due_on
    return Waiting(
        noted=one, place=one.task.occurrences.index(occurrence) + 1, event=event,
        proof=[piece for piece in proof
               if piece.task_id == one.task.id and piece.document_id in shown],
        is_late=punctuality(done_on, occurrence.due_on) is TimeState.LATE,
        is_own=event is not None and event.actor_id == current_user.id,
    )  # fmt: skip
