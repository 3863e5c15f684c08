"""Telling how a task goes, by a letter's link: see the form, save, or say that nothing is new."""

from datetime import datetime

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock, updates
from tracker.access import linked
from tracker.access.linked import Linked
from tracker.history import Event
from tracker.pages import sign_in
from tracker.pages.by_link.door import act, pages
from tracker.pages.forms import options
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import roomy
from tracker.pages.tasks.door import kept_document
from tracker.pages.tasks.forms import SITUATIONS, TaskForm, UpdateForm
from tracker.pages.tasks.one import moment_of
from tracker.pages.tasks.panel import update_form
from tracker.pages.typed import posted_now
from tracker.rules import N_, Refused
from tracker.rules.words import Move
from tracker.rules.workflow import MoveRule
from tracker.tasks import Task, moves_open_to
from tracker.tasks.counting import counting_of
from tracker.tasks.mine import LastMove, last_moves
from tracker.updates import News, Result

TOLD = (Move.POST, Move.SUBMIT, Move.BLOCK, Move.UNBLOCK, Move.SEND_BACK)
BY_LINK = ("post", "occurrence")
BEHIND_THE_DOOR = {
    Move.SUBMIT: N_("Đã xong, gửi xác nhận"),
    Move.BLOCK: N_("Báo khó khăn, vướng mắc"),
    Move.UNBLOCK: N_("Đã tháo gỡ, tiếp tục thực hiện"),
}
SAID, FINISHED = N_("Đã lưu cập nhật."), N_("Đã ghi kết quả của đợt.")
NO_CHANGE = N_("Đã ghi nhận chưa có thay đổi.")


class LinkForm(UpdateForm):
    """The update that a link allows: its token in the address stands for the form's own."""

    class Meta(UpdateForm.Meta):
        """How WTForms builds it."""

        csrf = False


@pages.get("/l/<token>")
@audience(Audience.PUBLIC)
def show(token: str) -> str:
    """Show the form; a mail scanner that opens the link changes nothing."""
    return draw(token)


@pages.post("/l/<token>")
@audience(Audience.PUBLIC)
@roomy
def tell(token: str) -> ResponseReturnValue:
    """Take an update; the moves that a link does not allow go on behind the sign-in."""
    form, wanted = LinkForm(), request.form.get("go", "")
    if wanted in BEHIND_THE_DOOR:
        task = linked.by_link(token, on=clock.today()).task
        return sign_in.go_on(posted_now(url_for("tasks.post", task_id=task.id), situation=wanted))
    if request.form.get("no_change") and not form.says_something:
        return act(token, form, still, again=draw, said=NO_CHANGE)
    if form.situation.data == "occurrence":
        verb, said = finish, FINISHED
    else:
        verb, said = post, SAID
    return act(token, form, lambda found, at: verb(found, form, at), again=draw, said=said)


def still(found: Linked, at: datetime) -> Event:
    """Say that nothing has changed."""
    return updates.no_change(found.task, by=found.person, at=at, sent_to=found.sent_to)


def post(found: Linked, form: UpdateForm, at: datetime) -> Event:
    """Post an update."""
    return updates.post(found.task, news(found, form, at), by=found.person, at=at)


def finish(found: Linked, form: UpdateForm, at: datetime) -> Event:
    """Mark one occurrence done."""
    chosen = [one for one in found.task.occurrences if one.id == form.occurrence_id.data]
    if not chosen or form.done_on.data is None:
        raise Refused(N_("Chọn đợt và nhập ngày hoàn thành thực tế của đợt."))
    result = Result(chosen[0], form.done_on.data)
    told = news(found, form, at)
    return updates.mark_occurrence(found.task, result, news=told, by=found.person, at=at)


def news(found: Linked, form: UpdateForm, at: datetime) -> News:
    """Return what the form tells, its document kept."""
    documents = kept_document(form, found.task.authority_id, by=found.person, at=at)
    return News(form.text.data or "", form.percent.data, documents, sent_to=found.sent_to)


def draw(token: str, posted: TaskForm | None = None) -> str:
    """Draw the page, with a form that could not be taken."""
    on = clock.today()
    found = linked.by_link(token, on=on)
    task = found.task
    rules = moves_open_to(found.person, task, on=on)
    told = last_told(task)
    return render_template(
        "links/update.html", token=token, found=found, task=task, told=told,
        form=form_of(task, rules, posted),
        moment=moment_of(task, counting_of(task.plan), on=on),
        further=[(rule.move, BEHIND_THE_DOOR[rule.move]) for rule in rules
                 if rule.move in BEHIND_THE_DOOR],
    )  # fmt: skip


def form_of(task: Task, rules: tuple[MoveRule, ...], posted: TaskForm | None) -> UpdateForm | None:
    """Return the form, as posted or a new one; None where nothing can be told now."""
    if Move.POST not in {rule.move for rule in rules}:
        return None
    form = posted if isinstance(posted, LinkForm) else LinkForm(formdata=None, version=task.version)
    update_form(task, rules, posted=form)
    open_now = BY_LINK if form.occurrence_id.choices else BY_LINK[:1]
    form.situation.choices = options((name, SITUATIONS[name]) for name in open_now)
    return form


def last_told(task: Task) -> LastMove | None:
    """Return what was last told of the task, or why it came back."""
    found = last_moves([task], TOLD).values()
    return max(found, key=lambda last: last.event.seq, default=None)
