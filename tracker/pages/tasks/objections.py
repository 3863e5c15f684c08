"""A unit objects to what the secretariat entered for it."""

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import updates
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks import one
from tracker.pages.tasks.beside_forms import ObjectionForm
from tracker.pages.tasks.door import act, pages
from tracker.rules import N_


@pages.post("/nhiem-vu/<int:task_id>/khong-dong-y")
@audience(Audience.SIGNED_IN)
def object_to(task_id: int) -> ResponseReturnValue:
    """Say that what was entered is not so."""
    form = ObjectionForm()
    text = form.text.data or ""
    return act(
        task_id, form,
        lambda task, at: updates.object_to_entry(task, text=text, by=current_user, at=at),
        again=one.show, said=N_("Đã gửi ý kiến đến cơ quan thường trực."),
    )  # fmt: skip
