"""What a page says when it cannot be shown: one sentence and a way out."""

from flask import Flask, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from tracker.access import NotFound
from tracker.db import db
from tracker.pages.locale import sentence
from tracker.pages.typed import SECRETS, TOKEN, Typed, posted_now
from tracker.rules import Refused

SAID = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})
API = "/api/"
# PostgreSQL: connection lost, deadlock, lock not available, statement cancelled, shutting down.
BUSY_STATES = ("08", "40", "55P03", "57")


def register(app: Flask) -> None:
    """Answer every failure of a page in words."""
    app.register_error_handler(HTTPException, say)
    app.register_error_handler(CSRFError, stale_form)
    app.register_error_handler(NotFound, lambda _error: page(404))
    app.register_error_handler(StaleDataError, overtaken)
    app.register_error_handler(Refused, refuse)
    app.register_error_handler(OperationalError, busy)


def say(error: HTTPException) -> Response | HTTPException:
    """Answer a failure with its page; redirects and the API's failures pass as they are."""
    code = error.code or 500
    if code < 400 or request.path.startswith(API) or isinstance(error, SecurityError):
        return error  # an untrusted host is told nothing, and no address can be built for it
    answer = opened_form() if code == 405 else page(code)
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After"}:
            answer.headers[name] = value
    return answer


def opened_form() -> Response:
    """Say that the address of a form is no page; lead to the nearest page above it."""
    ways = request.path.rstrip("/").split("/")
    above = ("/".join(ways[:length]) for length in range(len(ways) - 1, 1, -1))
    urls = current_app.create_url_adapter(request)
    way = next((path for path in above if urls and urls.test(path, "GET")), "")
    text = render_template("errors/405.html", typed=None, form_page=way)
    return Response(text, 405, mimetype="text/html")


def stale_form(_error: CSRFError) -> Response:
    """Say that the form was open for too long."""
    return Response(render_template("errors/stale_form.html"), 400, mimetype="text/html")


def refuse(refusal: Refused) -> Response:
    """Show a rule's no that the page did not show itself beside its form."""
    db.session.rollback()
    text = render_template("errors/refused.html", sentence=sentence(refusal))
    return Response(text, 422, mimetype="text/html")


def overtaken(_error: StaleDataError) -> Response:
    """Say that somebody else saved the same record first, where a page shows no merge itself."""
    db.session.rollback()
    return page(409)


def busy(error: OperationalError) -> Response:
    """Say that the database did not answer in time; any other fault of it is a fault of ours.

    A form is kept on the page, to be sent once more: nobody types a report twice.
    """
    state = getattr(error.orig, "sqlstate", None) or ""
    if not (state.startswith(BUSY_STATES) or "locked" in str(error.orig)):
        raise error
    db.session.rollback()  # until then PostgreSQL answers nothing, not even who is reading
    text = render_template("errors/503.html", typed=kept_form())
    return Response(text, 503, {"Retry-After": "10"}, mimetype="text/html")


def kept_form() -> Typed | None:
    """Return the form of this request where it can be sent once more from the page of a failure."""
    if request.method != "POST" or SECRETS & request.form.keys() - {TOKEN}:
        return None
    return posted_now()


def dead_link(way: str = "/") -> Response:
    """Say that a letter's link is used up, and lead over signing in to where it led."""
    text = render_template("errors/dead_link.html", way=way)
    return Response(text, 410, mimetype="text/html")


def page(code: int) -> Response:
    """Return the page of a failure."""
    name = code if code in SAID else ("500" if code >= 500 else "400")
    text = render_template(f"errors/{name}.html", typed=None)
    return Response(text, code, mimetype="text/html")
