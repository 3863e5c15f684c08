"""One period: what it lacks before freezing, its frozen figures, what units and we sent."""

from typing import Any

from flask import render_template
from flask_login import current_user

from tracker import access, clock, periods
from tracker.access import reporting
from tracker.pages.guard import Audience, audience
from tracker.pages.reporting.blueprint import pages
from tracker.pages.reporting.looks import countdown, duty_look, period_look
from tracker.pages.reporting.publishing import card_of
from tracker.pages.reporting.sending import sent_rows
from tracker.periods import Duty, ReportPeriod
from tracker.rules.words import Role


@pages.get("/bao-cao/ky/<int:period_id>")
@audience(Audience.SIGNED_IN)
def one(period_id: int) -> str:
    """Show a period of the reader's authority."""
    today = clock.today()
    period = reporting.period_to_see(period_id, by=current_user, on=today)
    snapshot = periods.snapshot_of(period)
    paper = periods.sent_report(snapshot) if snapshot else None
    only_frozen = reporting.sees_only_frozen(current_user, on=today)
    looked = None if snapshot or only_frozen else periods.look(period, on=today)
    duties = looked.duties if looked else periods.duties(period)
    return render_template(
        "reporting/one.html", period=period, plan=period.plan, on=today, snapshot=snapshot,
        state=period_look(period, snapshot, paper, on=today), looked=looked, sent=paper,
        countdown=countdown(period, on=today, is_sent=paper is not None),
        frozen=periods.frozen_of(snapshot) if snapshot else None,
        difference=periods.difference_of(snapshot) if snapshot and not only_frozen else None,
        papers=sent_rows(period.plan, period=period), duties=[] if only_frozen else duties,
        look=lambda duty: duty_look(duty, on=today),
        published=card_of(period) if snapshot else None, **standing(period, duties),
    )  # fmt: skip


def standing(period: ReportPeriod, duties: list[Duty]) -> dict[str, Any]:
    """Return what the reader may do on the page, and which files the reader may open."""
    today = clock.today()
    own = reporting.own_units(current_user, on=today)
    documents = [one.report.document for one in duties if one.report]
    readable = access.readable(documents, by=current_user, on=today)
    return {
        "is_secretariat": Role.COORDINATOR in access.roles(current_user, on=today),
        "own": own, "readable": {document.id for document in readable},
        "due": today >= period.until,
    }  # fmt: skip
