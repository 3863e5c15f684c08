"""Ghi nhận ý kiến chỉ đạo: a decision nobody asked for here, from its paper or by the leader."""

from datetime import datetime

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from tracker import access, clock, requests
from tracker.history import Event
from tracker.pages.guard import Audience, audience
from tracker.pages.requests.door import SLUGS, kind_of, pages
from tracker.pages.requests.forms import RecordForm, alone_words, decides_self, together_words
from tracker.pages.tasks.door import act
from tracker.pages.tasks.forms import TaskForm
from tracker.requests import EFFECT_MOVES, KIND_LABELS, Kind, is_late, is_secretariats
from tracker.rules import N_
from tracker.tasks import Task, moves_open_to


@pages.get("/nhiem-vu/<int:task_id>/cho-y-kien/<kind>")
@audience(Audience.SIGNED_IN)
def record(task_id: int, kind: str) -> str:
    """Show the form of a decision."""
    task = access.task_to_see(task_id, by=current_user)
    return show(task, kind_of(kind), RecordForm(formdata=None, version=task.version))


@pages.post("/nhiem-vu/<int:task_id>/cho-y-kien/<kind>")
@audience(Audience.SIGNED_IN)
def save(task_id: int, kind: str) -> ResponseReturnValue:
    """Take a decision."""
    form, wanted = RecordForm(), kind_of(kind)
    form.kind = wanted

    def verb(task: Task, at: datetime) -> Event:
        wish, decision = form.wish(task, wanted), form.decision(at=at)
        return requests.record_decision(task, wish, decision, by=current_user, at=at)

    def again(task_id: int, _posted: TaskForm) -> str:
        return show(access.task_to_see(task_id, by=current_user), wanted, form)

    return act(task_id, form, verb, again=again, said=N_("Đã ghi nhận ý kiến chỉ đạo."))


def show(task: Task, kind: Kind, form: RecordForm) -> str:
    """Draw the page of a decision, for those who may take or record it; tabs lead to the others."""
    on = clock.today()
    moves = {rule.move for rule in moves_open_to(current_user, task, on=on)}
    if EFFECT_MOVES[kind] not in moves:
        raise Forbidden
    late = kind is Kind.EXTENSION and is_late(task, on=on)
    own = is_secretariats(task, kind, by=current_user, on=on, asked_late=late)
    form.offer(task, kind)
    form.offer_deciders(alone=alone_words() if own else "")
    tabs = [
        {"words": gettext(KIND_LABELS[one]), "slug": SLUGS[one], "active": one is kind}
        for one, move in EFFECT_MOVES.items()
        if move in moves
    ]
    return render_template(
        "requests/record.html", task=task, kind=kind, slug=SLUGS[kind], form=form, tabs=tabs,
        is_leader=decides_self(), is_own=own, together=together_words(task, kind),
    )  # fmt: skip
