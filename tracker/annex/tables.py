"""The tables of an annex: which grids hold tasks or indicators, where their headers stand."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.annex.grid import Cell, Grid, Heading, Pages, Row
from tracker.annex.headers import Field, meaning_of
from tracker.annex.layout import Kind, Layout, is_column_numbers, layout_at
from tracker.rules.due_dates import read_deadline
from tracker.rules.numbers import is_roman
from tracker.rules.words import DeadlineKind

_TRIED_ROWS = 5
_WORTH_NAMING = 3  # rows and columns from which a table left unread is named


@dataclass
class Table:
    """Rows under one header; `headings` are the lines since the table before."""

    grid: Grid
    layout: Layout
    headings: tuple[Heading, ...]
    rows: list[Row] = field(default_factory=list)


@dataclass
class Tables:
    """The tables with tasks or indicators, in order, and the grids that have none."""

    found: list[Table] = field(default_factory=list)
    unread: list[Grid] = field(default_factory=list)
    hidden: list[Grid] = field(default_factory=list)

    def of_tasks(self) -> list[Table]:
        """Return the task tables."""
        return [table for table in self.found if table.layout.kind == Kind.TASKS]


def tables_of(pages: Pages) -> Tables:
    """Part the grids of a file into tables."""
    tables = Tables()
    waiting: tuple[Heading, ...] = ()
    for grid in pages.grids:
        if grid.hidden:
            tables.hidden.append(grid)
            continue
        before = len(tables.found)
        _read(grid, tables=tables, headings=waiting + grid.headings)
        waiting = ()
        if all(table.layout.kind == Kind.OTHER for table in tables.found[before:]):
            # Headings over a letterhead or signature still lead to the next table.
            waiting = grid.headings if isinstance(grid.sheet, int) else ()
            if _is_worth_naming(grid):
                tables.unread.append(grid)
    tables.found = [
        table for table in tables.found if table.rows and table.layout.kind != Kind.OTHER
    ]
    return tables


def _read(grid: Grid, *, tables: Tables, headings: tuple[Heading, ...]) -> None:
    lines = list(headings)
    current: Table | None = None
    place = 0
    while place < len(grid.rows):
        row = grid.rows[place]
        layout = layout_at(grid.rows, place) if _may_head(row, current=current) else None
        place += layout.rows if layout else 1
        if layout is None:
            _take_row(row, current=current, lines=lines)
        elif current is None or not layout.same_columns(current.layout):
            current = Table(grid, layout, tuple(lines))
            lines = []
            tables.found.append(current)
    if current is None and (layout := _goes_on(grid, tables=tables)):
        tables.found.append(Table(grid, layout, headings, list(grid.rows)))


def _take_row(row: Row, *, current: Table | None, lines: list[Heading]) -> None:
    if current is None:
        words = _line(row.cells)
        if words:
            lines.append(Heading(words))
    elif not is_column_numbers(row):
        current.rows.append(row)


def _may_head(row: Row, *, current: Table | None) -> bool:
    """Spare the rows of a table the full look: a header's first cells are known words."""
    if current is None:
        return True
    first = [cell.text for cell in row.cells[:4] if cell.text][:2]
    if len(first) < 2 or first[0][:1].isdigit() or is_roman(first[0].rstrip(".")):
        return False
    return any(meaning_of(text) for text in first)


def _line(cells: Iterable[Cell]) -> str:
    return " ".join(cell.text.replace("\n", " ") for cell in cells if cell.text)


def _goes_on(grid: Grid, *, tables: Tables) -> Layout | None:
    """Return the layout of the table before if this one is its continuation without header."""
    before = tables.found[-1].layout if tables.found else None
    if before is None or before.kind != Kind.TASKS or not grid.every_cell:
        return None
    if {len(row.cells) for row in grid.rows} - {len(before.places), 1, 2}:
        return None
    places = [place for place, column in enumerate(before.columns) if _dated(column.field)]
    texts = [
        row.cells[place].text
        for row in grid.rows[:_TRIED_ROWS]
        for place in places
        if len(row.cells) > place
    ]
    read = [text for text in texts if text and _reads(text)]
    return before if read and len(read) * 2 >= len(texts) else None


def _dated(found: Field | None) -> bool:
    return found in (Field.DEADLINE, Field.END)


def _reads(text: str) -> bool:
    return read_deadline(text, 2000).kind not in (DeadlineKind.UNSPECIFIED, DeadlineKind.INVALID)


def _is_worth_naming(grid: Grid) -> bool:
    filled = [row for row in grid.rows if sum(1 for cell in row.cells if cell.text) > 1]
    wide = max((len(row.cells) for row in filled), default=0)
    return len(filled) >= _WORTH_NAMING <= wide
