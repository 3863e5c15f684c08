"""Two people filled in the same form: what stands now beside what was just typed."""

from dataclasses import dataclass

from flask_babel import gettext

from tracker.pages.dossiers.columns import COLUMNS
from tracker.pages.dossiers.grid import Line


@dataclass(frozen=True)
class Difference:
    """One cell in which two people differ."""

    label: str
    now: str
    mine: str


def differences(now: list[Line], mine: list[Line]) -> list[Difference]:
    """Return the cells that differ, row by row."""
    pairs = zip(now, mine, strict=True)
    return [one for saved, typed in pairs for one in of_line(saved, typed)]


def of_line(now: Line, mine: Line) -> list[Difference]:
    """Return the cells of one row that differ."""
    name = mine.field.name if mine.field else gettext("Tổng cộng trên văn bản")
    found = []
    for column in COLUMNS:
        old, new = now.cells.get(column.name, ""), mine.cells.get(column.name, "")
        if getattr(now.typed.counts, column.name) != getattr(mine.typed.counts, column.name):
            found.append(Difference(f"{name}: {gettext(column.label)}", old, new))
    return found
