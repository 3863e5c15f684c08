"""What is done with one request: decided, commented on, taken back."""

from datetime import datetime

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import requests
from tracker.history import Event
from tracker.pages.guard import Audience, audience
from tracker.pages.requests.door import act, pages
from tracker.pages.requests.forms import NO, CommentForm, DecideForm, WithdrawRequestForm
from tracker.pages.requests.one import show
from tracker.requests import Kind, Request, Ruling
from tracker.rules import N_


@pages.post("/de-nghi/<int:request_id>/cho-y-kien")
@audience(Audience.SIGNED_IN)
def decide(request_id: int) -> ResponseReturnValue:
    """Decide a request."""
    form = DecideForm()

    def verb(request: Request, at: datetime) -> Event:
        due_on = form.due_on.data if request.kind == Kind.EXTENSION else None
        ruling = Ruling(form.decision(at=at), form.answer.data != NO, form.note.data or "", due_on)
        return requests.decide(request, ruling, by=current_user, at=at)

    return act(request_id, form, verb, again=show, said=N_("Đã ghi ý kiến."))


@pages.post("/de-nghi/<int:request_id>/y-kien")
@audience(Audience.SIGNED_IN)
def comment(request_id: int) -> ResponseReturnValue:
    """Keep what the secretariat thinks."""
    form = CommentForm()
    text = form.text.data or ""
    return act(
        request_id, form,
        lambda request, at: requests.comment(request, text=text, by=current_user, at=at),
        again=show, said=N_("Đã lưu ý kiến của cơ quan thường trực."),
    )  # fmt: skip


@pages.post("/de-nghi/<int:request_id>/rut-lai")
@audience(Audience.SIGNED_IN)
def withdraw(request_id: int) -> ResponseReturnValue:
    """Take a request back."""
    return act(
        request_id, WithdrawRequestForm(),
        lambda request, at: requests.withdraw(request, by=current_user, at=at),
        again=show, said=N_("Đã rút lại đề nghị."),
    )  # fmt: skip
