"""The unit × field table: one count of every unit and field."""

from dataclasses import dataclass

from flask_login import current_user

from tracker import dossiers
from tracker.dossiers import DossierField
from tracker.pages.dossiers.asked import BOTH, Asked
from tracker.pages.dossiers.figures import Figures
from tracker.rules.dossiers import Counts
from tracker.units import Unit


@dataclass(frozen=True)
class Matrix:
    """One count of every unit and field."""

    fields: list[DossierField]
    rows: list[tuple[Unit, list[int | None]]]


def matrix_of(asked: Asked, figures: Figures) -> Matrix | None:
    """Return the unit × field table of one column, None where the page shows another."""
    if asked.view != BOTH:
        return None
    cells = dossiers.by_unit_and_field(current_user.authority_id, asked.period)
    entered = {unit_id for unit_id, _field in cells}
    fields = [figures.fields[key] for key in figures.by_field]
    rows = [
        (unit, [count_in(cells.get((unit.id, one.id)), asked.column) for one in fields])
        for unit in asked.units
        if unit.id in entered
    ]
    return Matrix(fields, rows)


def count_in(counts: Counts | None, column: str) -> int | None:
    """Return one count of a cell, None where nothing is stated."""
    return getattr(counts, column) if counts else None
