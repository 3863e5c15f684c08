"""A unit answers a task given to many."""

from datetime import datetime

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import updates
from tracker.history import Event
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks import one
from tracker.pages.tasks.door import act, document_of, pages
from tracker.pages.tasks.forms import AnswerForm
from tracker.rules import N_, Refused
from tracker.tasks import Task
from tracker.updates import Reply


@pages.post("/nhiem-vu/<int:task_id>/tra-loi")
@audience(Audience.SIGNED_IN)
def answer(task_id: int) -> ResponseReturnValue:
    """Take a unit's answer."""
    form = AnswerForm()

    def reply(task: Task, at: datetime) -> Event:
        chosen = [one for one in task.answers if one.id == form.answer_id.data]
        if not chosen:
            raise Refused(N_("Chọn đơn vị gửi kết quả."))
        documents = document_of(form, at=at)
        said = Reply(chosen[0], form.text.data or "", form.done_on.data, documents)
        return updates.answer(task, said, by=current_user, at=at)

    return act(task_id, form, reply, again=one.show, said=N_("Đã gửi kết quả của đơn vị."))
