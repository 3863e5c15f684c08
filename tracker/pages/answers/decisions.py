"""The collecting unit decides on answers, many at once, and urges the silent."""

from datetime import datetime

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import updates
from tracker.history import Event
from tracker.pages.answers.blueprint import pages
from tracker.pages.answers.forms import UrgeForm, VerdictForm
from tracker.pages.answers.view import draw
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.tasks.door import act
from tracker.rules.numbers import two_digits
from tracker.tasks import Task
from tracker.updates import Urged


@pages.post("/cac-don-vi")
@audience(Audience.SIGNED_IN)
def decide(task_id: int) -> ResponseReturnValue:
    """Accept the ticked answers, or send them back with a reason."""
    form = VerdictForm()
    count = two_digits(len(form.picks.ids))
    if request.form.get("decision") == "return":
        said = gettext("Đã trả lại kết quả của %(count)s đơn vị.", count=count)
        return act(task_id, form, lambda task, at: send_back(task, form, at), again=draw, said=said)
    said = gettext("Đã chấp nhận kết quả của %(count)s đơn vị.", count=count)
    return act(task_id, form, lambda task, at: accept(task, form, at), again=draw, said=said)


def accept(task: Task, form: VerdictForm, at: datetime) -> Event:
    """Accept what was ticked."""
    return updates.accept_answers(task, form.chosen(task), by=current_user, at=at)


def send_back(task: Task, form: VerdictForm, at: datetime) -> Event:
    """Send back what was ticked."""
    reason = form.reason.data or ""
    return updates.return_answers(
        task, form.chosen(task), reason=reason, by=current_user, at=at
    )  # fmt: skip


@pages.post("/don-doc")
@audience(Audience.SIGNED_IN)
def urge(task_id: int) -> ResponseReturnValue:
    """Urge every unit that has not sent its answer."""

    def verb(task: Task, at: datetime) -> Urged:
        urged = updates.urge_units(task, by=current_user, at=at)
        tell(urged)
        return urged

    said = gettext("Đã đôn đốc các đơn vị chưa báo cáo.")
    return act(task_id, UrgeForm(), verb, again=draw, said=said)


def tell(urged: Urged) -> None:
    """Say how many units get a letter, and name those where nobody takes one."""
    count = two_digits(len(urged.units))
    flash(gettext("Thư đôn đốc gửi đến %(count)s đơn vị.", count=count), "saved")
    if urged.unreached:
        names = "; ".join(unit.name for unit in urged.unreached)
        flash(gettext("Chưa có người nhận thư: %(names)s.", names=names), "refused")
    for no in urged.refused:
        flash(sentence(no), "refused")
