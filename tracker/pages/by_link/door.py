"""The door of signed links: who may come in, how often, and what a dead link says."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from tracker import clock, links, outbox
from tracker.access import linked
from tracker.access.linked import DeadLink, Linked
from tracker.accounts import submissions, throttle
from tracker.accounts.throttle import Allowance
from tracker.db import begin_write, db
from tracker.pages import sign_in
from tracker.pages.errors import dead_link
from tracker.pages.forms import csrf
from tracker.pages.locale import sentence
from tracker.pages.tasks.door import words_of
from tracker.pages.tasks.forms import TaskForm
from tracker.pages.typed import posted_now
from tracker.rules import Refused
from tracker.tasks import last_actor

pages = Blueprint("by_link", __name__)
# The token in the address is the only right that these pages use: there is none to ride on. And
# their answers forbid the referrer that the check of forms asks for under TLS.
csrf.exempt(pages)
NOT_MINE, MOST_NOT_MINE = "not_mine", 20
# A link is one person's; an office shares one address.
TRIES_OF_A_LINK, TRIES_OF_AN_ADDRESS = 60, 600
Verb = Callable[[Linked, datetime], object]
Again = Callable[[str, TaskForm], str]


@pages.before_request
def come_in() -> ResponseReturnValue | None:
    """Open the link, in its person's language; who is signed in as somebody else goes as that."""
    token = (request.view_args or {})["token"]
    grant = links.grant_of(token)
    if fingerprint(token) in session.get(NOT_MINE, ()):
        raise DeadLink(grant.task_id if grant else None)
    found = linked.by_link(token, on=clock.today())
    g.language = found.person.language
    if current_user.is_authenticated and current_user.id != found.person.id:
        return instead(found.task.id)
    if request.method == "POST":
        note_opened(found.person.id)
    return None


def note_opened(person_id: int) -> None:
    """Note that a letter reached its reader, who acts by its link; a scanner only looks."""
    at = clock.now()
    if not outbox.unopened(person_id, at=at):
        return
    try:
        begin_write()
        outbox.note_opened(person_id, at=at)
        db.session.commit()
    except OperationalError:
        db.session.rollback()


@pages.after_request
def be_discreet(response: Response) -> Response:
    """Keep the address, which is a key, from other sites and from search engines."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@pages.record_once
def keep_from_the_log(_state: object) -> None:
    """Keep the tokens out of what the program logs of a fault."""
    links.keep_out_of("tracker", "werkzeug")


@pages.errorhandler(DeadLink)
def say_dead(dead: DeadLink) -> ResponseReturnValue:
    """Lead to signing in, with what was typed if the link died meanwhile."""
    if dead.task_id is None:
        return dead_link()
    if request.method == "POST" and posted_now().texts:
        return instead(dead.task_id)
    return dead_link(url_for("tasks.one", task_id=dead.task_id))


def instead(task_id: int) -> ResponseReturnValue:
    """Go on to the task as whoever is, or will be, signed in; with what was typed."""
    if request.method == "GET":
        return redirect(url_for("tasks.one", task_id=task_id))
    return sign_in.go_on(posted_now(url_for("tasks.post", task_id=task_id)))


def act(token: str, form: TaskForm, verb: Verb, *, again: Again, said: str) -> ResponseReturnValue:
    """Let a verb change the task and show the page again; as `tasks.door.act`, by the link."""
    count_try(token)
    if not form.validate_on_submit():
        return again(token, form), 422
    at = clock.now()
    found = linked.to_change(token, on=clock.day_of(at))
    if not submissions.spend(form.submission_id.data or "", by=found.person, at=at):
        db.session.rollback()
        return way_on(token, form)
    if form.version.data != form.version_of(found.task):
        return overtaken(token, form, again)
    try:
        verb(found, at)
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(sentence(refusal))
        return again(token, form), 422
    db.session.commit()
    flash(*words_of(form, said, at=at))
    return way_on(token, form)


def way_on(token: str, form: TaskForm) -> ResponseReturnValue:
    """Show the page of the link again, or the one that takes the file again."""
    if form.file_trouble:
        again = url_for("by_link.files", token=token, **form.to_send_again())
        return redirect(again, code=303)
    return redirect(url_for("by_link.show", token=token), code=303)


def overtaken(token: str, form: TaskForm, again: Again) -> ResponseReturnValue:
    """Answer that somebody else was first; the form keeps its text and takes the new version."""
    db.session.rollback()
    task = linked.by_link(token, on=clock.today()).task
    form.version.raw_data, form.version.data = None, form.version_of(task)
    form.overtaken_by = last_actor(task) or ("", clock.now())
    return again(token, form), 409


def count_try(token: str) -> None:
    """Count a post of a link, from an address; too many are answered with 429."""
    begin_write()
    within = throttle.hit(
        Allowance(f"link:{fingerprint(token)}", TRIES_OF_A_LINK),
        Allowance(f"link-from:{request.remote_addr}", TRIES_OF_AN_ADDRESS),
        at=clock.now(),
    )
    db.session.commit()
    if not within:
        raise TooManyRequests


def fingerprint(token: str) -> str:
    """Return what is kept of a token: enough to know it again."""
    return hashlib.sha256(token.encode()).hexdigest()[:16]
