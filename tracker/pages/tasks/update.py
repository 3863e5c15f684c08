"""Telling how a task goes: one form for an update, an occurrence, a submission and a block."""

from datetime import datetime

from flask import request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import updates
from tracker.history import Event
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import roomy
from tracker.pages.tasks import mine, one
from tracker.pages.tasks.door import act, document_of, pages
from tracker.pages.tasks.forms import TaskForm, UpdateForm
from tracker.rules import N_, Refused
from tracker.rules.words import BlockedReason, Outcome
from tracker.rules.workflow import Obstacle
from tracker.tasks import Task
from tracker.updates import Claim, News, Result

SAID = {
    "post": N_("Đã lưu cập nhật."),
    "occurrence": N_("Đã ghi kết quả của đợt."),
    "nothing": N_("Đã ghi nhận không phát sinh trong kỳ. Nhiệm vụ vẫn tính trong kế hoạch."),
    "submit": N_("Đã gửi xác nhận hoàn thành."),
    "block": N_("Đã báo vướng mắc."),
    "unblock": N_("Đã ghi nhận tháo gỡ, tiếp tục thực hiện."),
}
NO_CHANGE = {"1": N_("Đã ghi nhận chưa có thay đổi."), "2": N_("Đã ghi nhận vẫn đang thực hiện.")}


@pages.post("/nhiem-vu/<int:task_id>/cap-nhat")
@audience(Audience.SIGNED_IN)
@roomy
def post(task_id: int) -> ResponseReturnValue:
    """Take an update; the button "Chưa có thay đổi" asks for nothing else, and drops nothing."""
    form = UpdateForm()
    if request.form.get("no_change") in NO_CHANGE and not form.says_something:
        said = NO_CHANGE[request.form["no_change"]]
        return act(task_id, form, still, again=again, said=said)
    situation = form.situation.data if form.situation.data in TELL else "post"
    return act(
        task_id, form, lambda task, at: TELL[situation](task, form, at), again=again,
        said=SAID[situation],
    )  # fmt: skip


def again(task_id: int, form: TaskForm) -> str:
    """Draw the page on which the form was, with what was typed."""
    return mine.show(task_id, form) if form.back.data == "cua-toi" else one.show(task_id, form)


def still(task: Task, at: datetime) -> Event:
    """Say that nothing has changed."""
    return updates.no_change(task, by=current_user, at=at)


def news(form: UpdateForm, at: datetime) -> News:
    """Return what the form tells, its document kept."""
    return News(
        form.text.data or "", form.percent.data, document_of(form, at=at),
        form.basis.data or "",
    )  # fmt: skip


def tell(task: Task, form: UpdateForm, at: datetime) -> Event:
    """Post an update."""
    return updates.post(task, news(form, at), by=current_user, at=at)


def nothing(task: Task, form: UpdateForm, at: datetime) -> Event:
    """Say that nothing occurred that the task waits for."""
    return updates.nothing_occurred(task, news(form, at), by=current_user, at=at)


def finish_occurrence(task: Task, form: UpdateForm, at: datetime) -> Event:
    """Mark one occurrence done."""
    chosen = [one for one in task.occurrences if one.id == form.occurrence_id.data]
    if not chosen or form.done_on.data is None:
        raise Refused(N_("Chọn đợt và nhập ngày hoàn thành thực tế của đợt."))
    result = Result(chosen[0], form.done_on.data)
    return updates.mark_occurrence(
        task, result, news=news(form, at), by=current_user, at=at
    )  # fmt: skip


def submit(task: Task, form: UpdateForm, at: datetime) -> Event:
    """Submit the task as done."""
    outcome = Outcome(form.outcome.data) if form.outcome.data in set(Outcome) else None
    claim = Claim(form.done_on.data, outcome, news(form, at))
    return updates.submit(task, claim, by=current_user, at=at)


def block(task: Task, form: UpdateForm, at: datetime) -> Event:
    """Report a block; the document given is the letter that asks for guidance."""
    told = news(form, at)
    letter = told.documents[0].cited if told.documents else ""
    obstacle = Obstacle(
        reason=BlockedReason(form.reason.data) if form.reason.data else None,
        agency=form.agency.data or "", since_on=form.since_on.data, document=letter,
    )  # fmt: skip
    return updates.block(task, told, obstacle=obstacle, by=current_user, at=at)


def unblock(task: Task, form: UpdateForm, at: datetime) -> Event:
    """Let a blocked task go on."""
    return updates.unblock(task, text=form.text.data or "", by=current_user, at=at)


TELL = {
    "post": tell,
    "occurrence": finish_occurrence,
    "nothing": nothing,
    "submit": submit,
    "block": block,
    "unblock": unblock,
}
