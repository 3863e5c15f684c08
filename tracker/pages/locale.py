"""The language of a page: Vietnamese, or English for whom chose it; and the words of a refusal."""

from collections.abc import Mapping

from flask import Flask, current_app, g, has_request_context, request
from flask_babel import Babel, get_locale, gettext
from flask_login import current_user

from tracker.clock import VIETNAM
from tracker.rules import Refused, Told

LANGUAGES = ("vi", "en")
COOKIE = "language"
babel = Babel()


def register(app: Flask) -> None:
    """Let every page speak the reader's language and tell which one it is."""
    babel.init_app(
        app, default_locale="vi", default_timezone=str(VIETNAM), locale_selector=choose_language
    )
    app.jinja_env.globals["language"] = language


def choose_language() -> str:
    """Return what the person chose, else this browser's choice, else the authority's setting.

    A letter's link speaks the language of whom it was sent to (`g.language`), a public page that
    of its address (`g.only_language`), whoever reads it.
    """
    if not has_request_context():
        return str(current_app.config["DEFAULT_LANGUAGE"])
    if "only_language" in g:
        return str(g.only_language)
    if current_user and current_user.is_authenticated:
        return str(current_user.language)
    chosen = request.cookies.get(COOKIE) or g.get("language", "")
    return chosen if chosen in LANGUAGES else str(current_app.config["DEFAULT_LANGUAGE"])


def language() -> str:
    """Return the code of the page's language, for its lang attribute."""
    locale = get_locale()
    return locale.language if locale else "vi"


def sentence(refusal: Refused) -> str:
    """Return a refusal in the reader's language, its values filled in."""
    return said(refusal.msgid, refusal.values)


def said(msgid: str, values: Mapping[str, object]) -> str:
    """Return a refusal that was kept, in the reader's language; labels among its values, too."""
    return gettext(msgid, **{name: _worded(value) for name, value in values.items()})


def _worded(value: object) -> object:
    if isinstance(value, Told):
        return said(value.msgid, value.values)
    return gettext(value) if value and isinstance(value, str) else value
