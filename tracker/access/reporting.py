"""Reporting periods for the doors: who sees which, and loading them to be changed."""

from collections.abc import Collection
from datetime import date
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, undefer

from tracker import access, history, periods
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.periods import Cut, Duty, ReportPeriod, SentReport, Snapshot, UnitReport
from tracker.plans import Plan
from tracker.rules.words import OPEN_STATUSES, Role
from tracker.tasks import WORKING_ROLES, Task

Record = TypeVar("Record")


def sees_only_frozen(by: Person, *, on: date) -> bool:
    """Tell whether a person reads what was frozen or sent, and nothing that still moves."""
    return access.roles(by, on=on) == {Role.UPPER}


def plans_with_cuts(*, by: Person) -> dict[Plan, list[Cut]]:
    """Return the plans in force and closed ones that a person sees, each with its cut-offs."""
    return periods.with_cuts(access.issued(by))


def period_to_see(period_id: int, *, by: Person, on: date) -> ReportPeriod:
    """Return a period of the authority (to the upper level: if frozen), or raise NotFound."""
    rows = _own(select(ReportPeriod), ReportPeriod.authority_id, by)
    found = _one(rows.where(ReportPeriod.id == period_id).options(joinedload(ReportPeriod.plan)))
    if sees_only_frozen(by, on=on) and not periods.is_period_frozen(found):
        raise access.NotFound
    return found


def period_to_change(period_id: int, *, by: Person, on: date) -> ReportPeriod:
    """Begin writing, take the plan's chain and return a period as it stands then."""
    plan_id = period_to_see(period_id, by=by, on=on).plan_id
    begin_write()
    history.take(plan_id)
    return period_to_see(period_id, by=by, on=on)


def snapshot_to_see(snapshot_id: int, *, by: Person) -> Snapshot:
    """Return frozen figures of the person's authority with what they hold, or raise NotFound."""
    whole = joinedload(Snapshot.plan), joinedload(Snapshot.frozen_by), undefer(Snapshot.packed)
    rows = _own(select(Snapshot), Snapshot.authority_id, by).where(Snapshot.id == snapshot_id)
    return _one(rows.options(*whole))


def sent_to_see(sent_id: int, *, by: Person) -> SentReport:
    """Return a paper of the register of the person's authority, or raise NotFound."""
    return _one(
        _own(select(SentReport), SentReport.authority_id, by).where(SentReport.id == sent_id)
    )


def sent_to_change(sent_id: int, *, by: Person) -> SentReport:
    """Begin writing, take the plan's chain and return a paper of the register."""
    plan_id = sent_to_see(sent_id, by=by).plan_id
    begin_write()
    history.take(plan_id)
    return sent_to_see(sent_id, by=by)


def report_to_see(report_id: int, *, by: Person) -> UnitReport:
    """Return a unit's report of the person's authority, or raise NotFound."""
    rows = _own(select(UnitReport).join(ReportPeriod), ReportPeriod.authority_id, by)
    return _one(rows.where(UnitReport.id == report_id))


def report_to_return(report_id: int, *, by: Person) -> UnitReport:
    """Begin writing, take the plan's chain and return a unit's report, or raise NotFound."""
    plan_id = report_to_see(report_id, by=by).period.plan_id
    begin_write()
    history.take(plan_id)
    return report_to_see(report_id, by=by)


def duties_to_send(period: ReportPeriod, *, by: Person, on: date) -> list[Duty]:
    """Return the reports that a person may send: of the own units, of all by the secretariat."""
    wanted: Collection[int] | None = own_units(by, on=on)
    if Role.COORDINATOR in access.roles(by, on=on):
        wanted = None
    found = periods.duties(period)
    return [one for one in found if wanted is None or one.unit.id in wanted]


def own_units(by: Person, *, on: date) -> set[int]:
    """Return the units in which a person works or that the person heads."""
    return {post.unit_id for post in by.posts(on) if Role(post.role) in WORKING_ROLES}


def tasks_to_estimate(plan: Plan, *, by: Person, on: date) -> list[Task]:
    """Return the open tasks of a plan whose outlook a person may tell, in the plan's order."""
    rows = access.visible_tasks(by).where(Task.plan_id == plan.id).order_by(Task.position)
    rows = rows.options(joinedload(Task.lead_unit), joinedload(Task.collecting_unit))
    tasks = [task for task in db.session.scalars(rows) if task.status in OPEN_STATUSES]
    if Role.COORDINATOR in access.roles(by, on=on):
        return tasks
    units = own_units(by, on=on)
    return [task for task in tasks if task.working_unit_id in units]


def _own(rows: Select[Record], authority: InstrumentedAttribute[int], by: Person) -> Select[Record]:
    return rows.where(authority == by.authority_id)


def _one(rows: Select[Record]) -> Record:
    found = db.session.scalar(rows)
    if found is None:
        raise access.NotFound
    return found
