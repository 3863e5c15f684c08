"""What Tổng quan shows, as plain values: rates, cells, matters, curve, areas, units, indicators."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext, ngettext

from tracker.accounts import HeadedUnit, headed_units
from tracker.figures import PlanFigures, figures_of
from tracker.figures.course import Course, course_of, cut_offs
from tracker.figures.matters import matters_of
from tracker.figures.measured import count_standings, measure
from tracker.figures.rollup import codes
from tracker.figures.states import log_of
from tracker.figures.summary import sentence_of
from tracker.pages import figures_curve
from tracker.pages.indicators.rows import IndicatorRow, row_of
from tracker.pages.indicators.scorecard import View, views_of
from tracker.pages.overview.cells import Cell, cells_of
from tracker.pages.overview.links import Links
from tracker.pages.overview.matters import MatterGroup, matter_groups
from tracker.pages.overview.rates import NamedRate, named_rates
from tracker.pages.overview.rule_words import rule_words
from tracker.plans import ContentArea, Plan
from tracker.rules.numbers import two_digits
from tracker.rules.progress import Counts
from tracker.tasks.filters import State
from tracker.units import Unit

RANKED_FROM = 5  # under so many tasks one task is a fifth of the rate: no ranking


@dataclass(frozen=True)
class AreaRow:
    """A content area with its figures."""

    area: ContentArea
    counts: Counts
    executed_href: str
    met_href: str


@dataclass(frozen=True)
class UnitRow:
    """A lead unit with its figures; `rank` is None under five tasks."""

    rank: int | None
    unit: Unit
    name: str
    counts: Counts
    all_href: str
    executed_href: str
    met_href: str
    late_href: str


@dataclass(frozen=True)
class Cut:
    """A cut-off: how many were due, how many done, and the difference."""

    on: date
    due: int
    done: int
    ahead: int
    href: str


@dataclass(frozen=True)
class Overview:
    """Everything on the page."""

    plan: Plan
    as_of: date
    counts: Counts
    figures: PlanFigures
    sentence: str
    denominator: str
    rules: list[str]
    waiting_href: str
    links: Links
    rates: list[NamedRate]
    cells: list[list[Cell]]
    matters: list[MatterGroup]
    matter_count: int
    course: figures_curve.Course
    cuts: list[Cut]
    areas: list[AreaRow]
    units: list[UnitRow]
    indicators: list[IndicatorRow]
    indicator_views: list[View]


def overview_of(plan: Plan, *, as_of: date) -> Overview:
    """Gather the page of a plan on a day."""
    log = log_of(plan)
    figures = figures_of(plan, as_of=as_of, log=log)
    counts, links = figures.counts(), Links(plan, as_of)
    course = course_of(figures, log)
    cuts = cuts_of(figures, course, links)
    found = matters_of(figures)
    headed = headed_units(plan.authority_id, on=as_of)
    measured = measure(plan, as_of=as_of, log=log)
    rows = [row_of(one) for one in measured]
    return Overview(
        plan=plan, as_of=as_of, counts=counts, figures=figures, links=links,
        sentence=sentence_of(figures, count_standings(measured)), denominator=denominator(figures),
        rules=rule_words(figures.settings), rates=named_rates(counts, links),
        cells=cells_of(counts, links, codes(figures)["late"]),
        matters=matter_groups(found, headed, links),
        matter_count=len(found), course=drawn(figures, counts, course, cuts),
        cuts=cuts, areas=area_rows(figures, links), units=unit_rows(figures, headed, links),
        indicators=rows,
        indicator_views=views_of(rows, plan, on=as_of)[1:], waiting_href=links.state(State.WAITING),
    )  # fmt: skip


def denominator(figures: PlanFigures) -> str:
    """Return how the plan came to its number of tasks."""
    now, added, removed = len(figures.tasks), figures.added, figures.removed
    parts = [gettext("Kế hoạch ban hành %(count)s", count=two_digits(now + removed - added))]
    if added:
        parts.append(gettext("bổ sung %(count)s", count=two_digits(added)))
    if removed:
        parts.append(gettext("đưa ra %(count)s", count=two_digits(removed)))
    said = two_digits(now)
    parts.append(
        ngettext("hiện có %(count)s nhiệm vụ", "hiện có %(count)s nhiệm vụ", now, count=said)
    )
    return "; ".join(parts)


def cuts_of(figures: PlanFigures, course: Course, links: Links) -> list[Cut]:
    """Return the reporting cut-offs until the day of the figures, and that day."""
    return [
        Cut(day, course.due_by(day), course.done_by(day),
            course.done_by(day) - course.due_by(day), links.executed(as_of=day))
        for day in cut_offs(figures)
    ]  # fmt: skip


def drawn(
    figures: PlanFigures, counts: Counts, course: Course, cuts: list[Cut]
) -> figures_curve.Course:  # fmt: skip
    """Return the course as the drawing takes it: to the plan's end, or beyond it if asked."""
    last_due = max((day for day, _ in course.due), default=figures.plan.period_to)
    return figures_curve.Course(
        from_on=figures.plan.period_from,
        until_on=max(figures.plan.period_to, figures.as_of, last_due),
        as_of=figures.as_of, whole=counts.total, due=course.due, done=course.done,
        cuts=[(cut.on, cut.done) for cut in cuts],
    )  # fmt: skip


def area_rows(figures: PlanFigures, links: Links) -> list[AreaRow]:
    """Return the areas in the order of the plan; they add up to it."""
    by_area = figures.by_area()
    return [
        AreaRow(area, by_area.get(area.id, Counts()), links.executed(area=area.code),
                links.met(area=area.code))
        for area in figures.plan.areas
    ]  # fmt: skip


def unit_rows(
    figures: PlanFigures, headed: Mapping[int, HeadedUnit], links: Links
) -> list[UnitRow]:  # fmt: skip
    """Return the lead units, the lowest rate first; those under five tasks after, not ranked."""
    found = [
        (headed[unit_id], counts)
        for unit_id, counts in figures.by_lead().items()
        if unit_id and unit_id in headed
    ]
    ranked = [pair for pair in found if pair[1].total >= RANKED_FROM]
    ranked.sort(key=lambda pair: (pair[1].executed_rate, -pair[1].total, pair[0].unit.position))
    small = sorted(found, key=lambda pair: (-pair[1].total, pair[0].unit.position))
    rows = [unit_row(place, pair, links) for place, pair in enumerate(ranked, start=1)]
    return rows + [unit_row(None, pair, links) for pair in small if pair not in ranked]


def unit_row(rank: int | None, pair: tuple[HeadedUnit, Counts], links: Links) -> UnitRow:
    """Return the row of one unit."""
    headed, counts = pair
    unit = headed.unit
    return UnitRow(
        rank, unit, headed.name, counts, links.all(lead=unit.code), links.executed(lead=unit.code),
        links.met(lead=unit.code), links.late(lead=unit.code),
    )  # fmt: skip
