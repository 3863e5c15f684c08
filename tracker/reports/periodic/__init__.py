"""Báo cáo công tác cải cách hành chính for any period of a plan."""

from datetime import date

from tracker.documents.official import to_docx
from tracker.plans import Plan
from tracker.reports.periodic.basis import basis_of, period_of, usual_day
from tracker.reports.periodic.facts import ReportFacts
from tracker.reports.periodic.gathering import gather
from tracker.reports.periodic.paper import compose, file_name
from tracker.rules.periods import Period

__all__ = [
    "ReportFacts",
    "draft",
    "facts_for",
    "file_name",
    "period_of",
    "periodic_report",
    "usual_day",
]


def periodic_report(plan: Plan, period: Period, *, as_of: date | None = None) -> bytes:
    """Return the report on a period as .docx, number and day left blank; refused: a draft plan.

    Its figures are those frozen for the period, else of `as_of`, of the closing or of the cut-off.
    """
    return draft(facts_for(plan, period, as_of=as_of))


def facts_for(plan: Plan, period: Period, *, as_of: date | None = None) -> ReportFacts:
    """Return what the report on a period says; refused as above."""
    return gather(basis_of(plan, period, as_of=as_of), period)


def draft(facts: ReportFacts) -> bytes:
    """Return the report that some facts make, as .docx."""
    return to_docx(compose(facts))
