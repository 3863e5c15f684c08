"""Reports that units owe now: what their people find before them."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import contains_eager

from tracker.db import db
from tracker.periods.duties import Duty
from tracker.periods.facts import ReportPeriod, ReportState, UnitReport
from tracker.periods.snapshots import Snapshot
from tracker.plans import Plan, PlanState
from tracker.rules.words import Status
from tracker.tasks import Task, TaskAnswer
from tracker.units import Unit

SOON = timedelta(days=14)


def asked_of(unit_ids: Collection[int], *, on: date) -> list[Duty]:
    """Return the reports that some units owe now, the first due before others.

    They are those due within two weeks and those returned, of periods that are not frozen.
    """
    rows = _owed(unit_ids, on=on).options(contains_eager(ReportPeriod.plan))
    ordered = rows.order_by(ReportPeriod.units_due_on, Unit.position)
    return [Duty(period, unit, report) for period, unit, report in db.session.execute(ordered)]


def count_asked_of(unit_ids: Collection[int], *, on: date) -> Select[int]:
    """Return the query of how many these are, to be asked among others."""
    return _owed(unit_ids, on=on).with_only_columns(func.count(ReportPeriod.id))


def _owed(
    unit_ids: Collection[int], *, on: date
) -> Select[ReportPeriod, Unit, UnitReport]:  # fmt: skip
    kept, opened = UnitReport, ReportPeriod
    led = func.coalesce(Task.collecting_unit_id, Task.lead_unit_id) == Unit.id
    asked = Task.answers.any(and_(TaskAnswer.unit_id == Unit.id, TaskAnswer.left_on.is_(None)))
    works = exists().where(
        Task.plan_id == opened.plan_id, Task.status != Status.CANCELLED, or_(led, asked)
    )
    return (
        select(opened, Unit, kept).join(Plan, Plan.id == opened.plan_id)
        .join(Unit, and_(Unit.authority_id == opened.authority_id, Unit.id.in_(unit_ids)))
        .outerjoin(kept, and_(kept.period_id == opened.id, kept.unit_id == Unit.id))
        .where(Plan.state == PlanState.ISSUED, Unit.ended_on.is_(None))
        .where(Unit.id.is_distinct_from(Plan.coordinator_unit_id), Unit.id != Plan.authority_id)
        .where(~exists().where(Snapshot.period_id == opened.id))
        .where(or_(
            kept.state == ReportState.RETURNED,
            and_(kept.id.is_(None), opened.units_due_on <= on + SOON, works),
        ))
    )  # fmt: skip
