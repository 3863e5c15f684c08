"""The head names the person in charge of a task."""

from datetime import datetime

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from tracker import access, clock, updates
from tracker.history import Event
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks import one
from tracker.pages.tasks.door import act, pages
from tracker.pages.tasks.forms import AssignForm, TaskForm
from tracker.pages.tasks.panel import assign_form
from tracker.rules import N_
from tracker.rules.words import Move
from tracker.tasks import Task, moves_open_to
from tracker.tasks.counting import counting_of


@pages.get("/nhiem-vu/<int:task_id>/giao-nguoi")
@audience(Audience.SIGNED_IN)
def hand_on(task_id: int) -> str:
    """Offer the people of the unit: where a head's letter leads."""
    return choose(task_id)


@pages.post("/nhiem-vu/<int:task_id>/giao-nguoi")
@audience(Audience.SIGNED_IN)
def assign(task_id: int) -> ResponseReturnValue:
    """Name the person in charge."""
    form = AssignForm()

    def name(task: Task, at: datetime) -> Event:
        person = access.colleague(form.staff_id.data, by=current_user)
        return updates.assign(task, to=person, by=current_user, at=at)

    again = choose if form.back.data == "giao-nguoi" else one.show
    return act(task_id, form, name, again=again, said=N_("Đã giao người thực hiện."))


def choose(task_id: int, posted: TaskForm | None = None) -> str:
    """Draw the page that asks who is to be in charge."""
    on = clock.today()
    task = access.task_in_full(task_id, by=current_user)
    if Move.ASSIGN not in {rule.move for rule in moves_open_to(current_user, task, on=on)}:
        raise Forbidden
    colleagues = one.people_around(task, on).colleagues
    form = posted if isinstance(posted, AssignForm) else assign_form(task, colleagues)
    form.staff_id.choices = assign_form(task, colleagues).staff_id.choices
    form.back.data = "giao-nguoi"
    return render_template(
        "tasks/hand_on.html", task=task, form=form,
        moment=one.moment_of(task, counting_of(task.plan), on=on),
    )  # fmt: skip
