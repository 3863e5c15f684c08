"""Thôi nhắc trước hạn: what a mail program's own button does, without signing in."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from tracker import clock, links
from tracker.access import office
from tracker.accounts import Person, absences
from tracker.db import db
from tracker.pages.errors import dead_link
from tracker.pages.forms import csrf
from tracker.pages.guard import Audience, audience

pages = Blueprint("stop_reminders", __name__, url_prefix="/tai-khoan/nhac-viec/thoi")
# The token in the address is the only right: a mail program posts without any cookie (RFC 8058).
csrf.exempt(pages)


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


@pages.get("/<token>")
@audience(Audience.PUBLIC)
def ask(token: str) -> ResponseReturnValue:
    """Ask whether to stop; a scanner that opens the link changes nothing."""
    found = person_of(token)
    return shown(found, token) if found else dead_link()


@pages.post("/<token>")
@audience(Audience.PUBLIC)
def stop(token: str) -> ResponseReturnValue:
    """Stop telling the person what is due soon; the rest goes on."""
    if person_of(token) is None:
        return dead_link()
    office.to_write()
    found = person_of(token)
    if found is None:
        return dead_link()
    absences.keep_reminders(found, due_soon=False, at=clock.now())
    db.session.commit()
    return shown(found, token)


def person_of(token: str) -> Person | None:
    """Return whose link it is, as long as the person may sign in."""
    person_id = links.stopped_by(token)
    found = db.session.get(Person, person_id) if person_id else None
    return found if found and found.is_enabled else None


def shown(person: Person, token: str) -> str:
    """Draw the page, before and after."""
    return render_template("account/stop_reminders.html", person=person, token=token)
