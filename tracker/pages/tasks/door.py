"""The one way in which a page changes a task: load, compare the version, one verb, commit."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from tracker import access, clock
from tracker.accounts import Person, submissions
from tracker.db import db
from tracker.evidence import Document
from tracker.pages.filters import clock_time
from tracker.pages.known import known_or_kept
from tracker.pages.locale import sentence
from tracker.pages.papers import keep
from tracker.pages.tasks.forms import DocumentForm, TaskForm
from tracker.rules import N_, Refused
from tracker.tasks import Task, last_actor, moves_open_to

pages = Blueprint("tasks", __name__)
SAVED_WITH_FILE = N_("Đã lưu cập nhật và văn bản minh chứng.")
Again = Callable[[int, TaskForm], str]
BACK = {"cua-toi": "tasks.mine", "cho-xac-nhan": "tasks.waiting"}
BACK_TO_TASK = {"cac-don-vi": "answers.show"}


def act(
    task_id: int, form: TaskForm, verb: Callable[[Task, datetime], object], *, again: Again,
    said: str,
) -> ResponseReturnValue:  # fmt: skip
    """Let a verb change a task and go back; a form that cannot be taken is shown `again`.

    The same form posted twice acts once. A version that is not the task's is answered with 409
    and both texts; a refusal with 422 and its sentence in the form. Who may do nothing at all with
    the task gets 403, and 404 where it is not even visible.
    """
    if not form.validate_on_submit():
        access.task_to_see(task_id, by=current_user)
        return again(task_id, form), 422
    at = clock.now()
    task = access.task_to_change(task_id, by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return way_back(task_id, form)
    if form.version.data != form.version_of(task):
        return overtaken(task_id, form, again)
    if not moves_open_to(current_user, task, on=clock.day_of(at)):
        raise Forbidden
    try:
        verb(task, at)
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(sentence(refusal))
        return again(task_id, form), 422
    db.session.commit()
    flash(*words_of(form, said, at=at))
    return way_back(task_id, form)


def overtaken(task_id: int, form: TaskForm, again: Again) -> ResponseReturnValue:
    """Answer that somebody else was first; the form keeps its text and takes the new version."""
    db.session.rollback()
    task = access.task_to_see(task_id, by=current_user)
    form.version.raw_data, form.version.data = None, form.version_of(task)
    form.overtaken_by = last_actor(task) or ("", clock.now())
    return again(task_id, form), 409


def way_back(task_id: int, form: TaskForm) -> ResponseReturnValue:
    """Go back to the page the form was on, or on to the one that takes its file again."""
    if form.file_trouble:
        return redirect(url_for("tasks.proof", task_id=task_id, **form.to_send_again()))
    if form.back.data in BACK:
        return redirect(url_for(BACK[form.back.data]))
    endpoint = BACK_TO_TASK.get(form.back.data or "", "tasks.one")
    return redirect(url_for(endpoint, task_id=task_id))


def words_of(form: TaskForm, said: str, *, at: datetime) -> tuple[str, str]:
    """Return what is said of a form that was taken, with its tone; and why its file was not."""
    if not form.file_trouble:
        return gettext(said), "saved"
    words = gettext('Đã lưu lúc %(at)s. Chưa tải được tệp; bấm "Tải lại tệp".', at=clock_time(at))
    return f"{words} {form.file_trouble}", "part"


def document_of(form: DocumentForm, *, at: datetime) -> list[Document]:
    """Keep the document that a form gives, with its file; none where it gives none.

    One that is kept already is used again, or offered: see `known.known_document`.
    """
    return [known_or_kept(form, at=at)] if form.has_document else []


def kept_document(
    form: DocumentForm, authority_id: int, *, by: Person, at: datetime
) -> list[Document]:  # fmt: skip
    """Keep the document that somebody gives an authority in a form; see `document_of`."""
    return [keep(form, authority_id, by=by, at=at)] if form.has_document else []
