"""Which days a period of a plan has, and as of which day its report is made."""

from datetime import date

from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.periods import COMMUNE, PROVINCE, Period, period, read_code

COMMUNES = frozenset({"xa", "phuong", "dac_khu"})


def period_of(plan: Plan, code: str) -> Period:
    """Return the period of a code (`2026`, `2026-H1`) as the plan's authority cuts it.

    Refused: a code that names no period, or one of another year than the plan's.
    """
    year, key = read_code(code)
    if year != plan.year:
        raise Refused(N_("Kế hoạch là của năm %(year)s, không phải %(other)s."), year=plan.year,
                      other=year)  # fmt: skip
    cycle = COMMUNE if plan.authority.type_code in COMMUNES else PROVINCE
    return period(key, year=year, cycle=cycle)


def usual_day(plan: Plan, of: Period) -> date:
    """Return the day of a report: of a closed plan's year that of closing, else the cut-off."""
    if of.key == "Y" and plan.state == PlanState.CLOSED and plan.closed_on:
        return plan.closed_on
    return of.until
