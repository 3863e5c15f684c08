"""Ngày phát sinh: the day that a deadline counts from, what it then is, and recording both."""

from datetime import date, datetime

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import Forbidden
from wtforms.widgets import HiddenInput

from tracker import access, clock, updates
from tracker.history import Event
from tracker.pages.forms import DayField
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.tasks.door import act, document_of, pages
from tracker.pages.tasks.forms import DocumentForm, TaskForm
from tracker.pages.tasks.kinds import may_trigger
from tracker.rules import N_, Refused
from tracker.rules.numbers import parse_day
from tracker.tasks import Task
from tracker.updates import Trigger


class TriggerForm(DocumentForm):
    """The day that a deadline counts from, with the document that says so."""

    trigger_on = DayField(widget=HiddenInput())


@pages.get("/nhiem-vu/<int:task_id>/ngay-phat-sinh")
@audience(Audience.SIGNED_IN)
def trigger(task_id: int) -> str:
    """Show the form; `ngay` asks what the deadline would be, and changes nothing."""
    return show(task_id)


@pages.post("/nhiem-vu/<int:task_id>/ngay-phat-sinh")
@audience(Audience.SIGNED_IN)
def record_trigger(task_id: int) -> ResponseReturnValue:
    """Record the day on which it occurred, with its document."""
    form = TriggerForm()

    def record(task: Task, at: datetime) -> Event:
        if form.trigger_on.data is None:
            raise Refused(N_("Nhập ngày phát sinh."))
        given = Trigger(form.trigger_on.data, document_of(form, at=at))
        return updates.trigger(task, given, by=current_user, at=at)

    return act(
        task_id, form, record, again=show, said=N_("Đã ghi ngày phát sinh và tính thời hạn.")
    )


def show(task_id: int, posted: TaskForm | None = None) -> str:
    """Draw the page, with a form that could not be taken."""
    task = access.task_in_full(task_id, by=current_user)
    if not may_trigger(task, current_user, on=clock.today()):
        raise Forbidden
    form = posted if isinstance(posted, TriggerForm) else None
    asked, refused = (None, "") if form else asked_day()
    form = form or TriggerForm(formdata=None, version=task.version, trigger_on=asked)
    due_on = updates.due_from(task, form.trigger_on.data) if form.trigger_on.data else None
    return render_template(
        "tasks/trigger.html", task=task, form=form, due_on=due_on, refused=refused
    )  # fmt: skip


def asked_day() -> tuple[date | None, str]:
    """Return the day that the address asks about, or why it cannot be read."""
    try:
        return (parse_day(request.args["ngay"]), "") if request.args.get("ngay") else (None, "")
    except Refused as refusal:
        return None, sentence(refusal)
