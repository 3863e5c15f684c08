"""A misread annex put right: the cells as they were taken beside the row as printed."""

from datetime import datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import IntegerField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from tracker import access, clock, issuing
from tracker.accounts import submissions
from tracker.db import db
from tracker.issuing import read_days
from tracker.pages.filters import instant
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.plans.blueprint import pages
from tracker.pages.plans.row_forms import RowForm, as_row, days_key, days_words, offered_by
from tracker.rules import Refused
from tracker.rules.words import Move
from tracker.tasks import Task, last_actor, moves_open_to


class CorrectForm(RowForm, Form):
    """The cells of a row put right, and what was misread."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    note = TextAreaField(lazy_gettext("Đã đọc nhầm ở đâu"), [InputRequired(), Length(max=500)])


@pages.get("/nhiem-vu/<int:task_id>/sua-loi-nhap")
@audience(Audience.SECRETARIAT)
def correct(task_id: int) -> ResponseReturnValue:
    """Show the cells of a task beside the row as printed."""
    task = access.task_in_full(task_id, by=current_user)
    if not may_correct(task):
        return redirect(url_for("tasks.one", task_id=task_id))
    form = CorrectForm(
        formdata=None, version=task.version, title=task.title, deliverable=task.deliverable,
        area=task.area_id or 0, lead=task.lead_unit_id or 0,
        collecting=task.collecting_unit_id or 0, deadline_text=task.deadline_text,
    )  # fmt: skip
    return show(task_id, form)


@pages.post("/nhiem-vu/<int:task_id>/sua-loi-nhap")
@audience(Audience.SECRETARIAT)
def save_correction(task_id: int) -> ResponseReturnValue:
    """Put the row right, once the day that was read of a new deadline has been seen."""
    at, form = clock.now(), CorrectForm()
    task = access.task_to_change(task_id, by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for("tasks.one", task_id=task_id), code=303)
    if form.version.data != task.version:
        return overtaken(task_id, form)
    if not form.validate():
        return again(task_id, form)
    return take(task, form, at=at)


def take(task: Task, form: CorrectForm, *, at: datetime) -> ResponseReturnValue:
    """Let the verb correct the task, unless a new day waits for a look."""
    task_id, row = task.id, offered_by(task.plan).row(form)
    if not seen(form, task):
        db.session.rollback()
        return show(task_id, form, asks=True)
    try:
        issuing.correct(task, row, by=current_user, at=at, note=form.note.data or "")
    except Refused as refusal:
        form.form_errors.append(sentence(refusal))
        return again(task_id, form)
    db.session.commit()
    flash(gettext("Đã sửa lỗi nhập liệu."), "saved")
    return redirect(url_for("tasks.one", task_id=task_id), code=303)


def seen(form: CorrectForm, task: Task) -> bool:
    """Tell whether the day of a deadline that differs has been seen; put it beside the words."""
    if form.deadline_text.data == task.deadline_text and form.fixed_on.data is None:
        return True
    days = days_key(read_days(as_row(form), year=task.year))
    known = form.seen.data == days
    form.seen.data = days
    return known


def overtaken(task_id: int, form: CorrectForm) -> ResponseReturnValue:
    """Answer that somebody else was first; what was written stays in the form."""
    db.session.rollback()
    task = access.task_to_see(task_id, by=current_user)
    form.version.raw_data, form.version.data = None, task.version
    who, at = last_actor(task) or ("", clock.now())
    form.form_errors.append(
        gettext(
            "%(who)s vừa cập nhật nhiệm vụ này lúc %(at)s. Xem nội dung mới trước khi lưu.",
            who=who, at=instant(at),
        )
    )  # fmt: skip
    return show(task_id, form), 409


def again(task_id: int, form: CorrectForm) -> ResponseReturnValue:
    """Show the form with what is wrong in it."""
    db.session.rollback()
    return show(task_id, form), 422


def show(task_id: int, form: CorrectForm, *, asks: bool = False) -> str:
    """Draw the page."""
    task = access.task_in_full(task_id, by=current_user)
    offered_by(task.plan).put_into(form)
    return render_template(
        "plans/correct.html", task=task, plan=task.plan, form=form, asks=asks,
        days_words=days_words,
    )  # fmt: skip


def may_correct(task: Task) -> bool:
    """Tell whether the reader may correct a task now."""
    rules = moves_open_to(current_user, task, on=clock.today())
    return any(rule.move is Move.CORRECT for rule in rules)
