"""Định mức: unit × month, what each unit brought, what is wanting, and who keeps the quota."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from flask import render_template, request, url_for
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import said
from tracker.pages.registers.asked import Asked, parse
from tracker.pages.registers.blueprint import pages
from tracker.plans import Plan, PlanState
from tracker.registers import ItemKind, Quota
from tracker.registers.quotas import UnitCells, of_plan, progress
from tracker.registers.told import told_of
from tracker.rules import N_
from tracker.rules.indicators import Frequency
from tracker.rules.numbers import roman
from tracker.rules.quotas import Cell, CellState
from tracker.rules.words import Role

LISTS = {ItemKind.NEWS: "registers.news", ItemKind.INITIATIVE: "registers.initiatives"}
# How a cell looks: its icon, its tone, what it says where nothing can be counted.
LOOKS = {
    CellState.DONE: ("circle-check", "met", N_("Đủ")),
    CellState.SHORT: ("alert-circle", "over", N_("Thiếu")),
    CellState.RUNNING: ("circle-dashed", "soon", N_("Đang trong kỳ")),
    CellState.AHEAD: ("", "none", N_("Chưa đến kỳ")),
    CellState.NOT_ASKED: ("minus", "none", N_("Không tính")),
}


@dataclass(frozen=True)
class Shown:
    """A cell of the grid: how it looks, what it says, and the list behind it."""

    cell: Cell
    head: str
    icon: str
    tone: str
    words: str
    href: str


@dataclass(frozen=True)
class Table:
    """A quota of a plan with a row for each unit; `keeping` of them have missed nothing."""

    quota: Quota
    plan: Plan
    words: str
    group: str
    heads: list[str]
    rows: list[tuple[UnitCells, list[Shown]]]
    keeping: int

    @property
    def periods(self) -> dict[str, int]:
        """Return how many periods of all units were kept, of how many judged so far."""
        pairs = [one.kept for one, _cells in self.rows]
        return {"kept": sum(pair[0] for pair in pairs), "judged": sum(pair[1] for pair in pairs)}


@pages.get("/so-theo-doi")
@audience(Audience.SIGNED_IN)
def grid() -> str:
    """Show how the units keep the quotas of a year's plans."""
    asked, today = parse(request.args), clock.today()
    plans = [plan for plan in access.issued_plans(by=current_user) if plan.year == asked.year]
    return render_template(
        "registers/grid.html", asked=asked, tables=list(tables_of(plans, today=today)),
        looks=list(LOOKS.values()),
        to_settle=next((plan for plan in plans if may_settle(plan, on=today)), None),
    )  # fmt: skip


def may_settle(plan: Plan, *, on: date) -> bool:
    """Tell whether the reader sets the quotas of a plan."""
    is_secretariat = Role.COORDINATOR in access.roles(current_user, on=on)
    return is_secretariat and plan.state == PlanState.ISSUED


def tables_of(plans: list[Plan], *, today: date) -> Iterator[Table]:
    """Yield the grid of each quota of some plans."""
    for plan in plans:
        quotas = of_plan(plan.id)
        found = progress(quotas, plan, today=today)
        yield from (table_of(quota, plan, found[quota.id]) for quota in quotas)


def table_of(quota: Quota, plan: Plan, found: list[UnitCells]) -> Table:
    """Return the grid of a quota, from how each unit keeps it."""
    rows = [(one, [shown(one, cell, quota) for cell in one.cells]) for one in found]
    heads = [one.head for one in rows[0][1]] if rows else []
    group = quota.group.name if quota.group else ""
    keeping = sum(one.keeps_it for one in found)
    return Table(quota, plan, words_of(quota), group, heads, rows, keeping)


def words_of(quota: Quota) -> str:
    """Return a quota in a sentence."""
    told = told_of(quota)
    return said(told.msgid, told.values)


def shown(one: UnitCells, cell: Cell, quota: Quota) -> Shown:
    """Return how a unit's cell of a quota looks."""
    icon, tone, words = LOOKS[cell.state]
    wording = gettext(words)
    if cell.state is CellState.SHORT:
        wording = gettext("Thiếu %(count)s", count=f"{cell.missing:02d}")
    asked = Asked(cell.span.since.year, unit_id=one.unit.id)
    if cell.span.frequency is Frequency.MONTH:
        asked = replace(asked, month=cell.span.ordinal)
    href = url_for(LISTS[ItemKind(quota.kind)], **asked.query)
    return Shown(cell, head_of(cell), icon, tone, wording, href)


def head_of(cell: Cell) -> str:
    """Return the short name of a period: T1, Quý I, Năm."""
    span = cell.span
    if span.frequency is Frequency.MONTH:
        return gettext("T%(month)s", month=span.ordinal)
    if span.frequency is Frequency.QUARTER:
        return gettext("Quý %(quarter)s", quarter=roman(span.ordinal))
    return gettext("Năm")
