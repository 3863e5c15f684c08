"""Where the indicators of a plan stand on a day, and by which values, typed in or derived."""

from tracker.figures.measured.cells import Cell, Cells
from tracker.figures.measured.facts import (
    Measured,
    Spot,
    count_standings,
    count_tracks,
    counted,
    is_fraction,
)
from tracker.figures.measured.plan import measure, measure_one, owed_of
from tracker.figures.measured.sources import Gathering, cells_of

__all__ = [
    "Cell",
    "Cells",
    "Gathering",
    "Measured",
    "Spot",
    "cells_of",
    "count_standings",
    "count_tracks",
    "counted",
    "is_fraction",
    "measure",
    "measure_one",
    "owed_of",
]
