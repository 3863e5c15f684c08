"""The reporting calendar of an authority, and opening the periods that its plans report on."""

from datetime import date, datetime

from sqlalchemy import select

from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.history import Entry
from tracker.periods.facts import ReportingCalendar, ReportPeriod
from tracker.periods.questions import is_period_frozen, of_plan
from tracker.plans import Plan, PlanKind, PlanState
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day
from tracker.rules.periods import COMMUNE, PROVINCE, Cycle, Period, periods
from tracker.units import Unit

KIND, CALENDAR = "period", "reporting_calendar"
COMMUNES = frozenset({"xa", "phuong", "dac_khu"})
LAST_DAY = 31


def cycle_of(authority: Unit) -> Cycle:
    """Return how an authority cuts its periods: as it decided, else as its level does."""
    own = db.session.get(ReportingCalendar, authority.id)
    if own is not None:
        return Cycle(own.cut_off, own.send_by, own.units_after)
    return COMMUNE if authority.type_code in COMMUNES else PROVINCE


def set_cycle(authority: Unit, cycle: Cycle, *, by: Person, at: datetime) -> None:
    """Set how an authority cuts its periods from now on; periods already opened keep their days.

    The chain of what belongs to no plan must have been taken. Refused: days no month has, and a
    report due before its cut-off.
    """
    if not (1 <= cycle.cut_off <= cycle.send_by <= LAST_DAY and 0 <= cycle.units_after < LAST_DAY):
        raise Refused(N_("Ngày chốt từ 1 đến 31 và không sau ngày gửi báo cáo."))
    own = db.session.get(ReportingCalendar, authority.id)
    if own is None:
        own = ReportingCalendar(authority_id=authority.id)
        db.session.add(own)
    own.cut_off, own.send_by, own.units_after = cycle.cut_off, cycle.send_by, cycle.units_after
    db.session.flush()
    days = {"cut_off": own.cut_off, "send_by": own.send_by, "units_after": own.units_after}
    entry = Entry(CALENDAR, authority.id, "change", changes=days)
    history.record(entry, chain_id=history.GENERAL, by=by.id, at=at)


def year_of(plan: Plan) -> list[Period]:
    """Return the periods of a plan's year as its authority cuts them, from its issue on."""
    found = periods(year=plan.year, cycle=cycle_of(plan.authority))
    return [one for one in found if not is_before_issue(plan, one)]


def is_before_issue(plan: Plan, wanted: Period) -> bool:
    """Tell whether a period ends before the plan was issued, so that there is nothing to say."""
    return plan.issued_on is not None and wanted.until < plan.issued_on


def open_year(plan: Plan, *, by: Person | None, at: datetime) -> list[ReportPeriod]:
    """Open the periods of a plan's year that are not open yet: quarters I and III, half, year."""
    opened = {one.key for one in of_plan(plan)}
    return [open_period(plan, one, by=by, at=at) for one in year_of(plan) if one.key not in opened]


def open_period(plan: Plan, wanted: Period, *, by: Person | None, at: datetime) -> ReportPeriod:
    """Open a period: from now on the plan's units owe their report for it.

    The plan's chain must have been taken. Refused: a draft or what is no plan, a period that is
    open already, days that no report of the plan has.
    """
    if plan.state == PlanState.DRAFT or plan.kind != PlanKind.PLAN:
        raise Refused(N_("Chỉ mở kỳ báo cáo cho kế hoạch đã ban hành."))
    if any(one.key == wanted.key for one in of_plan(plan)):
        raise Refused(N_("Kỳ báo cáo này đã mở."))
    _check_days(plan, wanted)
    made = ReportPeriod(
        authority_id=plan.authority_id, plan_id=plan.id, year=plan.year, key=wanted.key,
        since=wanted.since, until=wanted.until, due_on=wanted.due_on,
        units_due_on=wanted.units_due_on, opened_by_id=by.id if by else None, opened_at=at,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    _record(made, "open", by=by, at=at)
    return made


def reschedule(period: ReportPeriod, wanted: Period, *, by: Person, at: datetime) -> None:
    """Change the days of a period that is not frozen. Refused: one that is, days as for opening."""
    if is_period_frozen(period):
        raise Refused(N_("Số liệu của kỳ đã chốt, không đổi ngày được nữa."))
    _check_days(period.plan, wanted)
    if not wanted.since <= wanted.until <= wanted.units_due_on <= wanted.due_on:
        raise Refused(N_("Các ngày phải theo thứ tự: từ ngày, đến ngày, đơn vị gửi, cơ quan gửi."))
    period.since, period.until = wanted.since, wanted.until
    period.due_on, period.units_due_on = wanted.due_on, wanted.units_due_on
    db.session.flush()
    _record(period, "reschedule", by=by, at=at)


def _check_days(plan: Plan, wanted: Period) -> None:
    """Refuse days of another time than the plan's: its year begins in December before."""
    if is_before_issue(plan, wanted):
        raise Refused(N_("Kỳ báo cáo kết thúc trước ngày ban hành kế hoạch."))
    first, last = date(plan.year - 1, 12, 1), date(plan.year + 1, 12, 31)
    if wanted.since < first or wanted.due_on > last:
        days = {"first": format_day(first), "last": format_day(last)}
        raise Refused(N_("Ngày của kỳ từ %(first)s đến %(last)s."), **days)


def _record(period: ReportPeriod, move: str, *, by: Person | None, at: datetime) -> None:
    days = {name: getattr(period, name).isoformat() for name in DAYS}
    entry = Entry(KIND, period.id, move, changes={"period": period.code} | days)
    history.record(entry, chain_id=period.plan_id, by=by.id if by else None, at=at)


DAYS = ("since", "until", "due_on", "units_due_on")


def period_of(plan: Plan, key: str) -> ReportPeriod | None:
    """Return the period of a plan that has a key, where it is open."""
    rows = select(ReportPeriod).where(ReportPeriod.plan_id == plan.id, ReportPeriod.key == key)
    return db.session.scalar(rows)
