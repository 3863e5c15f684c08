"""A coordinating unit gives its part."""

from datetime import datetime

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import updates
from tracker.history import Event
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks import one
from tracker.pages.tasks.door import act, document_of, pages
from tracker.pages.tasks.forms import PartForm
from tracker.rules import N_, Refused
from tracker.tasks import Task
from tracker.updates import Share


@pages.post("/nhiem-vu/<int:task_id>/phan-phoi-hop")
@audience(Audience.SIGNED_IN)
def give_part(task_id: int) -> ResponseReturnValue:
    """Take a coordinating unit's part."""
    form = PartForm()

    def give(task: Task, at: datetime) -> Event:
        chosen = [part for part in task.parts if part.id == form.part_id.data]
        if not chosen:
            raise Refused(N_("Chọn phần việc phối hợp."))
        documents = document_of(form, at=at)
        share = Share(chosen[0], form.text.data or "", form.done_on.data, documents)
        return updates.give_part(task, share, by=current_user, at=at)

    return act(task_id, form, give, again=one.show, said=N_("Đã gửi phần phối hợp."))
