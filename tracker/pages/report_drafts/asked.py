"""What a draft's address asks for: the report on a period of a plan."""

from flask_login import current_user

from tracker import access, clock
from tracker.reports import periodic
from tracker.reports.periodic import ReportFacts


def facts_asked(code: str, period: str) -> ReportFacts:
    """Return what the report says; while its period runs, as things stand today.

    As of a cut-off to come, tasks due between would already be overdue.
    """
    plan = access.plan_to_see(code, by=current_user)
    wanted, today = periodic.period_of(plan, period), clock.today()
    runs = today < periodic.usual_day(plan, wanted)
    return periodic.facts_for(plan, wanted, as_of=today if runs else None)
