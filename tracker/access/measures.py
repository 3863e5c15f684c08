"""Which indicators a person sees, whose values the person enters, and who defines and verifies."""

from datetime import date

from sqlalchemy import select

from tracker import history
from tracker.access import NotFound, plan_to_see, roles, units_worked_in
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.indicators import Indicator, IndicatorValue
from tracker.plans import Plan, PlanState
from tracker.rules.words import Role


def is_secretariat(by: Person, *, on: date) -> bool:
    """Tell whether a person defines indicators and verifies their values."""
    return Role.COORDINATOR in roles(by, on=on)


def plan_to_measure(code: str, *, by: Person, on: date) -> Plan:
    """Return a plan whose indicators a person sees; a draft is the secretariat's alone."""
    plan = plan_to_see(code, by=by)
    if plan.state == PlanState.DRAFT and not is_secretariat(by, on=on):
        raise NotFound
    return plan


def indicator_to_see(plan: Plan, code: str) -> Indicator:
    """Return an indicator of a plan by its code, or raise NotFound."""
    rows = select(Indicator).where(Indicator.plan_id == plan.id, Indicator.code == code)
    found: Indicator | None = db.session.scalar(rows)
    if found is None:
        raise NotFound
    return found


def may_enter(indicator: Indicator, *, by: Person, on: date) -> bool:
    """Tell whether a person enters an indicator's values: its lead unit and the secretariat.

    Nobody does once the plan is closed.
    """
    if db.session.get_one(Plan, indicator.plan_id).state == PlanState.CLOSED:
        return False
    return indicator.lead_unit_id in units_worked_in(by, on) or is_secretariat(by, on=on)


def plan_to_enter(code: str, *, by: Person, on: date) -> Plan:
    """Begin writing, take a plan's chain and return it to enter values; else raise NotFound."""
    plan_id = plan_to_measure(code, by=by, on=on).id
    begin_write()
    history.take(plan_id)
    return plan_to_measure(code, by=by, on=on)


def indicator_to_enter(plan_code: str, code: str, *, by: Person, on: date) -> Indicator:
    """As `plan_to_enter`, for one indicator whose values the person enters."""
    found = indicator_to_see(plan_to_enter(plan_code, by=by, on=on), code)
    if not may_enter(found, by=by, on=on):
        raise NotFound
    return found


def indicator_to_define(plan_code: str, code: str, *, by: Person, on: date) -> Indicator:
    """As `plan_to_enter`, for one indicator that the person defines."""
    found = indicator_to_see(plan_to_enter(plan_code, by=by, on=on), code)
    if not is_secretariat(by, on=on):
        raise NotFound
    return found


def value_to_verify(plan_code: str, value_id: int, *, by: Person, on: date) -> IndicatorValue:
    """Begin writing and return a value of a plan that the person may confirm, else NotFound."""
    plan = plan_to_enter(plan_code, by=by, on=on)
    found = db.session.get(IndicatorValue, value_id)
    of_plan = found and db.session.get_one(Indicator, found.indicator_id).plan_id == plan.id
    if found is None or not of_plan or not is_secretariat(by, on=on):
        raise NotFound
    return found
