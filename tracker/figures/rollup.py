"""The roll-up as one JSON document: the keys that other programs rely on (docs/architecture.md)."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import select

from tracker.db import db
from tracker.figures.answers import describe
from tracker.figures.measured import Measured, count_tracks, measure
from tracker.figures.plan import PlanFigures
from tracker.figures.states import fold_log
from tracker.rules.indicators import Track
from tracker.rules.progress import Counts
from tracker.units import Unit


def rollup(figures: PlanFigures) -> dict[str, Any]:
    """Return counts and rates of the plan, its areas and units, by code; rates are strings."""
    by_area = figures.by_area()
    lead_ids, collecting_ids = _units_ever(figures)
    document: dict[str, Any] = {
        "code": figures.plan.code,
        "as_of": figures.as_of.isoformat(),
        "counting": asdict(figures.settings),
        "plan": figures.counts().as_json(),
        "by_content": {
            area.code: by_area.get(area.id, Counts()).as_json() for area in figures.plan.areas
        },
        "by_lead_unit": _by_unit(figures.by_lead(), lead_ids),
        "by_collecting_unit": _by_unit(figures.by_collecting(), collecting_ids),
        "codes": codes(figures),
        "indicators": standings(measure(figures.plan, as_of=figures.as_of, log=figures.log)),
    }
    answers = {
        task.code: describe(
            figures.answers[task.task_id], due_on=task.facts.original_due_on, as_of=figures.as_of
        )
        for task in figures.tasks
        if task.task_id in figures.answers
    }
    return document | ({"answers": answers} if answers else {})


def standings(found: Iterable[Measured]) -> dict[str, int]:
    """Return how many indicators there are and how many stand where.

    Not met are those on their way, behind it, and those that nothing can be said of yet.
    """
    tracks = count_tracks(found)
    on_the_way = {
        str(one): tracks[one] for one in (Track.ON_TRACK, Track.BEHIND, Track.OPEN)
    }  # fmt: skip
    return {
        "total": tracks.total(), "met": tracks[Track.MET], "not_met": sum(on_the_way.values()),
        "not_applicable": tracks[Track.NOT_APPLICABLE], "not_measured": tracks[Track.NO_DATA],
        **on_the_way,
    }  # fmt: skip


LISTED: dict[str, Callable[[Counts], int]] = {
    "executed": lambda one: one.executed,
    "overdue": lambda one: one.overdue,
    "blocked": lambda one: one.blocked,
    "late": lambda one: one.late,
}


def codes(figures: PlanFigures) -> dict[str, list[str]]:
    """Return the codes of the tasks behind four of the plan's counts."""
    in_order = sorted(figures.tasks, key=lambda task: (len(task.code), task.code))
    return {
        name: [task.code for task in in_order if held(task.counts)] for name, held in LISTED.items()
    }


def _units_ever(figures: PlanFigures) -> tuple[set[int | None], set[int | None]]:
    """Return the units that ever lead, and ever work on, a task of the plan, in force or not.

    They are those known when the figures were: what is recorded later adds no line to them.
    """
    states = fold_log(figures.log, as_of=date.max).values()
    leads = {state.lead_unit_id for state in states}
    return leads, {state.collecting_unit_id or state.lead_unit_id for state in states}


def _by_unit(counts: dict[int | None, Counts], unit_ids: set[int | None]) -> dict[str, Any]:
    wanted = [unit_id for unit_id in unit_ids | counts.keys() if unit_id is not None]
    units = db.session.scalars(select(Unit).where(Unit.id.in_(wanted)).order_by(Unit.position))
    return {unit.code: counts.get(unit.id, Counts()).as_json() for unit in units}
