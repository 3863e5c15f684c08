"""Gathers what a report says of a plan's period, as of a day and as known at an instant."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import func, select

from tracker import dossiers, plans
from tracker.db import db
from tracker.dossiers import DossierField
from tracker.figures import figures_of
from tracker.figures.matters import matters_of
from tracker.figures.summary import is_closed
from tracker.periods import expected
from tracker.plans import Plan, PlanKind
from tracker.registers import ItemKind
from tracker.registers.counting import items_by_unit, slips, surveyed
from tracker.reports.periodic.basis import Basis
from tracker.reports.periodic.facts import (
    Decided,
    Dossiers,
    Registered,
    ReportFacts,
)
from tracker.reports.periodic.measured import measured_of
from tracker.reports.periodic.texts import texts_of
from tracker.requests.facts import Kind, Request, State
from tracker.rules.dossiers import Span, span, together
from tracker.rules.periods import Period
from tracker.rules.progress import Counts, added_by
from tracker.rules.words import Source
from tracker.tasks import Task
from tracker.units import Unit, ever_of_authority

DOSSIER_KEYS = frozenset({"Q1", "H1", "Q3", "Y"})


def gather(basis: Basis, period: Period) -> ReportFacts:
    """Return what the report on a period says, its figures resting on a basis."""
    figures, known = basis.figures, basis.frozen_at
    plan, on = figures.plan, figures.as_of
    return ReportFacts(
        plan=plan, period=period, figures=figures, is_closed=is_closed(plan, on),
        indicators=measured_of(plan, as_of=on, shown=basis.shown.get("indicators")),
        dossiers=_dossiers(plan, period), decided=_decided(plan, period, until=on, known=known),
        outside=_outside(plan, as_of=on, known=known),
        registered=_registered(plan, period, until=on),
        expected=expected(figures, basis.estimates), frozen_at=known, replaced=basis.replaced,
        matters=matters_of(figures), names=_names(plan, on=on, shown=basis.shown.get("units", {})),
        texts=texts_of(plan, period),
    )  # fmt: skip


def _dossiers(plan: Plan, period: Period) -> Dossiers | None:
    """Return the dossiers of the months under which units report them; none for other days."""
    if period.key not in DOSSIER_KEYS and not period.key.startswith("M"):
        return None
    months = span(period.key, year=period.year)
    found = dossiers.by_field(plan.authority_id, months)
    rows = select(DossierField).where(DossierField.id.in_(found)).order_by(DossierField.position)
    fields = [(one.name, found[one.id].counts) for one in db.session.scalars(rows)]
    if not fields:
        return None
    total = together(found.values())
    return Dossiers(fields, total.counts, _unsaid(plan, months, total.partial))


def _unsaid(plan: Plan, months: Span, columns: Sequence[str]) -> dict[str, list[str]]:
    """Return which units leave some of the columns unsaid, by column, the units in their order."""
    if not columns:
        return {}
    found = dossiers.by_unit(plan.authority_id, months)
    rows = select(Unit).where(Unit.id.in_(found)).order_by(Unit.position, Unit.id)
    units = list(db.session.scalars(rows))
    return {
        name: [unit.name for unit in units if found[unit.id].leaves_unsaid(name)]
        for name in columns
    }


def _decided(plan: Plan, period: Period, *, until: date, known: datetime | None) -> list[Decided]:
    rows = (
        select(Request.kind, Request.state, func.count())
        .where(Request.plan_id == plan.id, Request.decided_on.between(period.since, until),
               Request.state.in_((State.APPROVED, State.REFUSED)))
        .group_by(Request.kind, Request.state)
    )  # fmt: skip
    if known is not None:
        rows = rows.where(Request.decided_at <= known)
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


def _names(plan: Plan, *, on: date, shown: Mapping[str, str]) -> Callable[[int | None], str]:
    """Return how units are named: as they were when figures were frozen, else of the day."""
    named = {str(key): one.name_on(on) for key, one in ever_of_authority(plan.authority_id).items()}
    named |= shown
    return lambda unit_id: named.get(str(unit_id), "")
