"""The blueprint of the public pages: the same bytes for everybody, kept by caches, one language."""

from typing import Any

from flask import Blueprint, current_app, g, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.access import NotFound
from tracker.pages.locale import LANGUAGES, said
from tracker.rules import Told

pages = Blueprint("public", __name__)
LANGUAGE = "ngon-ngu"
# Caches may keep a page, and ask each time whether it still holds: what is taken back is gone at
# once.
KEPT = "public, no-cache"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


@pages.before_request
def speak() -> None:
    """Speak the language of the address; a reader's own choice would make pages differ."""
    asked = request.args.get(LANGUAGE, "")
    g.only_language = asked if asked in LANGUAGES else str(current_app.config["DEFAULT_LANGUAGE"])


@pages.context_processor
def words() -> dict[str, Any]:
    """Let templates say what is kept as msgid and values, and lead to the other language."""
    return {"told": spoken, "in_language": in_language, "way": way}


def spoken(told: Told) -> str:
    """Return a name that is kept as msgid and values, in the page's language."""
    return said(told.msgid, told.values)


def way(endpoint: str, **values: Any) -> str:
    """Return the address of another public page, in the language that this one was asked in."""
    asked = {LANGUAGE: request.args[LANGUAGE]} if LANGUAGE in request.args else {}
    return url_for(endpoint, **(values | asked))


def in_language(code: str) -> str:
    """Return the address of this page in a language."""
    return f"{request.path.rstrip('/')}?{LANGUAGE}={code}"


@pages.after_request
def keep(answer: Response) -> Response:
    """Let caches keep what is public, and nothing run in it."""
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    if request.method in {"GET", "HEAD"} and answer.status_code == 200:
        answer.headers["Cache-Control"] = KEPT
        answer.add_etag()
        answer.make_conditional(request)
    return answer


@pages.errorhandler(NotFound)
def missing(_error: NotFound) -> tuple[str, int]:
    """Say the same of what is not public, not public any more and never was."""
    return render_template("public/missing.html"), 404
