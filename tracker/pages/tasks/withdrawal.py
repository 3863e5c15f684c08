"""Taking a submission back."""

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import updates
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks import one
from tracker.pages.tasks.door import act, pages
from tracker.pages.tasks.forms import WithdrawForm
from tracker.rules import N_


@pages.post("/nhiem-vu/<int:task_id>/rut-lai")
@audience(Audience.SIGNED_IN)
def withdraw(task_id: int) -> ResponseReturnValue:
    """Withdraw the submission of a task."""
    return act(
        task_id, WithdrawForm(), lambda task, at: updates.withdraw(task, by=current_user, at=at),
        again=one.show, said=N_("Đã rút lại. Bổ sung rồi gửi xác nhận lại."),
    )  # fmt: skip
