"""Whom letters would not reach, and why."""

from flask import render_template
from flask_login import current_user

from tracker import clock
from tracker.pages.guard import Audience, audience
from tracker.pages.urging.door import pages
from tracker.reminders.phantoms import WHY_LABELS, phantoms


@pages.get("/nguoi-nhan")
@audience(Audience.SECRETARIAT)
def unreached() -> str:
    """Show whom letters would not reach, and why."""
    found = phantoms(current_user.authority_id, on=clock.today())
    return render_template("urging/unreached.html", found=found, labels=WHY_LABELS)
