"""Who passes work on, and which chains such an act takes before it changes anything."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from tracker.access import NotFound, office, roles
from tracker.accounts import Person
from tracker.db import db
from tracker.history import GENERAL, begin_on
from tracker.plans import Plan, PlanState
from tracker.rules.words import Role
from tracker.tasks import Task
from tracker.units import Unit


def person_to_hand_over(person_id: int, *, by: Person, on: date) -> Person:
    """Begin writing and return somebody whose work the person may pass on, or raise NotFound.

    The secretariat does so for everybody of the authority, a head for the people of the unit.
    The general chain and those of the plans concerned are taken.
    """
    person_to_see(person_id, by=by, on=on)
    plan_ids = select(Task.plan_id).where(Task.staff_id == person_id).distinct()
    begin_on(lambda: {GENERAL, *db.session.scalars(plan_ids)})
    return person_to_see(person_id, by=by, on=on)


def person_to_see(person_id: int, *, by: Person, on: date) -> Person:
    """Return somebody whose work the person may pass on, or raise NotFound."""
    if not roles(by, on=on) & {Role.COORDINATOR, Role.UNIT_HEAD}:
        raise NotFound
    return office.person_to_see(person_id, by=by, on=on)


def units_to_reorganise(unit_ids: Sequence[int], *, by: Person) -> list[Unit]:
    """Begin writing and return units of the person's authority, in the order asked for.

    The general chain and those of the authority's plans that are not closed are taken; raises
    NotFound for a unit of elsewhere.
    """
    plan_ids = select(Plan.id).where(
        Plan.authority_id == by.authority_id, Plan.state != PlanState.CLOSED
    )
    begin_on(lambda: {GENERAL, *db.session.scalars(plan_ids)})
    units = [office.unit_to_see(unit_id, by=by) for unit_id in unit_ids]
    if any(unit.authority_id != by.authority_id for unit in units):
        raise NotFound
    return units
