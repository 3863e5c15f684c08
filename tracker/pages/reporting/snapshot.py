"""Frozen figures as a page: counts, areas, units, tasks and indicators as they read that day."""

from datetime import date

from flask import render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from tracker import clock, periods
from tracker.access import NotFound, reporting
from tracker.pages.files import attached
from tracker.pages.guard import Audience, audience
from tracker.pages.reporting.blueprint import pages
from tracker.periods import Snapshot
from tracker.rules import Told
from tracker.rules.periods import label


@pages.get("/bao-cao/so-lieu/<int:snapshot_id>")
@audience(Audience.SIGNED_IN)
def snapshot(snapshot_id: int) -> str:
    """Show frozen figures of the reader's authority."""
    found = reporting.snapshot_to_see(snapshot_id, by=current_user)
    only_frozen = reporting.sees_only_frozen(current_user, on=clock.today())
    return render_template(
        "reporting/snapshot.html", snapshot=found, plan=found.plan, frozen=periods.frozen_of(found),
        files=periods.files_of(found), only_frozen=only_frozen,
        period=label_of(found) if found.period_id else None,
        later=periods.successor_of(found),
        difference=None if only_frozen else periods.difference_of(found),
    )  # fmt: skip


def label_of(found: Snapshot) -> Told:
    """Return the name of the period of which figures were frozen."""
    key, since = found.body["shown"]["span"]
    return label(key, year=found.plan.year, since=date.fromisoformat(since), until=found.as_of)


@pages.get("/bao-cao/so-lieu/<int:snapshot_id>/tep/<int:file_id>")
@audience(Audience.SIGNED_IN)
def file(snapshot_id: int, file_id: int) -> Response:
    """Serve again a file that was made from frozen figures."""
    found = reporting.snapshot_to_see(snapshot_id, by=current_user)
    kept = {one.file_id: one.file for one in periods.files_of(found)}
    if file_id not in kept:
        raise NotFound
    return attached(kept[file_id])
