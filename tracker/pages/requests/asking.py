"""Asking for an extension, a removal, a change or a reopening."""

from datetime import datetime

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from tracker import access, clock, requests
from tracker.pages.guard import Audience, audience
from tracker.pages.requests.door import SLUGS, kind_of, pages
from tracker.pages.requests.forms import WishForm, paper_of
from tracker.pages.tasks.door import act
from tracker.pages.tasks.forms import TaskForm
from tracker.requests import ASKS, Kind, Request, last_day_to_ask
from tracker.rules import N_
from tracker.rules.words import MOVE_LABELS
from tracker.tasks import Task, moves_open_to


@pages.get("/nhiem-vu/<int:task_id>/de-nghi/<kind>")
@audience(Audience.SIGNED_IN)
def ask(task_id: int, kind: str) -> str:
    """Show the form of a request."""
    task = access.task_to_see(task_id, by=current_user)
    return show(task, kind_of(kind), WishForm(formdata=None, version=task.version))


@pages.post("/nhiem-vu/<int:task_id>/de-nghi/<kind>")
@audience(Audience.SIGNED_IN)
def send(task_id: int, kind: str) -> ResponseReturnValue:
    """Take a request."""
    form, wanted = WishForm(), kind_of(kind)
    form.kind = wanted

    def verb(task: Task, at: datetime) -> Request:
        wish = form.wish(task, wanted, paper_of(form, at=at))
        return requests.ask(task, wish, by=current_user, at=at)

    def again(task_id: int, _posted: TaskForm) -> str:
        return show(access.task_to_see(task_id, by=current_user), wanted, form)

    return act(task_id, form, verb, again=again, said=N_("Đã gửi đề nghị."))


def show(task: Task, kind: Kind, form: WishForm) -> str:
    """Draw the page of a request, for those who may make it."""
    on = clock.today()
    if ASKS[kind] not in {rule.move for rule in moves_open_to(current_user, task, on=on)}:
        raise Forbidden
    form.offer(task, kind)
    title = gettext(MOVE_LABELS[ASKS[kind]])
    last_day = last_day_to_ask(task) if kind is Kind.EXTENSION else None
    return render_template(
        "requests/ask.html", task=task, kind=kind, slug=SLUGS[kind], form=form, title=title,
        last_day=last_day, is_late=last_day is not None and on > last_day,
    )  # fmt: skip
