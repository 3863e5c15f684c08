"""The reader's choice of language: kept in this browser, and with the person when signed in."""

from flask import Blueprint, abort, redirect, request
from flask_login import current_user
from werkzeug.wrappers import Response

from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import COOKIE, LANGUAGES

pages = Blueprint("language", __name__)
YEAR = 365 * 24 * 3600


@pages.post("/ngon-ngu")
@audience(Audience.PUBLIC)
def choose() -> Response:
    """Take the language and go back to the page that was shown."""
    language = request.form.get("language", "")
    if language not in LANGUAGES:
        abort(400)
    if current_user.is_authenticated:
        remember(current_user.id, language)
    answer = redirect(place(request.form.get("next", "")), code=303)
    answer.set_cookie(
        COOKIE, language, max_age=YEAR, secure=request.is_secure, httponly=True, samesite="Lax"
    )
    return answer


def remember(person_id: int, language: str) -> None:
    """Keep the language with the person, for letters too."""
    begin_write()
    db.session.get_one(Person, person_id).language = language
    db.session.commit()


def place(wanted: str) -> str:
    """Return a place on this site: another site's address, given as `next`, leads home."""
    safe = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if safe and wanted.isprintable() else "/"
