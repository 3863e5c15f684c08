"""Báo cáo công tác cải cách hành chính for any period of a plan."""

from datetime import date

from tracker.plans import Plan
from tracker.reports.periodic.basis import basis_of, period_of, usual_day
from tracker.reports.periodic.facts import ReportFacts
from tracker.reports.periodic.gathering import gather
from tracker.reports.periodic.paper import file_name
from tracker.rules.periods import Period

__all__ = [
    "ReportFacts",
    "facts_for",
    "file_name",
    "period_of",
    "usual_day",
]


def facts_for(plan: Plan, period: Period, *, as_of: date | None = None) -> ReportFacts:
    """Return what the report on a period says; refused: a draft plan.

    Its figures are those frozen for the period, else of `as_of`, of the closing or of the cut-off.
    """
    return gather(basis_of(plan, period, as_of=as_of), period)
