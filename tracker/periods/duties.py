"""Gửi báo cáo: which units owe a report for a period, what they sent, and sending it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import CompoundSelect, func, or_, select, union
from sqlalchemy.orm import joinedload

from tracker import history
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.evidence import Document
from tracker.history import Entry
from tracker.periods.facts import ReportPeriod, ReportState, UnitReport
from tracker.plans import Plan
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day
from tracker.rules.words import Status
from tracker.tasks import Task, TaskAnswer
from tracker.units import Unit, UnitType

KIND = "unit_report"
LEAST_LETTERS = 10


@dataclass(frozen=True)
class Duty:
    """What one unit owes for a period, and what it sent, None for nothing."""

    period: ReportPeriod
    unit: Unit
    report: UnitReport | None = None

    @property
    def state(self) -> ReportState:
        """Where its report stands."""
        return ReportState(self.report.state) if self.report else ReportState.OWED

    @property
    def is_settled(self) -> bool:
        """Whether it was sent and not returned."""
        return self.state is ReportState.SENT

    def is_late(self, on: date) -> bool:
        """Tell whether it came after its day, or is missing after it."""
        came = self.report.sent_on if self.report and self.is_settled else on
        return came > self.period.units_due_on


def duties(period: ReportPeriod) -> list[Duty]:
    """Return what each unit owes for a period, in the order of units.

    They are the units that lead or collect a task of the plan or answer one given to many; who
    sent a report stays in the list. The standing secretariat draws up the whole, and owes none.
    """
    return duties_of(period.plan, [period])[period.id]


def duties_of(plan: Plan, periods: Sequence[ReportPeriod]) -> dict[int, list[Duty]]:
    """Return the same for several periods of one plan, by period."""
    rows = select(UnitReport).where(UnitReport.period_id.in_([one.id for one in periods]))
    rows = rows.options(joinedload(UnitReport.document).joinedload(Document.file))
    sent = {(one.period_id, one.unit_id): one for one in db.session.scalars(rows)}
    owes = Unit.id.in_(owing_ids(plan.id))
    units = (
        select(Unit, owes).join(UnitType, UnitType.code == Unit.type_code)
        .where(or_(owes, Unit.id.in_({unit_id for _, unit_id in sent})))
        .where(UnitType.is_group.is_(False))
        .where(Unit.id.is_distinct_from(plan.coordinator_unit_id), Unit.id != plan.authority_id)
        .order_by(Unit.position, Unit.id)
    )  # fmt: skip
    found = db.session.execute(units).all()
    return {
        one.id: [
            Duty(one, unit, sent.get((one.id, unit.id)))
            for unit, is_owing in found
            if (one.id, unit.id) in sent or (is_owing and unit.ended_on is None)
        ]
        for one in periods
    }


def owing_ids(plan_id: int) -> CompoundSelect[int]:
    """Return the query of the ids of the units that work on a plan's tasks, or answer some."""
    unit_id = func.coalesce(Task.collecting_unit_id, Task.lead_unit_id)
    working = select(unit_id).where(
        Task.plan_id == plan_id, Task.status != Status.CANCELLED, unit_id.is_not(None)
    )
    answering = (
        select(TaskAnswer.unit_id).join(Task, Task.id == TaskAnswer.task_id)
        .where(Task.plan_id == plan_id, Task.status != Status.CANCELLED)
        .where(TaskAnswer.left_on.is_(None))
    )  # fmt: skip
    return union(working, answering)


def send(
    duty: Duty, *, document: Document, by: Person, at: datetime, on: date | None = None
) -> UnitReport:
    """Send a unit's report for a period, or send it again after it was returned.

    `on` is the day on which it reached the secretariat, today by default. The plan's chain must
    have been taken. Refused: one that is there already, a document with neither number nor file, a
    day to come or before the period began.
    """
    report, on = duty.report, on or day_of(at)
    if duty.is_settled:
        raise Refused(N_("Đơn vị đã gửi báo cáo của kỳ này."))
    if not document.number and document.file is None:
        raise Refused(N_("Ghi số, ký hiệu và ngày của báo cáo, hoặc đính kèm tệp."))
    if on > day_of(at) or on < duty.period.since:
        raise Refused(N_("Ngày gửi báo cáo không hợp lệ: %(day)s."), day=format_day(on))
    report = report or UnitReport(period_id=duty.period.id, unit_id=duty.unit.id)
    report.state, report.document, report.sent_on = ReportState.SENT, document, on
    report.sent_at, report.sent_by_id = at, by.id
    report.return_reason, report.returned_at = "", None
    db.session.add(report)
    db.session.flush()
    changes = {"document_id": document.id, "number": document.number, "sent_on": on.isoformat()}
    _record(report, "send", changes, by=by, at=at)
    return report


def send_back(report: UnitReport, *, reason: str, by: Person, at: datetime) -> None:
    """Return a unit's report to be done again. Refused: one that is not there, no reason."""
    reason = " ".join(reason.split())
    if report.state != ReportState.SENT:
        raise Refused(N_("Báo cáo này đã trả lại đơn vị."))
    if len(reason) < LEAST_LETTERS:
        raise Refused(N_("Ghi lý do trả lại (ít nhất 10 chữ)."))
    report.state, report.return_reason, report.returned_at = ReportState.RETURNED, reason, at
    db.session.flush()
    _record(report, "send_back", {}, by=by, at=at, note=reason)


def _record(  # noqa: PLR0913 what was done with a report, by whom and when
    report: UnitReport, move: str, changes: dict[str, object], *, by: Person, at: datetime,
    note: str = "",
) -> None:  # fmt: skip
    period = report.period
    facts = {"period": period.code, "unit_id": report.unit_id} | changes
    entry = Entry(KIND, report.id, move, note=note, changes=facts)
    history.record(entry, chain_id=period.plan_id, by=by.id, at=at)
