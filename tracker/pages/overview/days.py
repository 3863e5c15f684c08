"""The day of the figures: the one typed, else today, or when the plan was closed."""

from datetime import date

from flask_babel import gettext

from tracker.plans import Plan, PlanState
from tracker.rules import Refused
from tracker.rules.numbers import parse_day


def usual_day(plan: Plan, today: date) -> date:
    """Return the day of the figures where none is asked for: today, or when the plan was closed."""
    return plan.closed_on if plan.state == PlanState.CLOSED and plan.closed_on else today


def asked_day(text: str, usual: date) -> tuple[date, str]:
    """Return the day of the figures and, where the day typed is no day, why the usual stands in."""
    if not text:
        return usual, ""
    try:
        return parse_day(text), ""
    except Refused as no:
        return usual, gettext(no.msgid, **no.values)
