"""Whose entries of the registers a person sees, and for which units the person enters."""

from datetime import date
from typing import TypeVar

from sqlalchemy import Select, select

from tracker.access import NotFound, plan_to_manage, roles, units_worked_in
from tracker.access.office import to_write
from tracker.accounts import Person
from tracker.db import db
from tracker.registers import ApologySlip, ProcedureCount, Quota, RegisterItem, SurveyRound
from tracker.registers.quotas import working_units
from tracker.rules.words import Role
from tracker.units import Unit

Entry = TypeVar("Entry", RegisterItem, ApologySlip, ProcedureCount, SurveyRound)


def visible_entries(of: type[Entry], *, by: Person) -> Select[Entry]:
    """Return the query of the entries of a register that count: those of the own authority."""
    return select(of).where(of.authority_id == by.authority_id, of.voided_at.is_(None))


def units_to_enter(by: Person, *, on: date) -> list[Unit]:
    """Return the units for which a person enters: the own ones, all for the secretariat."""
    own = working_units(by.authority_id)
    held = units_worked_in(by, on)
    if Role.COORDINATOR in roles(by, on=on):
        return own
    return [unit for unit in own if unit.id in held]


def unit_to_enter(unit_id: int, *, by: Person, on: date) -> Unit:
    """Begin writing and return a unit for which the person enters, or raise NotFound."""
    to_write()
    for unit in units_to_enter(by, on=on):
        if unit.id == unit_id:
            return unit
    raise NotFound


def entry_to_see(of: type[Entry], entry_id: int, *, by: Person, on: date) -> Entry:
    """Return an entry, void or not, of a unit for which the person enters, or raise NotFound."""
    units = [unit.id for unit in units_to_enter(by, on=on)]
    rows = select(of).where(
        of.id == entry_id, of.authority_id == by.authority_id, of.unit_id.in_(units)
    )
    found: Entry | None = db.session.scalar(rows)
    if found is None:
        raise NotFound
    return found


def entry_to_change(of: type[Entry], entry_id: int, *, by: Person, on: date) -> Entry:
    """Begin writing and return an entry as it stands then, or raise NotFound."""
    to_write()
    return entry_to_see(of, entry_id, by=by, on=on)


def quota_to_manage(code: str, quota_id: int, *, by: Person) -> Quota:
    """Begin writing, take the plan's chain and return one of its quotas, or raise NotFound."""
    plan = plan_to_manage(code, by=by)
    quota = db.session.get(Quota, quota_id)
    if quota is None or quota.plan_id != plan.id:
        raise NotFound
    return quota
