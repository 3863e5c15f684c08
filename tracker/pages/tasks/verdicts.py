"""A verifier's yes and no."""

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import verification
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks import one, waiting
from tracker.pages.tasks.door import act, pages
from tracker.pages.tasks.forms import SendBackForm, TaskForm, VerifyForm
from tracker.rules import N_
from tracker.rules.words import Outcome
from tracker.verification import Verdict


@pages.post("/nhiem-vu/<int:task_id>/xac-nhan")
@audience(Audience.SIGNED_IN)
def accept(task_id: int) -> ResponseReturnValue:
    """Confirm a submitted task, met or not met."""
    form = VerifyForm()
    outcome = Outcome.NOT_MET if form.outcome.data == Outcome.NOT_MET else Outcome.MET
    verdict = Verdict(outcome, form.done_on.data, form.reason.data or "")
    return act(
        task_id, form,
        lambda task, at: verification.accept(task, verdict, by=current_user, at=at),
        again=again, said=N_("Đã xác nhận."),
    )  # fmt: skip


@pages.post("/nhiem-vu/<int:task_id>/tra-lai")
@audience(Audience.SIGNED_IN)
def send_back(task_id: int) -> ResponseReturnValue:
    """Send a submission back."""
    form = SendBackForm()
    reason = form.reason.data or ""
    return act(
        task_id, form,
        lambda task, at: verification.send_back(task, reason=reason, by=current_user, at=at),
        again=again, said=N_("Đã trả lại, đề nghị bổ sung."),
    )  # fmt: skip


def again(task_id: int, form: TaskForm) -> str:
    """Draw the page on which the form was, with what was typed."""
    shown = waiting if form.back.data == "cho-xac-nhan" else one
    return shown.show(task_id, form)
