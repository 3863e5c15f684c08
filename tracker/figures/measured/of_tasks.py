"""Indicators made of the plan's own tasks, whole or of one content area, by lead unit."""

from collections.abc import Callable
from datetime import date

from tracker.figures.measured.cells import Asked, Cell, Cells
from tracker.figures.plan import PlanFigures
from tracker.rules import progress
from tracker.rules.progress import Counts

Figures = Callable[[date], PlanFigures]
PARTS: dict[str, Callable[[Counts], tuple[int, int]]] = {
    "executed": lambda one: (one.executed, one.total),
    "met": lambda one: (one.met, one.total),
    "executed_of_due": lambda one: (one.executed_of_due, one.due),
}


def cells(asked: Asked, figures_on: Figures) -> Cells:
    """Return each lead unit's part of the plan, or of the area whose code the scope names."""
    areas = {area.id for area in asked.plan.areas if asked.scope in ("", area.code)}
    tasks = [
        task for task in figures_on(asked.until).tasks
        if not asked.scope or task.area_id in areas
    ]  # fmt: skip
    counted = progress.added_by((task.lead_unit_id, task.counts) for task in tasks)
    return Cells(
        asked.until, [Cell(unit, *PARTS[asked.name](one)) for unit, one in counted.items()]
    )
