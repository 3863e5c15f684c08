"""The blueprint of the pages of reporting periods, and how their forms act."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from flask import Blueprint, flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import clock
from tracker.accounts import submissions
from tracker.db import db
from tracker.pages.forms import Form
from tracker.pages.locale import said, sentence
from tracker.rules import Refused, Told
from tracker.rules.words import MOVE_LABELS, Move

Record = TypeVar("Record")
pages = Blueprint("reporting", __name__)


@pages.context_processor
def words() -> dict[str, Any]:
    """Let templates say what is kept as msgid and values."""
    return {
        "say": gettext, "told": spoken, "move_words": lambda move: gettext(MOVE_LABELS[Move(move)])
    }  # fmt: skip


def spoken(told: Told) -> str:
    """Return a name that is kept as msgid and values, in the reader's language."""
    return said(told.msgid, told.values)


def act(  # noqa: PLR0913 a form, what it acts on and how, and where it leads
    form: Form, load: Callable[[], Record], verb: Callable[[Record, datetime], object], *,
    again: Callable[[], str], to: str, saying: str,
) -> ResponseReturnValue:  # fmt: skip
    """Let a verb act once on what is loaded to be changed; else show the form again."""
    if not form.validate():
        return again(), 422
    at = clock.now()
    record = load()
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(to, code=303)
    try:
        verb(record, at)
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(sentence(refusal))
        return again(), 422
    db.session.commit()
    flash(saying, "saved")
    return redirect(to, code=303)
