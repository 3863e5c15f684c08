"""Loads plans for what happens between them: carried over, entered from outside."""

from tracker import history, plans
from tracker.access import plan_to_see
from tracker.accounts import Person
from tracker.db import begin_write
from tracker.plans import Plan


def plan_to_carry(code: str, *, by: Person) -> Plan:
    """Begin writing and return a plan; its chain, next year's and the general one are taken."""
    begin_write()
    plan = plan_to_see(code, by=by)
    following = plans.of_year(plan.authority_id, year=plan.year + 1)
    history.take(history.GENERAL, plan.id, *([following.id] if following else ()))
    return plan
