"""A row of a table with its cells by field, told apart: task, section, group, total."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from tracker.annex.grid import Cell, Grid, Row
from tracker.annex.headers import Field
from tracker.annex.layout import Layout
from tracker.annex.marks import one_line, without_notes

_TOTAL = re.compile(r"\W*(tổng cộng|tổng số|tổng|cộng)(?![^\W\d_])", re.IGNORECASE)
_NUMBER = re.compile(r"(?:[IVXLC]{1,6}|[A-ZĐ]|[a-zđ]|\d{1,4})(?:[.\-]\w{1,4})*\s*[.):/]?|[-–+•*]")
_WORK = (Field.LEAD, Field.LEAD_AND_COORDINATING, Field.PRODUCT, Field.DEADLINE, Field.END)
_ACROSS = 2  # columns beyond its own that a cell must cover to stand across the table


@dataclass(slots=True)
class Line:
    """One row under a header: its cells by field; `across` where one text spans the table.

    `marks` holds the places of the quarters or months that are marked.
    """

    row: Row
    cells: dict[Field, Cell] = field(default_factory=dict)
    marks: list[int] = field(default_factory=list)
    across: bool = False

    def text(self, name: Field) -> str:
        """Return the cell's text on one line without footnote marks; empty if there is none."""
        cell = self.cells.get(name)
        return without_notes(one_line(cell.text)) if cell else ""

    def number(self) -> str:
        """Return the printed number, typed or automatic."""
        cell = self.cells.get(Field.NUMBER)
        if cell is None:
            return ""
        return cell.text.replace("\n", " ") or cell.label

    def has_work(self) -> bool:
        """Say whether a lead, a product or a deadline stands in the row or is merged into it."""
        return bool(self.marks) or any(
            cell.text for name in _WORK if (cell := self.cells.get(name))
        )

    def whole_text(self) -> str:
        """Return all words of a row that is no task: number, then title."""
        texts = [one_line(cell.text) for cell in self.row.cells if cell.text and not cell.inherited]
        return without_notes(" ".join(texts))

    def is_blank(self) -> bool:
        """Say whether the row has no words of its own."""
        return not any((cell.text or cell.label) and not cell.inherited for cell in self.row.cells)

    def is_total(self) -> bool:
        """Say whether the row sums up: `Tổng cộng: 8 nội dung, 64 nhiệm vụ`."""
        return not self.has_work() and _TOTAL.match(self.whole_text()) is not None


@dataclass(frozen=True)
class Sorter:
    """Puts the cells of rows under the columns of one layout."""

    layout: Layout
    title: Field
    title_place: int
    every_cell: bool
    fields: dict[int, Field]
    ordinal: tuple[Field | None, ...]

    def line(self, row: Row) -> Line:
        """Return the row with its cells by field."""
        line = Line(row)
        in_order = self.every_cell and len(row.cells) == len(self.ordinal)
        for place, cell in enumerate(row.cells):
            found = self.ordinal[place] if in_order else self._field(cell.column)
            if found == Field.PERIOD:
                if cell.text:
                    line.marks.append(self.layout.places[place] if in_order else cell.column)
            elif found is not None:
                line.cells.setdefault(found, cell)
            if cell.span > _ACROSS and cell.text and self._goes_across(cell):
                line.across = True
        _mend(line, title=self.title)
        return line

    def _field(self, column: int) -> Field | None:
        found = self.fields.get(column)
        if found is None and self.every_cell:
            # Word's grid is finer where borders were dragged: the column to the left has it.
            place = bisect_right(self.layout.places, column) - 1
            found = self.ordinal[place] if place >= 0 else None
        return found

    def _goes_across(self, cell: Cell) -> bool:
        if cell.column > self.title_place:
            return False
        places = self.layout.places
        covered = bisect_left(places, cell.column + cell.span) - bisect_right(places, cell.column)
        return covered >= _ACROSS


def sorter_of(grid: Grid, layout: Layout) -> Sorter:
    """Return the sorter for the rows of a grid under `layout`."""
    fields = {column.place: column.field for column in layout.columns if column.field}
    title = Field.TITLE if Field.TITLE in layout.fields() else Field.INDICATOR
    ordinal = tuple(fields.get(place) for place in layout.places)
    place = next(place for place, found in fields.items() if found == title)
    return Sorter(layout, title, place, grid.every_cell, fields, ordinal)


def is_number(text: str) -> bool:
    """Say whether a text is a printed number: `1`, `III.`, `1.2.3`, `a)`, `-`."""
    return len(text) <= 12 and _NUMBER.fullmatch(text.strip()) is not None


def _mend(line: Line, *, title: Field) -> None:
    """A text across the table stands in the number's column: it is a title."""
    cell = line.cells.get(Field.NUMBER)
    if cell is None or not cell.text or is_number(cell.text):
        return
    if title not in line.cells or not line.cells[title].text:
        line.cells[title] = cell
        del line.cells[Field.NUMBER]
