"""One period: what it lacks before freezing, its frozen figures, what units and we sent."""

from collections.abc import Sequence
from typing import Any

from flask import render_template
from flask_login import current_user

from tracker import access, clock, periods
from tracker.access import reporting
from tracker.pages.guard import Audience, audience
from tracker.pages.reporting.blueprint import pages
from tracker.pages.reporting.looks import (
    countdown,
    duty_look,
    executed_words,
    is_replacing,
    period_look,
    report_in,
)
from tracker.pages.reporting.publishing import card_of
from tracker.pages.reporting.sending import SentRow, sent_rows
from tracker.periods import (
    Duty,
    Freezing,
    ReportPeriod,
    SentReport,
    Snapshot,
    SnapshotFile,
    SnapshotKind,
)
from tracker.plans import PlanState
from tracker.rules.words import Role

# A longer list of units folds away the rest.
AT_ONCE = 20


@pages.get("/bao-cao/ky/<int:period_id>")
@audience(Audience.SIGNED_IN)
def one(period_id: int) -> str:
    """Show a period of the reader's authority."""
    today = clock.today()
    period = reporting.period_to_see(period_id, by=current_user, on=today)
    freezings = periods.freezings_of(period)
    snapshot = freezings[0].snapshot if freezings else None
    closing = closing_of(period)
    said = closing or snapshot
    papers = periods.sent_of(period.plan)
    paper = report_in(papers, snapshot)
    only_frozen = reporting.sees_only_frozen(current_user, on=today)
    looked = None if snapshot or only_frozen else periods.look(period, on=today)
    duties = in_order(looked.duties if looked else periods.duties(period))
    return render_template(
        "reporting/one.html", period=period, plan=period.plan, on=today, snapshot=snapshot,
        state=period_look(period, snapshot, papers, on=today), looked=looked, sent=paper,
        countdown=countdown(period, on=today, is_sent=paper is not None),
        frozen=periods.frozen_of(snapshot) if snapshot else None,
        difference=periods.difference_of(snapshot) if snapshot and not only_frozen else None,
        papers=papers_of(papers, period, snapshot), duties=[] if only_frozen else duties,
        closing=closing, closed_with=executed_words(closing) if closing else "",
        look=lambda duty: duty_look(duty, on=today), at_once=AT_ONCE,
        late=sum(1 for one in duties if not one.is_settled),
        kept=files_by_snapshot(freezings, closing), said=said, freezings=freezings,
        is_replacing=is_replacing(snapshot, papers),
        published=card_of(period, said) if snapshot else None, **standing(period, duties),
    )  # fmt: skip


def files_by_snapshot(
    freezings: Sequence[Freezing], closing: Snapshot | None
) -> dict[int, list[SnapshotFile]]:
    """Return the files made from each freezing of a period and from the closing, by snapshot."""
    made = [closing] if closing else []
    made += [one.snapshot for one in freezings]
    found: dict[int, list[SnapshotFile]] = {}
    for one in periods.files_of_all(made) if made else []:
        found.setdefault(one.snapshot_id, []).append(one)
    return found


def in_order(duties: list[Duty]) -> list[Duty]:
    """Return duties as they are listed: of a long list those not settled stand first."""
    if len(duties) <= AT_ONCE:
        return duties
    return sorted(duties, key=lambda one: one.is_settled)


def closing_of(period: ReportPeriod) -> Snapshot | None:
    """Return the closing figures that the report says instead of the period's own, else None."""
    if period.plan.state != PlanState.CLOSED:
        return None
    held = periods.snapshot_to_report(period)
    return held if held is not None and held.kind == SnapshotKind.CLOSING else None


def papers_of(
    papers: Sequence[SentReport], period: ReportPeriod, holding: Snapshot | None
) -> list[SentRow]:
    """Return the register of a period among a plan's papers, the newest first."""
    rows = sent_rows(papers, [holding] if holding else [])
    return [one for one in rows if one.paper.period_id == period.id]


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
