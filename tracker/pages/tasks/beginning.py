"""Saying that work on a task has begun."""

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import updates
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks import one
from tracker.pages.tasks.door import act, pages
from tracker.pages.tasks.forms import StartForm
from tracker.rules import N_


@pages.post("/nhiem-vu/<int:task_id>/bat-dau")
@audience(Audience.SIGNED_IN)
def start(task_id: int) -> ResponseReturnValue:
    """Begin work on a task."""
    return act(
        task_id, StartForm(), lambda task, at: updates.start(task, by=current_user, at=at),
        again=one.show, said=N_("Đã ghi nhận bắt đầu thực hiện."),
    )  # fmt: skip
