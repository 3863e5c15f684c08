"""Tôi là người khác: the way out for whom a letter's link was not sent to."""

from flask import redirect, session, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.access import linked
from tracker.pages.by_link.door import MOST_NOT_MINE, NOT_MINE, fingerprint, pages
from tracker.pages.guard import Audience, audience


@pages.post("/l/<token>/nguoi-khac")
@audience(Audience.PUBLIC)
def not_mine(token: str) -> ResponseReturnValue:
    """Close the link in this browser and lead to signing in as oneself."""
    task = linked.by_link(token, on=clock.today()).task
    session[NOT_MINE] = [*session.get(NOT_MINE, ()), fingerprint(token)][-MOST_NOT_MINE:]
    way = url_for("tasks.one", task_id=task.id)
    return redirect(url_for("sign_in.form", next=way), code=303)
