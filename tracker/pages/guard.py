"""Who may open a page at all: every view names its audience, else it opens for nobody."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from flask_login import LoginManager, current_user
from sqlalchemy.exc import OperationalError
from werkzeug.wrappers import Response

from tracker import access, clock
from tracker.access import asked, office
from tracker.accounts import Person, sessions
from tracker.db import begin_write, db
from tracker.rules.words import Role
from tracker.tasks import WORKING_ROLES

View = TypeVar("View", bound=Callable[..., object])
login_manager = LoginManager()


class Audience(StrEnum):
    """The kinds of visitors a page is for."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    SECRETARIAT = "secretariat"
    OVERSEERS = "overseers"
    DECIDERS = "deciders"
    COMMITTEE = "committee"
    ADMIN = "admin"
    HEADS = "heads"
    WORKERS = "workers"
    ORGANISERS = "organisers"
    ORGANISERS_AND_HEADS = "organisers_and_heads"
    SECRETARIAT_AND_HEADS = "secretariat_and_heads"


ROLES: dict[Audience, frozenset[Role]] = {
    Audience.SIGNED_IN: frozenset(Role),
    Audience.OVERSEERS: access.CLOSE_OVERSEERS,
    Audience.SECRETARIAT: frozenset({Role.COORDINATOR}),
    Audience.DECIDERS: asked.DECIDERS,
    Audience.COMMITTEE: access.OVERSEERS,
    Audience.ADMIN: frozenset({Role.ADMIN}),
    Audience.HEADS: frozenset({Role.UNIT_HEAD}),
    Audience.WORKERS: WORKING_ROLES,
    Audience.ORGANISERS: office.ORGANISERS,
    Audience.ORGANISERS_AND_HEADS: office.ORGANISERS | {Role.UNIT_HEAD},
    Audience.SECRETARIAT_AND_HEADS: frozenset({Role.COORDINATOR, Role.UNIT_HEAD}),
}


# What a reader from the upper level opens beside public pages: frozen figures, the own account.
FOR_THE_UPPER_LEVEL = frozenset(
    {"reporting", "account", "my_reminders", "deputies", "files", "sign_in", "language"}
)
HOMES = frozenset({"/", "/tong-quan"})


def audience(wanted: Audience) -> Callable[[View], View]:
    """Mark a view with whom it is for."""

    def mark(view: View) -> View:
        view.audience = wanted  # type: ignore[attr-defined]
        return view

    return mark


def unattended(view: View) -> View:
    """Mark a view that a page asks for by itself: it does not keep its reader signed in."""
    view.is_unattended = True  # type: ignore[attr-defined]
    return view


def register(app: Flask) -> None:
    """Load the signed-in person and refuse every request whose view is not for that person."""
    login_manager.init_app(app)
    login_manager.session_protection = None  # the session is a row on the server, not the browser
    app.before_request(refuse_strangers)


@login_manager.user_loader
def load_person(token: str) -> Person | None:
    """Return the person of an open session."""
    now = clock.now()
    found = sessions.find(token, at=now)
    if found is None or not found.person.is_enabled:
        return None
    person = found.person
    person.session_token = token
    view = current_app.view_functions.get(request.endpoint or "")
    if sessions.needs_touch(found, at=now) and not getattr(view, "is_unattended", False):
        note_seen(found.id, person_id=person.id, at=now)
    return person


def note_seen(sign_in_id: int, *, person_id: int, at: datetime) -> None:
    """Note that a session was used; while another writer holds the database, reading goes on."""
    try:
        begin_write()
        sessions.touch(sign_in_id, person_id=person_id, at=at)
        db.session.commit()
    except OperationalError:
        db.session.rollback()


def refuse_strangers() -> Response | None:
    """Send strangers to the sign-in page; answer 403 to people whose roles do not reach."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    wanted = getattr(current_app.view_functions[request.endpoint], "audience", None)
    if wanted is None:
        abort(403)
    if wanted is Audience.PUBLIC:
        return None
    if not current_user.is_authenticated:
        return login_manager.unauthorized()
    held = access.roles(current_user, on=clock.today())
    if not held & ROLES[wanted]:
        abort(403)
    if held == {Role.UPPER} and request.blueprint not in FOR_THE_UPPER_LEVEL:
        # It reads what was frozen or sent, and nothing that still moves.
        return redirect(url_for("reporting.listing")) if request.path in HOMES else abort(403)
    return None
