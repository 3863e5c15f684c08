"""Taking back the result of an occurrence that was noted by mistake."""

from datetime import datetime

from flask.typing import ResponseReturnValue
from flask_login import current_user
from wtforms import IntegerField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from tracker import updates
from tracker.history import Event
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks import one
from tracker.pages.tasks.door import act, pages
from tracker.pages.tasks.forms import TaskForm
from tracker.rules import N_, Refused
from tracker.tasks import Task, TaskOccurrence


class OccurrenceForm(TaskForm):
    """One occurrence whose result is taken back."""

    occurrence_id = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


@pages.post("/nhiem-vu/<int:task_id>/bo-ket-qua-dot")
@audience(Audience.SIGNED_IN)
def undo_occurrence(task_id: int) -> ResponseReturnValue:
    """Take back the result of an occurrence noted by mistake."""
    form = OccurrenceForm()

    def undo(task: Task, at: datetime) -> Event:
        return updates.undo_occurrence(
            task, chosen_of(task, form.occurrence_id.data), by=current_user, at=at
        )

    return act(task_id, form, undo, again=one.show, said=N_("Đã bỏ kết quả ghi nhầm của đợt."))


def chosen_of(task: Task, occurrence_id: int | None) -> TaskOccurrence:
    """Return the occurrence that a form names, or refuse one that is not the task's."""
    for occurrence in task.occurrences:
        if occurrence.id == occurrence_id:
            return occurrence
    raise Refused(N_("Đợt này không còn trong nhiệm vụ."))
