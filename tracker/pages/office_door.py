"""The one way in which a page changes people and units: load, compare, one verb, commit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from flask import Response, flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import clock, history
from tracker.accounts import Person, submissions
from tracker.db import db
from tracker.pages.filters import instant
from tracker.pages.forms import Form
from tracker.pages.locale import sentence
from tracker.rules import N_, Refused

Given = TypeVar("Given", bound=Form)
OVERTAKEN = N_("%(who)s vừa sửa mục này lúc %(at)s. Xem nội dung mới trước khi lưu.")
OVERTAKEN_BY_OTHERS = N_("Mục này vừa được sửa. Xem nội dung mới trước khi lưu.")


class PlainForm(Form):
    """A button: nothing to write, only the token and the one-time id."""


@dataclass(frozen=True)
class Act:
    """One act of a page: how to load what it changes, the verb, what to show and say.

    `load` begins writing and returns None where something new comes; `again` shows the page with
    the form that could not be taken.
    """

    load: Callable[[], Any]
    verb: Callable[[Any, datetime], object]
    again: Callable[[Form], str | Response]
    back: str
    said: str


def carry_out(form: Form, act: Act) -> ResponseReturnValue:
    """Change what the form says and go back; a form that cannot be taken is shown again.

    The same form posted twice acts once. A version that is not the record's is answered with 409,
    a refusal with 422 and its sentence in the form. What comes from behind the sign-in is shown.
    """
    if not form.validate_on_submit():
        return act.again(form), 422
    at = clock.now()
    record = act.load()
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(act.back, code=303)
    if record is not None and "version" in form and form["version"].data != record.version:
        return overtaken(form, record, act)
    try:
        act.verb(record, at)
    except Refused as refusal:
        db.session.rollback()
        return refused(form, refusal, act)
    db.session.commit()
    flash(gettext(act.said), "saved")
    return redirect(act.back, code=303)


def refused(form: Form, refusal: Refused, act: Act) -> ResponseReturnValue:
    """Say a rule's no in the form, or above the page where there is only a button."""
    if isinstance(form, PlainForm):
        flash(sentence(refusal), "refused")
    else:
        form.form_errors.append(sentence(refusal))
    return act.again(form), 422


def overtaken(form: Form, record: Any, act: Act) -> ResponseReturnValue:
    """Answer that somebody else was first; the form keeps its text and takes the new version."""
    kind, record_id, version = type(record).__tablename__, record.id, record.version
    db.session.rollback()
    form["version"].raw_data, form["version"].data = None, version
    form.form_errors.append(who_was_first(kind, record_id))
    return act.again(form), 409


def who_was_first(kind: str, record_id: int) -> str:
    """Return who changed a record last; its own history may lack what changed it with others."""
    told = history.of(kind, record_id)
    if not told:
        return gettext(OVERTAKEN_BY_OTHERS)
    actor = db.session.get(Person, told[-1].actor_id) if told[-1].actor_id else None
    who = actor.full_name if actor else gettext("Hệ thống")
    return gettext(OVERTAKEN, who=who, at=instant(told[-1].at))


def in_place(fresh: Given, posted: Form | None) -> Given:
    """Return the posted form where it is this one of a page's forms, else the fresh one."""
    if isinstance(posted, type(fresh)) and posted._prefix == fresh._prefix:
        return posted
    return fresh
