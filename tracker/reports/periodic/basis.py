"""What a report's figures rest on: those that were frozen for its period, or those of a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from tracker import periods
from tracker.figures import PlanFigures, figures_of
from tracker.periods import Snapshot
from tracker.periods.estimates import told_by
from tracker.periods.frozen import figures_of_frozen
from tracker.periods.sending import sent_report_replaced
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.periods import Period, period, read_code


@dataclass(frozen=True)
class Replaced:
    """The report that this one takes the place of: its number, its day, what it said, and why."""

    number: str
    on: date | None
    counts: Mapping[str, Any]
    reason: str


@dataclass(frozen=True)
class Basis:
    """Figures with facts beside them; `shown` is all that was printed of frozen ones.

    Of live figures `facts` holds what units expect of their tasks alone.
    """

    figures: PlanFigures
    facts: Mapping[str, Any]
    frozen_at: datetime | None = None
    shown: Mapping[str, Any] = field(default_factory=dict)
    replaced: Replaced | None = None


def period_of(plan: Plan, code: str) -> Period:
    """Return the period of a code (`2026`, `2026-H1`): as it was opened, else as it would be cut.

    Refused: a code that names no period, or one of another year than the plan's.
    """
    wanted = code.strip().upper()
    for opened in periods.of_plan(plan):
        if opened.code.upper() == wanted:
            return opened.rule
    year, key = read_code(code)
    if year != plan.year:
        raise Refused(N_("Kế hoạch là của năm %(year)s, không phải %(other)s."), year=plan.year,
                      other=year)  # fmt: skip
    return period(key, year=year, cycle=periods.cycle_of(plan.authority))


def basis_of(plan: Plan, of: Period, *, as_of: date | None = None) -> Basis:
    """Return the figures of a report: the frozen ones of its period, live ones for another day.

    Refused: a plan that is not issued.
    """
    if plan.state == PlanState.DRAFT:
        raise Refused(N_("Kế hoạch chưa ban hành."))
    snapshot = snapshot_for(plan, of, as_of=as_of)
    if snapshot is not None:
        return frozen_basis(snapshot)
    day = as_of or usual_day(plan, of)
    return Basis(figures_of(plan, as_of=day), {"estimates": told_by(plan.id, as_of=day)})


def snapshot_for(plan: Plan, of: Period, *, as_of: date | None = None) -> Snapshot | None:
    """Return the figures frozen for a period, those of a day where one is asked for.

    A closed plan's year has those of the closing, and its own of the cut-off.
    """
    opened = periods.period_of(plan, of.key)
    held = [periods.snapshot_to_report(opened), periods.snapshot_of(opened)] if opened else []
    if opened is None and of.key == "Y" and plan.state == PlanState.CLOSED:
        held = [periods.closing_snapshot(plan)]
    return next((one for one in held if one and as_of in (None, one.as_of)), None)


def usual_day(plan: Plan, of: Period) -> date:
    """Return the day of a report: of a closed plan's year that of closing, else the cut-off."""
    if of.key == "Y" and plan.state == PlanState.CLOSED and plan.closed_on:
        return plan.closed_on
    return of.until


def frozen_basis(snapshot: Snapshot) -> Basis:
    """Return frozen figures, counted again from the events that were known then."""
    body = snapshot.body
    return Basis(
        figures_of_frozen(snapshot), body["facts"], snapshot.frozen_at, body["shown"],
        _replaced(snapshot),
    )  # fmt: skip


def _replaced(snapshot: Snapshot) -> Replaced | None:
    sent = sent_report_replaced(snapshot)
    if sent is None:
        return None
    frozen = periods.snapshots_of(snapshot.plan)
    old = next(one for one in frozen if one.id == sent.snapshot_id)
    # Figures frozen anew before they were sent say another reason, which is not the paper's.
    reason = next(one.reason for one in frozen if one.replaces_id == old.id)
    said = old.body["facts"]["counts"]
    return Replaced(sent.document.number, sent.document.issued_on, said, reason)
