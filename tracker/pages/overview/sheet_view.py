"""Tổng quan on one A4 as plain values: the figures of a day, or frozen ones as they read then."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask_babel import gettext

from tracker.accounts import HeadedUnit, headed_units
from tracker.figures import PlanFigures, figures_of
from tracker.figures.course import course_of
from tracker.figures.matters import matters_of
from tracker.figures.measured import measure
from tracker.figures.rollup import codes
from tracker.pages import figures_curve
from tracker.pages.indicators.words import LOOKS
from tracker.pages.overview.cells import Cell, cells_of
from tracker.pages.overview.links import Links
from tracker.pages.overview.matters import MatterGroup, matter_groups
from tracker.pages.overview.rates import NamedRate, named_rates
from tracker.pages.overview.view import UnitRow, cuts_of, denominator, drawn, unit_rows
from tracker.pages.public.indicators import Shown, shown
from tracker.periods import Snapshot
from tracker.periods.shown import indicator_of
from tracker.plans import Plan
from tracker.reports.periodic.basis import frozen_basis
from tracker.rules.indicators import Track
from tracker.rules.numbers import two_digits
from tracker.rules.progress import Counts, added

WORST, AREAS, BEHIND = 6, 8, 4  # as many lines as a page has room for
ALWAYS = (Track.MET, Track.ON_TRACK, Track.BEHIND, Track.NO_DATA)


@dataclass(frozen=True)
class Ground:
    """Figures and how they read: areas as (id, numeral, title), units by id, indicators.

    An indicator is told as `periods.shown.indicator_of` tells it; `snapshot` is None for live ones.
    """

    figures: PlanFigures
    areas: list[tuple[int, str, str]]
    units: Mapping[int, HeadedUnit]
    indicators: list[dict[str, Any]]
    snapshot: Snapshot | None = None


@dataclass(frozen=True)
class AreaLine:
    """A content area, or those that have no line of their own, with its figures."""

    numeral: str
    title: str
    counts: Counts


@dataclass(frozen=True)
class Place:
    """Where indicators stand, and how many."""

    words: str
    icon: str
    tone: str
    count: int


@dataclass(frozen=True)
class Sheet:
    """Everything on the page; `behind_count` and `ranked` count what `behind` and `worst` show."""

    ground: Ground
    counts: Counts
    denominator: str
    rates: list[NamedRate]
    cells: list[list[Cell]]
    matters: list[MatterGroup]
    matter_count: int
    worst: list[UnitRow]
    ranked: int
    unit_count: int
    areas: list[AreaLine]
    places: list[Place]
    behind: list[Shown]
    behind_count: int
    course: figures_curve.Course


def live_ground(plan: Plan, *, as_of: date) -> Ground:
    """Return the figures of a plan on a day, as they are known now."""
    figures = figures_of(plan, as_of=as_of)
    measured = measure(plan, as_of=as_of, log=figures.log)
    return Ground(
        figures, [(area.id, area.numeral, area.title) for area in plan.areas],
        headed_units(plan.authority_id, on=as_of), [indicator_of(one) for one in measured],
    )  # fmt: skip


def frozen_ground(snapshot: Snapshot) -> Ground:
    """Return frozen figures, with areas, units and indicators as they read when frozen."""
    basis = frozen_basis(snapshot)
    headed = headed_units(snapshot.authority_id, on=snapshot.as_of)
    names = basis.shown["units"]
    return Ground(
        basis.figures,
        [(area_id, numeral, title) for area_id, _code, numeral, title in basis.shown["areas"]],
        {key: replace(one, name=names.get(str(key), one.name)) for key, one in headed.items()},
        list(basis.shown["indicators"]), snapshot,
    )  # fmt: skip


def sheet_of(ground: Ground) -> Sheet:
    """Gather the page: as many matters, units, areas and indicators as it has room for."""
    figures = ground.figures
    counts, links = figures.counts(), Links(figures.plan, figures.as_of)
    course, found = course_of(figures, figures.log), matters_of(figures)
    rows = unit_rows(figures, ground.units, links)
    behind = [shown(one) for one in ground.indicators if one["track"] == Track.BEHIND]
    return Sheet(
        ground=ground, counts=counts, denominator=denominator(figures),
        rates=named_rates(counts, links), cells=cells_of(counts, links, codes(figures)["late"]),
        matters=matter_groups(found, ground.units, links), matter_count=len(found),
        worst=worst_of(rows), ranked=sum(1 for row in rows if row.rank), unit_count=len(rows),
        areas=area_lines(ground), places=places_of(ground.indicators), behind=behind[:BEHIND],
        behind_count=len(behind),
        course=drawn(figures, counts, course, cuts_of(figures, course, links)),
    )  # fmt: skip


def worst_of(rows: list[UnitRow]) -> list[UnitRow]:
    """Return the ranked units with the lowest rates, those that have done everything left out."""
    undone = [row for row in rows if row.rank and row.counts.executed < row.counts.total]
    return undone[:WORST]


def area_lines(ground: Ground) -> list[AreaLine]:
    """Return the areas in the plan's order; what has no room is added up in the last line."""
    by_area = ground.figures.by_area()
    lines = [
        AreaLine(numeral, title, by_area.get(area_id, Counts()))
        for area_id, numeral, title in ground.areas
    ]
    if len(lines) <= AREAS:
        return lines
    rest = lines[AREAS - 1 :]
    words = gettext("%(count)s nội dung khác", count=two_digits(len(rest)))
    return [*lines[: AREAS - 1], AreaLine("", words, added(line.counts for line in rest))]


def places_of(indicators: list[dict[str, Any]]) -> list[Place]:
    """Return how many indicators are met, on their way, behind it, without a figure and so on."""
    tracks = Counter(Track(one["track"]) for one in indicators)
    return [
        Place(gettext(look.words), look.icon, look.tone, tracks[track])
        for track, look in LOOKS.items() if tracks[track] or track in ALWAYS
    ]  # fmt: skip
