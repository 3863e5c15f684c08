"""The figures of a plan by unit on the day that an address asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import request, url_for
from flask_login import current_user

from tracker import access, clock
from tracker.figures import PlanFigures, figures_of
from tracker.figures.shares import Share, ShareCounts, ShareState, count_shares, shares_of
from tracker.figures.states import log_of
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.rules.numbers import parse_day
from tracker.rules.progress import Counts
from tracker.tasks.filters import Due, State, TaskFilters
from tracker.units import Unit


@dataclass(frozen=True)
class Day:
    """A plan on a day: its figures, and the shares of each unit."""

    figures: PlanFigures
    shares: Mapping[int, list[Share]]

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.figures.plan

    @property
    def on(self) -> date:
        """The day."""
        return self.figures.as_of


@dataclass(frozen=True)
class UnitRow:
    """A unit with its two figures: the tasks it leads, and what it owes to the tasks of others."""

    unit: Unit
    led: Counts
    shares: ShareCounts


def asked_day() -> Day | None:
    """Return the plan and the day that the address asks for; None where no plan is in force."""
    plan = asked_plan()
    if plan is None:
        return None
    log = log_of(plan)
    figures = figures_of(plan, as_of=day_asked(), log=log)
    return Day(figures, shares_of(figures, log))


def asked_plan() -> Plan | None:
    """Return the plan that the address asks for, the newest by default; None where none is."""
    plans = access.issued_plans(by=current_user)
    code = request.args.get("ke-hoach", "")
    plan = next((one for one in plans if code in ("", one.code)), None)
    if plan is None and code:
        raise access.NotFound
    return plan


def day_asked() -> date:
    """Return the day that the address asks for; today where it names none."""
    return day_in(request.args.get("ngay", ""))


def day_in(text: str) -> date:
    """Return the day that a text names; today where it names none."""
    try:
        return parse_day(text) if text else clock.today()
    except Refused:
        return clock.today()


def row_of(unit: Unit, day: Day, led: Mapping[int | None, Counts]) -> UnitRow:
    """Return the two figures of a unit."""
    shares = count_shares(day.shares.get(unit.id, ()), on=day.on)
    return UnitRow(unit, led.get(unit.id, Counts()), shares)


def tasks_href(
    day: Day, unit: Unit, *, state: State | None = None, due: Due | None = None
) -> str:  # fmt: skip
    """Return the address of the list of tasks that a unit leads."""
    filters = TaskFilters(plan=day.plan.code, lead=unit.code, as_of=day.on, state=state, due=due)
    return url_for("tasks.listing", **filters.to_query())


def shares_href(day: Day, unit: Unit, state: ShareState | None = None) -> str:
    """Return the address of the list of a unit's shares."""
    query = {"ke-hoach": day.plan.code, "ngay": f"{day.on:%d/%m/%Y}", "xem": state or None}
    return url_for("unit_work.one", unit_id=unit.id, **query) + "#h-phan-viec"  # type: ignore[arg-type]
