"""Which units answer: asked as well, counted no longer; and from which number on it may close."""

from datetime import date, datetime

from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import select

from tracker import updates
from tracker.db import db
from tracker.history import Event
from tracker.pages.answers.blueprint import pages
from tracker.pages.answers.forms import AskForm, ReleaseForm, ThresholdForm
from tracker.pages.answers.view import draw
from tracker.pages.guard import Audience, audience
from tracker.pages.tasks.door import act
from tracker.rules import N_, Refused
from tracker.rules.answers import Threshold
from tracker.tasks import Task
from tracker.units import Unit
from tracker.updates import Request


@pages.post("/bo-sung-don-vi")
@audience(Audience.SIGNED_IN)
def ask(task_id: int) -> ResponseReturnValue:
    """Ask units that joined after the plan was issued."""
    form = AskForm()

    def verb(task: Task, at: datetime) -> Event:
        rows = select(Unit).where(
            Unit.id.in_(form.picks.ids), Unit.authority_id == task.authority_id
        )
        chosen = list(db.session.scalars(rows.order_by(Unit.position, Unit.id)))
        request = Request(chosen, day_given(form), form.due_on.data)
        return updates.ask_units(task, request, by=current_user, at=at)

    return act(task_id, form, verb, again=draw, said=N_("Đã bổ sung đơn vị."))


@pages.post("/thoi-giao")
@audience(Audience.SIGNED_IN)
def release(task_id: int) -> ResponseReturnValue:
    """Count units no longer that left the group."""
    form = ReleaseForm()

    def verb(task: Task, at: datetime) -> Event:
        chosen = [one for one in task.answers if one.id in form.picks.ids]
        on = day_given(form)
        return updates.release_units(task, chosen, on=on, by=current_user, at=at)

    return act(task_id, form, verb, again=draw, said=N_("Đã ghi nhận đơn vị thôi thực hiện."))


@pages.post("/nguong")
@audience(Audience.SIGNED_IN)
def set_threshold(task_id: int) -> ResponseReturnValue:
    """Set from how many accepted answers on the task may be submitted."""
    form = ThresholdForm()

    def verb(task: Task, at: datetime) -> Event:
        value = None if form.is_whole.data else form.value.data
        if value is None and not form.is_whole.data:
            raise Refused(N_("Nhập ngưỡng, hoặc chọn phải đủ tất cả các đơn vị."))
        threshold = Threshold(value, form.measure.data != "units")
        return updates.set_threshold(task, threshold, by=current_user, at=at)

    return act(task_id, form, verb, again=draw, said=N_("Đã đặt ngưỡng gửi xác nhận."))


def day_given(form: AskForm | ReleaseForm) -> date:
    """Return the day that a form gives, or refuse."""
    if form.on.data is None:
        raise Refused(N_("Nhập ngày."))
    on: date = form.on.data
    return on
