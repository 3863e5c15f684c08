"""A line that is a task, made into a `TaskRow` with the doubts its cells raise."""

import re
from dataclasses import dataclass, field

from tracker.annex.deadlines import Deadline, date_words, deadline_of
from tracker.annex.draft import TaskRow
from tracker.annex.grid import Cell, Flaw
from tracker.annex.headers import Field
from tracker.annex.layout import Layout
from tracker.annex.legacy import is_legacy
from tracker.annex.lines import Line
from tracker.annex.marks import (
    is_same_as_above,
    one_line,
    points_elsewhere,
    typed_number,
    without_notes,
)
from tracker.annex.names import is_group, names_several, part_lead, split_names
from tracker.annex.problems import Code, Problem

_FLAWS = {
    Flaw.NO_VALUE: Code.NO_VALUE,
    Flaw.FAULT: Code.FAULT,
    Flaw.PART_STRUCK: Code.PART_STRUCK,
    Flaw.REVISED: Code.REVISED,
}
_TEXT_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


@dataclass
class TaskReader:
    """Reads the task lines of one table; what the row above said is remembered."""

    layout: Layout
    title: Field
    sheet: str | int
    year: int
    periods: dict[int, str]
    above: dict[Field, str] = field(default_factory=dict)
    above_deadline: Deadline | None = None
    last_number: str = ""
    typed_dates: bool = False
    swappable: list[tuple[Line, Deadline]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, line: Line) -> TaskRow:
        """Return the task of a line; its area is set by who knows the sections."""
        number, title = self._number_and_title(line)
        lead, coordinating = self._lead(line)
        deadline = self._deadline(line)
        product = self._resolved(line.text(Field.PRODUCT), line=line, name=Field.PRODUCT)
        if not product and Field.PRODUCT in self.layout.fields():
            self.doubt(Code.NO_DELIVERABLE, line=line, name=Field.PRODUCT)
        task = TaskRow(
            area=0,
            sheet=self.sheet,
            row=line.row.number,
            printed_no=number,
            title=title,
            deliverable=product,
            lead=lead,
            coordinating=coordinating,
            deadline_text=deadline.text,
            reading=deadline.reading,
            basis=line.text(Field.BASIS),
            level=line.text(Field.LEVEL),
            note=line.text(Field.NOTE),
            struck=self._is_struck(line),
            printed=self.printed(line),
        )
        self._look_at_cells(line, struck=task.struck)
        return task

    def printed(self, line: Line) -> tuple[tuple[str, str], ...]:
        """Return the row as it stands: header and text of each cell, left to right."""
        headers = {column.place: column.header for column in self.layout.columns}
        in_order = [headers.get(place, "") for place in self.layout.places]
        if len(line.row.cells) == len(in_order):
            return tuple(
                (header, cell.text)
                for header, cell in zip(in_order, line.row.cells, strict=True)
                if header or cell.text
            )
        return tuple((headers.get(cell.column, ""), cell.text) for cell in line.row.cells)

    def doubt(self, code: Code, *, line: Line, name: Field | None = None, **values: object) -> None:
        """Note a doubt about the line, in the column of `name`."""
        column = self.layout.header_of(name) if name else ""
        place = self.sheet, line.row.number, column
        self.problems.append(Problem(code, *place, tuple(values.items())))

    def swapped_dates(self) -> None:
        """Doubt real dates beside typed ones: Excel reads day/month by its own language."""
        for line, deadline in self.swappable if self.typed_dates else ():
            day, month, rest = deadline.text.split("/", 2)
            self.doubt(
                Code.SWAPPED_DATE,
                line=line,
                name=Field.DEADLINE,
                text=deadline.text,
                other=f"{int(month):02d}/{int(day)}/{rest}",
            )

    def _number_and_title(self, line: Line) -> tuple[str, str]:
        title = line.text(self.title)
        cell, title_cell = line.cells.get(Field.NUMBER), line.cells.get(self.title)
        number = line.number()
        if cell is not None and cell.moment is not None:
            number = f"{cell.moment.day}.{cell.moment.month}"
            day = date_words(cell.moment)
            self.doubt(Code.NUMBER_FROM_DATE, line=line, name=Field.NUMBER, date=day, text=number)
        elif cell is not None and cell.number is not None:
            number = self._mended(number, line=line)
        if not number and title_cell is not None:
            number = title_cell.label
        if not number:
            number, title = typed_number(title)
        if title_cell is not None and one_line(title_cell.text) != line.text(self.title):
            self.doubt(Code.NOTE_MARK, line=line, name=self.title, text=one_line(title_cell.text))
        self.last_number = number
        return number, title

    def _mended(self, number: str, *, line: Line) -> str:
        """Excel shows 1.10 as 1.1: after 1.9 it can only be the tenth."""
        upper, dot, last = self.last_number.rstrip(".").rpartition(".")
        if not dot or not last.isdecimal():
            return number
        following = f"{upper}.{int(last) + 1}"
        if following == number or following.rstrip("0") != number or not following.endswith("0"):
            return number
        self.doubt(Code.NUMBER_MENDED, line=line, name=Field.NUMBER, text=following)
        return following

    def _lead(self, line: Line) -> tuple[str, tuple[str, ...]]:
        both = line.cells.get(Field.LEAD_AND_COORDINATING)
        name = Field.LEAD if both is None else Field.LEAD_AND_COORDINATING
        printed = self._resolved(self._lines_of(line, name=name), line=line, name=name)
        lead, helpers = part_lead(printed)
        if helpers and both is None:
            self.doubt(Code.LEAD_PARTED, line=line, name=name, text=one_line(printed))
        if both is None or Field.COORDINATING in line.cells:
            own = self._lines_of(line, name=Field.COORDINATING)
            own = self._resolved(own, line=line, name=Field.COORDINATING)
            helpers = f"{own}; {helpers}" if own and helpers else own or helpers
        several = names_several(lead)
        lead = one_line(lead)
        if not lead:
            self.doubt(Code.NO_LEAD, line=line, name=name)
        elif several:
            self.doubt(Code.TWO_LEADS, line=line, name=name, text=lead)
        elif is_group(lead):
            self.doubt(Code.GROUP_LEAD, line=line, name=name, text=lead)
        return lead, split_names(helpers)

    def _lines_of(self, line: Line, *, name: Field) -> str:
        cell = line.cells.get(name)
        return without_notes(cell.text) if cell is not None else ""

    def _resolved(self, text: str, *, line: Line, name: Field) -> str:
        """Return a cell's text, a ditto mark replaced by what the row above says."""
        if is_same_as_above(text):
            above = self.above.get(name, "")
            if not above:
                self.doubt(Code.NOTHING_ABOVE, line=line, name=name, text=text)
            text = above
        elif points_elsewhere(text):
            self.doubt(Code.POINTS_ELSEWHERE, line=line, name=name, text=text)
        self.above[name] = text
        return text

    def _deadline(self, line: Line) -> Deadline:
        deadline = deadline_of(line, year=self.year, periods=self.periods)
        name = Field.DEADLINE if Field.DEADLINE in self.layout.fields() else Field.END
        if is_same_as_above(deadline.text):
            if self.above_deadline is None:
                self.doubt(Code.NOTHING_ABOVE, line=line, name=name, text=deadline.text)
            else:
                deadline = self.above_deadline
        for code, values in deadline.doubts:
            self.doubt(code, line=line, name=name, **values)
        self.above_deadline = deadline
        self._watch_swaps(line, deadline=deadline, cell=line.cells.get(name))
        return deadline

    def _watch_swaps(self, line: Line, *, deadline: Deadline, cell: Cell | None) -> None:
        if cell is None:
            return
        if cell.moment is None:
            typed = deadline.reading.due_on and _TEXT_DATE.fullmatch(deadline.text)
            self.typed_dates |= bool(typed) and int(deadline.text.split("/")[0]) > 12
            return
        both_ways = cell.moment.day <= 12 and cell.moment.day != cell.moment.month
        if both_ways and deadline.text.count("/") == 2:
            self.swappable.append((line, deadline))

    def _is_struck(self, line: Line) -> bool:
        cell = line.cells.get(self.title)
        return cell is not None and cell.struck

    def _look_at_cells(self, line: Line, *, struck: bool) -> None:
        if struck:
            self.doubt(Code.STRUCK, line=line)
        if line.row.hidden:
            self.doubt(Code.HIDDEN_ROW, line=line)
        for name, cell in line.cells.items():
            if cell.flaw is not None:
                self.doubt(_FLAWS[cell.flaw], line=line, name=name, text=cell.text)
            elif cell.text and not cell.inherited and is_legacy(cell.text):
                self.doubt(Code.LEGACY_FONT, line=line, name=name, text=cell.text)
