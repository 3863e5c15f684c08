"""The rows behind a derived indicator: each unit's part, and the way to what was counted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from flask import render_template, request, url_for
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
from tracker.pages.indicators.words import denominator_words, span_words, value_words
from tracker.pages.overview.links import Links
from tracker.plans import Plan
from tracker.rules.indicators import source_of
from tracker.rules.percents import shares
from tracker.tasks.filters import Due, State
from tracker.units import Unit

# The register in which the entries behind a source stand.
REGISTERS = {
    "news": "registers.news",
    "initiative": "registers.initiatives",
    "slips": "registers.slips",
    "posted": "registers.procedures",
    "one_stop": "registers.procedures",
    "simplified": "registers.procedures",
    "satisfied": "registers.surveys",
    "valid": "registers.surveys",
}
MONTHS = {3: "Q1", 6: "H1"}  # of the year so far; after June its own page shows the whole year


@dataclass(frozen=True)
class SourceRow:
    """A unit's part, in the figures of its source: its own value, and its share of the sum."""

    name: str
    cell: Cell
    share: Decimal | None
    value: str


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
    taking = [cell for cell in cells.cells if cell.whole is not None or not source.is_fraction]
    found_rows = named(indicator, cells.cells)
    total = Cell(None, sum(one.part for one in taking), sum(one.whole or 0 for one in taking))
    return render_template(
        "indicators/rows.html", plan=plan, indicator=indicator, span=found[0], until=cells.on,
        rows=found_rows, shared=shared(found_rows), is_fraction=source.is_fraction,
        span_words=span_words,
        denominator=denominator_words(indicator), way=way_to(indicator, plan, on=cells.on),
        total=total, value=value_of(indicator, total),
    )  # fmt: skip


def value_of(indicator: Indicator, cell: Cell) -> str:
    """Return what a part is of its whole, in words; empty where there is no whole."""
    reading = cell.reading(is_fraction=True, is_percent=indicator.is_percent)
    return value_words(indicator, reading) if cell.whole else ""


def named(indicator: Indicator, cells: list[Cell]) -> list[SourceRow]:
    """Return the parts with the names of their units, in the order of the units."""
    ids = [cell.unit_id for cell in cells if cell.unit_id]
    rows = select(Unit).where(Unit.id.in_(ids)).order_by(Unit.position, Unit.id)
    units = {unit.id: unit.name for unit in db.session.scalars(rows)}
    order = list(units)
    known = sorted(
        (cell for cell in cells if cell.unit_id in units),
        key=lambda cell: order.index(cell.unit_id or 0),
    )
    parts: list[Decimal | None] = [*shares([cell.part for cell in known])]
    parts = parts or [None] * len(known)
    return [
        SourceRow(units[cell.unit_id or 0], cell, share, value_of(indicator, cell))
        for cell, share in zip(known, parts, strict=True)
    ]


def shared(rows: list[SourceRow]) -> Decimal | None:
    """Return what the printed shares add up to; None where there are none."""
    found = [row.share for row in rows if row.share is not None]
    return sum(found, Decimal(0)) if found else None


def way_to(indicator: Indicator, plan: Plan, *, on: date) -> str:
    """Return the address of the entries themselves."""
    name = indicator.source.partition(":")[0]
    if indicator.source_kind == SourceKind.TASKS:
        return tasks_behind(indicator, Links(plan, on))
    if indicator.source_kind == SourceKind.DOSSIERS:
        key = MONTHS.get(on.month, "Y")
        query = {"nam": str(plan.year), "ky": key, "chi-so": name}
        return url_for("dossiers.rate", **query)  # type: ignore[arg-type]
    return url_for(REGISTERS[name], nam=plan.year)


def tasks_behind(indicator: Indicator, links: Links) -> str:
    """Return the list of the tasks that an indicator counts."""
    name, _, area = indicator.source.partition(":")
    if name == "executed_of_due":
        return links.due(Due.DUE, State.EXECUTED)
    return links.met(area=area) if name == "met" else links.executed(area=area)
