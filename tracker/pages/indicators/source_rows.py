"""The rows behind a derived indicator: each unit's part, and the way to what was counted."""

from dataclasses import dataclass
from datetime import date

from flask import current_app, render_template, request, url_for
from sqlalchemy import select

from tracker import access
from tracker.access import measures as desk
from tracker.db import db
from tracker.figures.measured import Cell, Gathering, cells_of
from tracker.indicators import Indicator, SourceKind
from tracker.pages.guard import Audience, audience
from tracker.pages.indicators.blueprint import pages
from tracker.pages.indicators.day import asked_day, plan_asked
from tracker.pages.indicators.typing import spans_of
from tracker.pages.indicators.words import denominator_words, span_words
from tracker.pages.overview.links import Links
from tracker.plans import Plan
from tracker.rules.indicators import source_of
from tracker.tasks.filters import Due, State
from tracker.units import Unit

# Where the rows of a source are kept; a page that does not exist has no way to it.
WAYS = {
    SourceKind.DOSSIERS: "dossiers.show",
    SourceKind.REGISTERS: "registers.show",
    SourceKind.SURVEY: "registers.show",
}


@dataclass(frozen=True)
class SourceRow:
    """A unit's part, in the figures of its source."""

    name: str
    cell: Cell


@pages.get("/<indicator_code>/so-lieu-goc")
@audience(Audience.SIGNED_IN)
def rows(indicator_code: str) -> str:
    """Show what the value of a period was counted from, unit by unit."""
    plan = plan_asked()
    indicator = desk.indicator_to_see(plan, indicator_code)
    source = source_of(indicator.source_kind, indicator.source)
    found = [
        one for one in spans_of(indicator, year=plan.year)
        if str(one.ordinal) == request.args.get("ky", "1")
    ]  # fmt: skip
    if source is None or not found:
        raise access.NotFound
    until = min(found[0].until, asked_day(plan))
    since = date(plan.year, 1, 1)
    cells = cells_of(indicator, Gathering(plan), since=since, until=until)
    return render_template(
        "indicators/rows.html", plan=plan, indicator=indicator, span=found[0], until=cells.on,
        rows=named(cells.cells), is_fraction=source.is_fraction, span_words=span_words,
        denominator=denominator_words(indicator), way=way_to(indicator, plan, on=cells.on),
        part=sum(cell.part for cell in cells.cells),
        whole=sum(cell.whole or 0 for cell in cells.cells),
    )  # fmt: skip


def named(cells: list[Cell]) -> list[SourceRow]:
    """Return the parts with the names of their units, in the order of the units."""
    ids = [cell.unit_id for cell in cells if cell.unit_id]
    rows = select(Unit).where(Unit.id.in_(ids)).order_by(Unit.position, Unit.id)
    units = {unit.id: unit.name for unit in db.session.scalars(rows)}
    order = list(units)
    known = sorted(
        (cell for cell in cells if cell.unit_id in units),
        key=lambda cell: order.index(cell.unit_id or 0),
    )
    return [SourceRow(units[cell.unit_id or 0], cell) for cell in known]


def way_to(indicator: Indicator, plan: Plan, *, on: date) -> str:
    """Return the address of the rows themselves; empty where no page shows them."""
    if indicator.source_kind == SourceKind.TASKS:
        return tasks_behind(indicator, Links(plan, on))
    endpoint = WAYS.get(SourceKind(indicator.source_kind), "")
    return url_for(endpoint) if endpoint in current_app.view_functions else ""


def tasks_behind(indicator: Indicator, links: Links) -> str:
    """Return the list of the tasks that an indicator counts."""
    name, _, area = indicator.source.partition(":")
    if name == "executed_of_due":
        return links.due(Due.DUE, State.EXECUTED)
    return links.met(area=area) if name == "met" else links.executed(area=area)
