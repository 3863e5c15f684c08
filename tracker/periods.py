"""Reporting periods: whether the figures of a day are frozen."""

from datetime import date

from tracker.plans import Plan, PlanState


def is_frozen(plan: Plan, *, on: date) -> bool:
    """Tell whether a plan's figures of a day stand for good: those of a plan closed by then."""
    return plan.state == PlanState.CLOSED and plan.closed_on is not None and on <= plan.closed_on
