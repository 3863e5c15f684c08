"""The head names the person in charge of a task."""

from datetime import datetime

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import access, updates
from tracker.history import Event
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks import one
from tracker.pages.tasks.door import act, pages
from tracker.pages.tasks.forms import AssignForm
from tracker.rules import N_
from tracker.tasks import Task


@pages.post("/nhiem-vu/<int:task_id>/giao-nguoi")
@audience(Audience.SIGNED_IN)
def assign(task_id: int) -> ResponseReturnValue:
    """Name the person in charge."""
    form = AssignForm()

    def name(task: Task, at: datetime) -> Event:
        person = access.colleague(form.staff_id.data, by=current_user)
        return updates.assign(task, to=person, by=current_user, at=at)

    return act(task_id, form, name, again=one.show, said=N_("Đã giao người thực hiện."))
