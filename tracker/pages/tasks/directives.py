"""The secretariat records what a leader said of a task."""

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import updates
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks import one
from tracker.pages.tasks.beside_forms import DirectiveForm
from tracker.pages.tasks.door import act, pages
from tracker.rules import N_


@pages.post("/nhiem-vu/<int:task_id>/y-kien")
@audience(Audience.SIGNED_IN)
def record(task_id: int) -> ResponseReturnValue:
    """Record a leader's directive, with the document or the meeting it was given in."""
    form = DirectiveForm()
    text, basis = form.text.data or "", form.basis.data or ""
    return act(
        task_id, form,
        lambda task, at: updates.record_directive(
            task, text=text, basis=basis, by=current_user, at=at
        ),
        again=one.show, said=N_("Đã ghi nhận ý kiến chỉ đạo."),
    )  # fmt: skip
