"""Which plan and day a page of indicators is about, as its address asks."""

from datetime import date
from typing import Any

from flask import request, url_for
from flask_login import current_user

from tracker import access, clock
from tracker.access import measures as desk
from tracker.plans import Plan, PlanState
from tracker.rules import Refused
from tracker.rules.numbers import parse_day

PLAN, DAY = "ke-hoach", "ngay"


def asked_plan() -> Plan | None:
    """Return the plan that the address asks for, the newest in force by default."""
    code = request.values.get(PLAN, "")
    if code:
        return desk.plan_to_measure(code, by=current_user, on=clock.today())
    return next(iter(access.issued_plans(by=current_user)), None)


def plan_asked() -> Plan:
    """As `asked_plan`, or raise NotFound where there is none."""
    plan = asked_plan()
    if plan is None:
        raise access.NotFound
    return plan


def asked_day(plan: Plan) -> date:
    """Return the day that the address asks for; today, or when the plan was closed."""
    usual = clock.today()
    if plan.state == PlanState.CLOSED and plan.closed_on:
        usual = plan.closed_on
    try:
        return parse_day(request.args[DAY]) if request.args.get(DAY) else usual
    except Refused:
        return usual


def one_href(plan: Plan, code: str, **more: Any) -> str:
    """Return the address of the page of an indicator."""
    return url_for("indicators.one", indicator_code=code, **{PLAN: plan.code, **more})
