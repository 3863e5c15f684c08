"""Gathers what a report says of a plan's period, as of a day and as known at an instant."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from tracker import dossiers
from tracker.db import db
from tracker.dossiers import DossierField
from tracker.figures import figures_of
from tracker.figures.matters import matters_of
from tracker.periods import expected
from tracker.periods.body import decided_in, outside_figures, outside_of
from tracker.periods.frozen import dossiers_in
from tracker.periods.shown import head_of
from tracker.plans import Plan
from tracker.registers import ItemKind
from tracker.registers.counting import (
    Slips,
    Surveyed,
    items_by_unit,
    procedures,
    slips,
    surveyed,
)
from tracker.reports.periodic.basis import Basis
from tracker.reports.periodic.facts import (
    IN_TIME,
    Area,
    Decided,
    Dossiers,
    Head,
    Registered,
    ReportFacts,
)
from tracker.reports.periodic.measured import measured_of
from tracker.reports.periodic.texts import texts_of
from tracker.requests.facts import Kind
from tracker.rules.dossiers import Rate, Span, add_up, span, together
from tracker.rules.dossiers.rates import NAMED
from tracker.rules.periods import MONTHS, REPORTS, Period
from tracker.rules.progress import Counts
from tracker.rules.words import Source
from tracker.units import Unit, ever_of_authority


def gather(basis: Basis, period: Period) -> ReportFacts:
    """Return what the report on a period says, its figures resting on a basis."""
    figures, shown = basis.figures, basis.shown
    plan, on = figures.plan, figures.as_of
    head = shown.get("head") or head_of(plan, on=on)
    return ReportFacts(
        plan=plan, period=period, figures=figures, is_closed=head["is_closed"],
        head=_head(head), areas=_areas(plan, shown.get("areas")),
        indicators=measured_of(plan, as_of=on, shown=shown.get("indicators")),
        dossiers=_frozen_dossiers(shown) if shown else _dossiers(plan, period),
        decided=_decided(basis, period), outside=_outside(basis),
        registered=_frozen_registers(shown) if shown else _registered(plan, period, until=on),
        expected=expected(figures, basis.facts["estimates"]), frozen_at=basis.frozen_at,
        replaced=basis.replaced, matters=matters_of(figures),
        names=_names(plan, on=on, shown=shown.get("units", {})), texts=texts_of(plan, period),
    )  # fmt: skip


def _head(told: Mapping[str, Any]) -> Head:
    return Head(
        told["authority"], told["authority_code"], told["title"], told["number"],
        date.fromisoformat(told["on"]) if told["on"] else None, told["secretariat"],
        [(post, name) for post, name in told["leaders"]],
    )  # fmt: skip


def _areas(plan: Plan, shown: Sequence[Sequence[Any]] | None) -> list[Area]:
    if shown is None:
        return [Area(one.id, one.numeral, one.title) for one in plan.areas]
    return [Area(area_id, numeral, title) for area_id, _code, numeral, title in shown]


def _frozen_dossiers(shown: Mapping[str, Any]) -> Dossiers | None:
    fields = dossiers_in(shown)
    if not fields:
        return None
    kept, total = shown["dossiers"], add_up(one for _name, one in fields)
    said = kept["rates"].get(IN_TIME)
    in_time = Rate(IN_TIME, NAMED[IN_TIME][0], *said) if said else None
    return Dossiers(fields, total, in_time, kept["unsaid"])


def _frozen_registers(shown: Mapping[str, Any]) -> Registered:
    kept = shown["registers"]
    return Registered(
        kept[ItemKind.NEWS], kept[ItemKind.INITIATIVE], Surveyed(*kept["surveyed"]),
        Slips(*kept["slips"]), kept["procedures"],
    )  # fmt: skip


def _dossiers(plan: Plan, period: Period) -> Dossiers | None:
    """Return the dossiers of the months under which units report them; none for other days."""
    if period.key not in (*REPORTS, *MONTHS):
        return None
    months = span(period.key, year=period.year)
    found = dossiers.by_field(plan.authority_id, months)
    rows = select(DossierField).where(DossierField.id.in_(found)).order_by(DossierField.position)
    fields = [(one.name, found[one.id].counts) for one in db.session.scalars(rows)]
    if not fields:
        return None
    total = together(found.values())
    unsaid = _unsaid(plan, months, total.partial)
    return Dossiers(fields, total.counts, total.rate(IN_TIME), unsaid)


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


def _decided(basis: Basis, period: Period) -> list[Decided]:
    """Return what was decided on requests in the period, as the plan's events tell it."""
    found = basis.facts.get("decided")
    if found is None:
        found = decided_in(basis.figures.log, since=period.since, until=basis.figures.as_of)
    return [Decided(kind, *found[kind]) for kind in Kind if kind in found]


def _outside(basis: Basis) -> dict[Source, Counts]:
    """Return the figures of the tasks given outside the plan, by who gave them."""
    if basis.frozen_at is not None:
        return {
            Source(source): Counts(**counts) for source, counts in basis.facts["outside"].items()
        }
    held = outside_of(basis.figures.plan)
    if held is None:
        return {}
    counted = outside_figures(figures_of(held, as_of=basis.figures.as_of))
    return {Source(source): counts for source, counts in counted.items()}


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
        procedures(authority_id, as_of=until),
    )  # fmt: skip


def _names(plan: Plan, *, on: date, shown: Mapping[str, str]) -> Callable[[int | None], str]:
    """Return how units are named: as they were when figures were frozen, else of the day."""
    named = {str(key): one.name_on(on) for key, one in ever_of_authority(plan.authority_id).items()}
    named |= shown
    return lambda unit_id: named.get(str(unit_id), "")
