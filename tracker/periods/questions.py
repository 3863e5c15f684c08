"""What others ask of periods: which a plan has, whether they are frozen, what was sent."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import CompoundSelect, Select, and_, exists, func, or_, select, union
from sqlalchemy.orm import joinedload, undefer

from tracker.db import db
from tracker.evidence import Document
from tracker.periods.facts import PaperKind, ReportPeriod, SentReport, UnitReport
from tracker.periods.snapshots import Snapshot, SnapshotKind
from tracker.plans import Plan, PlanState


def of_plan(plan: Plan) -> list[ReportPeriod]:
    """Return the periods of a plan, by the day they end on."""
    rows = select(ReportPeriod).where(ReportPeriod.plan_id == plan.id)
    return list(db.session.scalars(rows.order_by(ReportPeriod.until, ReportPeriod.since)))


def is_frozen(plan: Plan, *, on: date) -> bool:
    """Tell whether a plan's figures of a day stand for good.

    They do once a period that ends on that day or later is frozen, and when the plan was closed.
    """
    if plan.state == PlanState.CLOSED and plan.closed_on is not None and on <= plan.closed_on:
        return True
    frozen = exists().where(Snapshot.plan_id == plan.id, Snapshot.as_of >= on)
    return bool(db.session.scalar(select(frozen)))


def is_period_frozen(period: ReportPeriod) -> bool:
    """Tell whether the figures of a period were frozen."""
    return snapshot_of(period) is not None


def snapshot_of(period: ReportPeriod, *, known: datetime | None = None) -> Snapshot | None:
    """Return the figures that hold for a period: those frozen last (by `known`), None before."""
    rows = select(Snapshot).where(Snapshot.period_id == period.id)
    if known is not None:
        rows = rows.where(Snapshot.frozen_at <= known)
    return db.session.scalar(rows.order_by(Snapshot.id.desc()).limit(1))


def snapshots_of(plan: Plan) -> list[Snapshot]:
    """Return everything that was frozen of a plan, in the order of freezing."""
    rows = select(Snapshot).where(Snapshot.plan_id == plan.id)
    return list(db.session.scalars(rows.order_by(Snapshot.id)))


def latest_in_full(plan: Plan) -> dict[int, Snapshot]:
    """Return the snapshot that holds for each frozen period of a plan, by the period's id.

    With what they hold, which is large and left out as a rule.
    """
    rows = select(func.max(Snapshot.id)).where(Snapshot.plan_id == plan.id)
    latest = rows.where(Snapshot.period_id.is_not(None)).group_by(Snapshot.period_id)
    found = select(Snapshot).where(Snapshot.id.in_(latest)).options(undefer(Snapshot.packed))
    return {one.period_id or 0: one for one in db.session.scalars(found)}


def closing_snapshot(plan: Plan) -> Snapshot | None:
    """Return the figures with which a plan was closed."""
    rows = select(Snapshot).where(
        Snapshot.plan_id == plan.id, Snapshot.kind == SnapshotKind.CLOSING
    )
    return db.session.scalar(rows.order_by(Snapshot.id.desc()).limit(1))


def snapshot_to_report(period: ReportPeriod) -> Snapshot | None:
    """Return the figures that a period's report says: of a closed plan's year those of closing."""
    if period.key == "Y" and period.plan.state == PlanState.CLOSED:
        return closing_snapshot(period.plan) or snapshot_of(period)
    return snapshot_of(period)


def sent_of(plan: Plan) -> list[SentReport]:
    """Return the register of what was sent of a plan, the newest first."""
    whole = (
        joinedload(SentReport.document).joinedload(Document.file), joinedload(SentReport.period),
        joinedload(SentReport.replaces).joinedload(SentReport.document),
        joinedload(SentReport.made),
    )  # fmt: skip
    rows = select(SentReport).where(SentReport.plan_id == plan.id).options(*whole)
    return list(db.session.scalars(rows.order_by(SentReport.id.desc())))


def sent_with(snapshot: Snapshot, *, kind: PaperKind) -> SentReport | None:
    """Return the paper of a kind that says a snapshot's figures, the newest of several."""
    rows = select(SentReport).where(SentReport.snapshot_id == snapshot.id, SentReport.kind == kind)
    return db.session.scalar(rows.order_by(SentReport.id.desc()).limit(1))


def replaced_by(sent: Sequence[SentReport]) -> dict[int, SentReport]:
    """Return which of some papers takes the place of which, by the id of the older one."""
    return {one.replaces_id: one for one in sent if one.replaces_id is not None}


def papers_of(unit_ids: Collection[int]) -> CompoundSelect[int]:
    """Return the query of the documents that reporting is about, as some units may read them.

    Everybody reads what the authority sent; a unit what it sent itself.
    """
    own = select(UnitReport.document_id).where(UnitReport.unit_id.in_(unit_ids))
    return union(select(SentReport.document_id), own)


@dataclass(frozen=True)
class Cut:
    """A cut-off of a plan's periods, or the day it was closed; frozen with which snapshot, when."""

    on: date
    snapshot_id: int | None
    frozen_at: datetime | None


NO_CUT = Cut(date.min, None, None)


def with_cuts(plans: Select[Plan]) -> dict[Plan, list[Cut]]:
    """Return some plans, each with its cut-offs by day and the figures that hold for them.

    One query, plans and all: the overview has no room for another.
    """
    kept, opened = Snapshot, ReportPeriod
    holds = or_(kept.period_id == opened.id, kept.kind == SnapshotKind.CLOSING)
    rows = (
        plans.add_columns(opened.until, kept.id, kept.as_of, kept.frozen_at)
        .outerjoin(opened, opened.plan_id == Plan.id)
        .outerjoin(kept, and_(kept.plan_id == Plan.id, holds))
    )  # fmt: skip
    found: dict[Plan, dict[date, Cut]] = {}
    for plan, until, snapshot_id, as_of, frozen_at in db.session.execute(rows).unique():
        cuts = found.setdefault(plan, {})
        if until is not None:
            cuts.setdefault(until, Cut(until, None, None))
        if as_of is not None and snapshot_id > (cuts.get(as_of, NO_CUT).snapshot_id or 0):
            cuts[as_of] = Cut(as_of, snapshot_id, frozen_at)
    return {plan: [cuts[day] for day in sorted(cuts)] for plan, cuts in found.items()}
