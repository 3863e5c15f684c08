"""The one way in which a page acts on a request: load, compare the version, one verb, commit."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from tracker import access, clock
from tracker.access import asked
from tracker.accounts import submissions
from tracker.db import db
from tracker.letters.asked import answer_words
from tracker.pages.filters import instant
from tracker.pages.locale import sentence
from tracker.pages.tasks.forms import TaskForm
from tracker.requests import Kind, Request, State, acts_open_to
from tracker.rules import Refused

pages = Blueprint("requests", __name__)

KINDS = {
    "gia-han": Kind.EXTENSION,
    "dua-ra": Kind.REMOVAL,
    "dieu-chinh": Kind.CHANGE,
    "mo-lai": Kind.REOPENING,
}
SLUGS = {kind: slug for slug, kind in KINDS.items()}
Again = Callable[[int, TaskForm], str]


def kind_of(slug: str) -> Kind:
    """Return the kind of a request that an address names, or raise NotFound."""
    if slug not in KINDS:
        raise access.NotFound
    return KINDS[slug]


def act(
    request_id: int, form: TaskForm, verb: Callable[[Request, datetime], object], *, again: Again,
    said: str,
) -> ResponseReturnValue:  # fmt: skip
    """Let a verb act on a request and go back to it; see `pages.tasks.door.act`.

    A version that is not the request's is answered with 409 and who was first, and when.
    """
    if not form.validate_on_submit():
        asked.request_to_see(request_id, by=current_user)
        return again(request_id, form), 422
    at = clock.now()
    request = asked.request_to_change(request_id, by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for("requests.one", request_id=request_id))
    if form.version.data != request.version:
        return overtaken(request, form, again)
    if not acts_open_to(current_user, request, on=clock.day_of(at)):
        raise Forbidden
    try:
        verb(request, at)
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(sentence(refusal))
        return again(request_id, form), 422
    db.session.commit()
    flash(gettext(said), "saved")
    return redirect(url_for("requests.one", request_id=request_id))


def overtaken(request: Request, form: TaskForm, again: Again) -> ResponseReturnValue:
    """Answer that somebody else was first; the form keeps its text and takes the new version."""
    request_id, version, told = request.id, request.version, who_was_first(request)
    db.session.rollback()
    form.version.raw_data, form.version.data = None, version
    form.form_errors.append(told)
    return again(request_id, form), 409


def who_was_first(request: Request) -> str:
    """Return who did what with a request while a form on it was open."""
    code = request.task.code
    if request.decided_by and request.decided_at:
        return gettext(
            "%(who)s vừa ghi ý kiến về đề nghị của %(code)s lúc %(at)s: %(answer)s.",
            who=request.decided_by.full_name, code=code, at=instant(request.decided_at),
            answer=answer_words(request),
        )  # fmt: skip
    if request.state == State.WITHDRAWN:
        return gettext("Đề nghị của %(code)s đã được rút lại.", code=code)
    who = request.commented_by.full_name if request.commented_by else gettext("Có người")
    return gettext(
        "%(who)s vừa cập nhật đề nghị của %(code)s. Xem nội dung mới trước khi lưu.",
        who=who, code=code,
    )  # fmt: skip
