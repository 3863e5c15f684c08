"""Whose dossier statistics a person sees, enters and keeps in order."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access import NotFound, roles, units_worked_in
from tracker.access.office import to_write, units_of_authority
from tracker.accounts import Person
from tracker.db import db
from tracker.dossiers import DossierField, DossierRow, DossierSheet
from tracker.rules.words import Role
from tracker.units import Unit, of_authority


def units_to_see(by: Person) -> list[Unit]:
    """Return the units of the person's authority that may receive dossiers: groups do not."""
    return [unit for unit in of_authority(by.authority_id) if not unit.type.is_group]


def units_ever(by: Person) -> list[Unit]:
    """Return the units of the person's authority, ended ones too, that may have figures."""
    return [unit for unit in units_of_authority(by) if not unit.type.is_group]


def units_to_enter(by: Person, *, on: date) -> list[Unit]:
    """Return the units whose forms a person enters: the own ones, all for the secretariat."""
    return [unit for unit in units_to_see(by) if may_enter(unit, by=by, on=on)]


def unit_to_see(unit_id: int, *, by: Person) -> Unit:
    """Return a unit of the person's authority, ended or not, or raise NotFound."""
    rows = select(Unit).where(Unit.id == unit_id, Unit.authority_id == by.authority_id)
    found = db.session.scalar(rows)
    if found is None or found.type.is_group:
        raise NotFound
    return found


def may_enter(unit: Unit, *, by: Person, on: date) -> bool:
    """Tell whether a person enters a unit's forms: its people, and the secretariat for all."""
    return Role.COORDINATOR in roles(by, on=on) or unit.id in units_worked_in(by, on)


def keeps_fields(by: Person, *, on: date) -> bool:
    """Tell whether a person keeps the catalogue of fields."""
    return Role.COORDINATOR in roles(by, on=on)


def unit_to_enter(unit_id: int, *, by: Person, on: date) -> Unit:
    """Return a unit whose forms a person enters, or raise NotFound."""
    unit = unit_to_see(unit_id, by=by)
    if not may_enter(unit, by=by, on=on):
        raise NotFound
    return unit


def sheet_to_see(unit: Unit, *, year: int, month: int) -> DossierSheet | None:
    """Return a unit's form of a month with its rows, None while nothing was entered."""
    rows = select(DossierSheet).where(
        DossierSheet.unit_id == unit.id, DossierSheet.year == year, DossierSheet.month == month
    ).options(
        joinedload(DossierSheet.entered_by),
        selectinload(DossierSheet.rows).joinedload(DossierRow.field),
    )  # fmt: skip
    return db.session.scalar(rows.execution_options(populate_existing=True))


def sheet_to_enter(unit: Unit, *, year: int, month: int) -> DossierSheet:
    """Begin writing, take the general chain and return a form as it stands then, or a new one.

    The unit must have been loaded by `unit_to_enter`.
    """
    unit_id, authority_id = unit.id, unit.authority_id
    to_write()
    found = sheet_to_see(db.session.get_one(Unit, unit_id), year=year, month=month)
    return found or DossierSheet(
        authority_id=authority_id, unit_id=unit_id, year=year, month=month, scope_note="", totals={}
    )


def field_to_manage(field_id: int, *, by: Person) -> DossierField:
    """Begin writing and return a field of the person's authority, or raise NotFound."""
    to_write()
    found = db.session.get(DossierField, field_id)
    if found is None or found.authority_id != by.authority_id:
        raise NotFound
    return found
