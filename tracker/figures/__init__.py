"""Figures of a plan: as of any day, as known at any instant, by area and by unit."""

from tracker.figures.plan import PlanFigures, figures_of, known_tasks
from tracker.figures.rollup import rollup

__all__ = ["PlanFigures", "figures_of", "known_tasks", "rollup"]
