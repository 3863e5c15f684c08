"""Rows of a list of stated percents: a numerator, a denominator and what was claimed of them."""

from tracker.annex.dossiers.cells import count_of, percents_of
from tracker.annex.dossiers.columns import Role
from tracker.annex.dossiers.facts import Doubt, StatedPercent
from tracker.annex.dossiers.said import Said
from tracker.annex.dossiers.table import Table
from tracker.annex.grid import Row
from tracker.rules.dossiers import Severity


def read_percent(table: Table, row: Row) -> None:
    """Take one row; what states no number in the place of its claim is only counted."""
    cells = {cell.column: cell for cell in row.cells if cell.text or cell.flaw}
    said = Said(table.stats, table.sheet, table.head, row, cells)
    top, base = (_count(said, role) for role in (Role.NUMERATOR, Role.DENOMINATOR))
    if top is None or base is None:
        return
    places = table.head.places
    claimed, _ = percents_of(cells.get(places.get(Role.CLAIMED, -1)))
    claimed = claimed or said.stated()
    table.stats.percents.append(
        StatedPercent(
            said.place(),
            said.text(Role.WHAT),
            said.text(Role.SOURCE),
            top,
            base,
            claimed[0] if claimed else None,
        )
    )


def _count(said: Said, role: Role) -> int | None:
    place = said.head.places[role]
    read = count_of(said.cells.get(place))
    if read.wrong is not None:
        said.stats.wrong.append(Doubt(said.place(place), Severity.REFUSE, read.wrong))
    return read.count
