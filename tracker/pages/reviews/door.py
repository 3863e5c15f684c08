"""The one way in which a page acts on a session: load, compare the version, one verb, commit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from tracker import clock
from tracker.access import reviews as access
from tracker.accounts import submissions
from tracker.db import db
from tracker.pages.forms import Form
from tracker.pages.locale import sentence
from tracker.reviews import Review
from tracker.rules import Refused

pages = Blueprint("reviews", __name__, url_prefix="/phien-hop")

Verb = Callable[[Review, datetime], object]
Again = Callable[[int, Any], str]


@dataclass(frozen=True)
class Done:
    """What is said of an act that was done, and the address to go back to."""

    said: str
    back: str


class Overtaken(Exception):
    """What a form was drawn from has changed since; the form knows what to show."""


@pages.context_processor
def words() -> dict[str, Any]:
    """Let templates say what the database holds as a msgid."""
    return {"say": gettext}


def act(
    review_id: int, form: Form, verb: Verb, *, again: Again, done: Done
) -> ResponseReturnValue:  # fmt: skip
    """Let a verb change a session as somebody who types there, and go back.

    The same form posted twice acts once. A refusal is shown in the form with 422, a version that
    is not the record's with 409; whoever only reads gets 403.
    """
    if not form.validate_on_submit():
        access.review_to_see(review_id, by=current_user)
        return again(review_id, form), 422
    at = clock.now()
    review = access.review_to_change(review_id, by=current_user)
    if not access.may_type(review, by=current_user, on=clock.day_of(at)):
        raise Forbidden
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(done.back, code=303)
    try:
        verb(review, at)
    except Overtaken:
        db.session.rollback()
        return again(review_id, form), 409
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(sentence(refusal))
        return again(review_id, form), 422
    db.session.commit()
    flash(gettext(done.said), "saved")
    return redirect(done.back, code=303)


def page_of(review_id: int, anchor: str = "") -> str:
    """Return the address of a session's page."""
    return url_for("reviews.one", review_id=review_id, _anchor=anchor or None)


def may_type(review: Review) -> bool:
    """Tell whether the person at the page takes conclusions down."""
    return access.may_type(review, by=current_user, on=clock.today())


def may_prepare() -> bool:
    """Tell whether the person at the page prepares sessions."""
    return access.may_prepare(current_user, on=clock.today())
