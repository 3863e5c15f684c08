"""Ghi nhận sai: taking back a verification that was recorded wrongly."""

from datetime import datetime

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from tracker import access, clock, requests
from tracker.history import Event
from tracker.pages.guard import Audience, audience
from tracker.pages.requests.door import pages
from tracker.pages.requests.forms import VoidForm, alone_words
from tracker.pages.tasks.door import act
from tracker.pages.tasks.forms import TaskForm
from tracker.periods import is_frozen
from tracker.rules import N_
from tracker.rules.words import Move
from tracker.tasks import Task, moves_open_to


@pages.get("/nhiem-vu/<int:task_id>/ghi-nhan-sai")
@audience(Audience.SIGNED_IN)
def void(task_id: int) -> str:
    """Ask what was recorded wrongly."""
    task = access.task_to_see(task_id, by=current_user)
    return show(task, VoidForm(formdata=None, version=task.version))


@pages.post("/nhiem-vu/<int:task_id>/ghi-nhan-sai")
@audience(Audience.SIGNED_IN)
def take_back(task_id: int) -> ResponseReturnValue:
    """Void the last verification of a task."""
    form = VoidForm()

    def verb(task: Task, at: datetime) -> Event:
        decision = form.decision(at=at) if form.has_document else None
        reason = form.reason.data or ""
        return requests.void(task, reason=reason, by=current_user, at=at, decision=decision)

    def again(task_id: int, _posted: TaskForm) -> str:
        return show(access.task_to_see(task_id, by=current_user), form)

    return act(task_id, form, verb, again=again, said=N_("Đã ghi nhận; nhiệm vụ chờ xác nhận lại."))


def show(task: Task, form: VoidForm) -> str:
    """Draw the page, for those who may void a verification."""
    on = clock.today()
    if Move.VOID not in {rule.move for rule in moves_open_to(current_user, task, on=on)}:
        raise Forbidden
    own = not is_frozen(task.plan, on=task.completed_on or on)
    form.offer_deciders(alone=alone_words() if own else "")
    return render_template("requests/void.html", task=task, form=form, is_own=own)
