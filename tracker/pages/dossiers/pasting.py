"""A table pasted from Excel: which field each line is of, and its counts in the form's order."""

import re
from dataclasses import dataclass, field

from tracker.dossiers import DossierField
from tracker.pages.dossiers.columns import COLUMNS
from tracker.pages.dossiers.grid import MOST, NOTHING, TOTAL, Line, read
from tracker.rules.fold import fold

TOTALS = frozenset({"tong", "tong cong", "tong so", "cong"})
NUMBER = re.compile(r"[0-9][0-9. ]*")


@dataclass
class Pasted:
    """The cells of each field by its id (0: the paper's total), and the names nobody knows."""

    rows: dict[int, list[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def read_pasted(text: str, fields: list[DossierField]) -> Pasted:
    """Return the rows of a pasted table.

    A line begins with a field's name, after its ordinal or not; lines without any name are of the
    fields in their order. Headers, which hold no number, are passed over.
    """
    known = names_of(fields)
    found, nameless = Pasted(), iter(fields)
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("\t")]
        name, rest = parted(cells)
        if not any(NUMBER.fullmatch(cell) for cell in rest):
            continue
        number = known.get(fold(name)) if name else next((one.id for one in nameless), None)
        if number is None:
            found.unknown.append(name or line.strip()[:MOST])
        else:
            found.rows[number] = rest
    return found


def names_of(fields: list[DossierField]) -> dict[str, int]:
    """Return the ids of fields by every name they have, folded."""
    known = dict.fromkeys(TOTALS, TOTAL)
    for one in fields:
        known |= {fold(name): one.id for name in (one.name, *one.aliases.splitlines())}
    return known


def parted(cells: list[str]) -> tuple[str, list[str]]:
    """Return the name that a line begins with, empty where there is none, and its counts."""
    for place, cell in enumerate(cells[:2]):
        if cell not in NOTHING and not NUMBER.fullmatch(cell):
            return cell, cells[place + 1 :]
    return "", cells


def filled(lines: list[Line], pasted: Pasted) -> list[Line]:
    """Return the lines with the pasted counts in place of their own."""
    return [
        refilled(line, pasted.rows[line.id]) if line.id in pasted.rows else line for line in lines
    ]


def refilled(line: Line, texts: list[str]) -> Line:
    """Return a line with other counts; what stands beside them stays."""
    pairs = zip(COLUMNS, texts, strict=False)
    cells = {column.name: text[:MOST] for column, text in pairs if text not in NOTHING}
    return read(Line(line.field, cells, line.qualifier, line.stated, includes=line.includes))
