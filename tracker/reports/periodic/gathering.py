"""Gathers what a report says of a plan's period, as of a day and as known at an instant."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import func, select

from tracker import dossiers, indicators, plans, units
from tracker.db import db
from tracker.dossiers import DossierField
from tracker.figures import PlanFigures, figures_of
from tracker.figures.matters import matters_of
from tracker.figures.summary import is_closed
from tracker.indicators import Indicator, IndicatorValue, standing_of, value_on
from tracker.plans import Plan, PlanKind
from tracker.registers import ItemKind
from tracker.registers.counting import items_by_unit, slips, surveyed
from tracker.reports.periodic.facts import (
    Decided,
    Dossiers,
    Measured,
    Registered,
    ReportFacts,
)
from tracker.reports.periodic.texts import texts_of
from tracker.requests.facts import Kind, Request, State
from tracker.rules.dossiers import add_up, span
from tracker.rules.indicators import unrounded
from tracker.rules.numbers import format_decimal
from tracker.rules.periods import Period
from tracker.rules.progress import Counts, added_by
from tracker.rules.words import Source
from tracker.tasks import Task

DOSSIER_KEYS = frozenset({"Q1", "H1", "Q3", "Y"})


def gather(figures: PlanFigures, period: Period, *, known: datetime | None = None) -> ReportFacts:
    """Return what the report on a period says, its figures being those of a day."""
    plan = figures.plan
    return ReportFacts(
        plan=plan, period=period, figures=figures, is_closed=is_closed(plan, figures.as_of),
        indicators=measured_of(plan, as_of=figures.as_of),
        dossiers=_dossiers(plan, period), decided=_decided(plan, period, until=figures.as_of),
        outside=_outside(plan, as_of=figures.as_of, known=known),
        registered=_registered(plan, period, until=figures.as_of),
        matters=matters_of(figures), names=_names(plan, on=figures.as_of),
        texts=texts_of(plan, period),
    )  # fmt: skip


def measured_of(plan: Plan, *, as_of: date) -> list[Measured]:
    """Return a plan's indicators on a day, in words."""
    return [_measured(one, as_of=as_of) for one in indicators.of_plan(plan.id)]


def _measured(indicator: Indicator, *, as_of: date) -> Measured:
    known = value_on(indicator, as_of)
    return Measured(
        indicator.title, indicator.unit_text, indicator.target_text, _value(indicator, known),
        _fraction(known), standing_of(indicator, as_of=as_of), indicator.lead_text,
    )  # fmt: skip


def _value(indicator: Indicator, known: IndicatorValue | None) -> str:
    exact = unrounded(known.reading(is_percent=indicator.is_percent)) if known else None
    if exact is None:
        return ""
    number = format_decimal(Decimal(exact.numerator) / Decimal(exact.denominator))
    return f"{number}%" if indicator.is_percent else number


def _fraction(known: IndicatorValue | None) -> str:
    if known is None or known.numerator is None or not known.denominator:
        return ""
    return f"{format_decimal(known.numerator)}/{format_decimal(known.denominator)}"


def _dossiers(plan: Plan, period: Period) -> Dossiers | None:
    """Return the dossiers of the months under which units report them; none for other days."""
    if period.key not in DOSSIER_KEYS and not period.key.startswith("M"):
        return None
    found = dossiers.by_field(plan.authority_id, span(period.key, year=period.year))
    rows = select(DossierField).where(DossierField.id.in_(found)).order_by(DossierField.position)
    fields = [(one.name, found[one.id]) for one in db.session.scalars(rows)]
    return Dossiers(fields, add_up(counts for _name, counts in fields)) if fields else None


def _decided(plan: Plan, period: Period, *, until: date) -> list[Decided]:
    rows = (
        select(Request.kind, Request.state, func.count())
        .where(Request.plan_id == plan.id, Request.decided_on.between(period.since, until),
               Request.state.in_((State.APPROVED, State.REFUSED)))
        .group_by(Request.kind, Request.state)
    )  # fmt: skip
    found = {(kind, state): count for kind, state, count in db.session.execute(rows)}
    said = [
        Decided(kind, found.get((kind, State.APPROVED), 0), found.get((kind, State.REFUSED), 0))
        for kind in Kind
    ]
    return [one for one in said if one.granted or one.refused]


def _outside(plan: Plan, *, as_of: date, known: datetime | None) -> dict[Source, Counts]:
    """Return the figures of the tasks given outside the plan, by who gave them."""
    collection = plans.of_year(plan.authority_id, year=plan.year, kind=PlanKind.OUTSIDE)
    if collection is None:
        return {}
    rows = select(Task.id, Task.source).where(Task.plan_id == collection.id, Task.source != "")
    sources = {task_id: Source(source) for task_id, source in db.session.execute(rows)}
    figures = figures_of(collection, as_of=as_of, known=known)
    return added_by((sources[task.task_id], task.counts) for task in figures.tasks
                    if task.task_id in sources)  # fmt: skip


def _registered(plan: Plan, period: Period, *, until: date) -> Registered:
    authority_id, since = plan.authority_id, period.since
    items = {
        kind: sum(items_by_unit(authority_id, kind, since=since, until=until).values())
        for kind in ItemKind
    }
    return Registered(
        items[ItemKind.NEWS], items[ItemKind.INITIATIVE],
        surveyed(authority_id, since=since, until=until),
        slips(authority_id, since=since, until=until, as_of=until),
    )  # fmt: skip


def _names(plan: Plan, *, on: date) -> Callable[[int | None], str]:
    named = units.ever_of_authority(plan.authority_id)
    return lambda unit_id: named[unit_id].name_on(on) if unit_id in named else ""
