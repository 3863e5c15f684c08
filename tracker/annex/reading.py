"""From tables to the draft: every row is a task, a section, a group, a total, or a doubt."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.annex.areas import Level, Outline, Section
from tracker.annex.counts import Stated, miscounts, stated_in_total
from tracker.annex.draft import IndicatorRow, TaskRow
from tracker.annex.headers import Field
from tracker.annex.indicators import indicator_of
from tracker.annex.lines import Line, Sorter, sorter_of
from tracker.annex.problems import Code, Problem
from tracker.annex.sections import (
    enter_column,
    enter_headings,
    enter_sheet_name,
    heads_following,
    is_sure_section,
    row_section,
)
from tracker.annex.tables import Table
from tracker.annex.tasks import TaskReader

_LOOK_AHEAD = 4
_SHOWN = 80


@dataclass
class Draft:
    """The draft as it grows: each task with the section it stands in."""

    year: int
    outline: Outline = field(default_factory=Outline)
    tasks: list[tuple[Section, TaskRow]] = field(default_factory=list)
    indicators: list[IndicatorRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    since_total: int = 0
    stated: list[Stated] = field(default_factory=list)
    homeless: Section | None = None


@dataclass
class _Pass:
    """One walk through a table."""

    draft: Draft
    table: Table
    sorter: Sorter
    reader: TaskReader
    many: bool
    closed: bool = False  # after the grand total only notes follow, unless tasks do
    tasks: int = 0
    struck: int = 0
    sections: set[int] = field(default_factory=set)


def read_task_table(draft: Draft, *, table: Table, many: bool) -> None:
    """Read the tasks and sections of a table; `many` says that there are several such tables."""
    if isinstance(table.grid.sheet, str):
        draft.outline.restart()
    enter_headings(draft.outline, table=table, many=many)
    sorter = sorter_of(table.grid, table.layout)
    periods = {
        column.place: column.header
        for column in table.layout.columns
        if column.field == Field.PERIOD
    }
    reader = TaskReader(table.layout, sorter.title, table.grid.sheet, draft.year, periods)
    step = _Pass(draft, table, sorter, reader, many)
    lines = [sorter.line(row) for row in table.rows]
    for place, line in enumerate(lines):
        _read_line(step, line=line, following=lines[place + 1 : place + 1 + _LOOK_AHEAD])
    reader.swapped_dates()
    draft.problems.extend(
        Problem(Code.HIDDEN_COLUMN, table.grid.sheet, column=column.header)
        for column in table.layout.columns
        if column.field and column.place in table.grid.hidden_columns
    )
    draft.problems.extend(reader.problems)


def read_indicator_table(draft: Draft, *, table: Table) -> None:
    """Read the indicators of a table."""
    sorter = sorter_of(table.grid, table.layout)
    before = len(draft.indicators)
    for row in table.rows:
        line = sorter.line(row)
        if line.is_total():
            found = len(draft.indicators) - before
            _check_total(draft, line=line, sheet=table.grid.sheet, found={"chỉ tiêu": {found}})
            continue
        indicator = indicator_of(line, title=sorter.title, sheet=table.grid.sheet)
        if indicator is not None:
            draft.indicators.append(indicator)
            if not indicator.target_text:
                column = table.layout.header_of(Field.TARGET)
                draft.problems.append(Problem(Code.NO_TARGET, table.grid.sheet, row.number, column))


def _read_line(step: _Pass, *, line: Line, following: Sequence[Line]) -> None:
    if line.is_blank():
        return
    if line.is_total():
        _take_total(step, line=line)
    elif _continues(step, line=line):
        _join(step, line=line)
    elif line.has_work() and line.text(step.sorter.title):
        _take_titled(step, line=line)
    elif line.has_work():
        step.reader.doubt(Code.NO_TITLE, line=line)
    else:
        _take_heading_row(step, line=line, following=following)


def _take_titled(step: _Pass, *, line: Line) -> None:
    section = row_section(line, sorter=step.sorter)
    if section is not None and _is_led_section(line, section=section):
        step.draft.outline.open(section)
        step.reader.doubt(Code.SECTION_WITH_LEAD, line=line, text=section.title[:_SHOWN])
    else:
        _take_task(step, line=line)


def _is_led_section(line: Line, *, section: Section) -> bool:
    """A roman row with a lead or a day of its own still heads a content if it looks like one."""
    if section.level == Level.ARABIC or line.text(Field.PRODUCT):
        return False
    others = (Field.DEADLINE, Field.START, Field.END)
    dated = bool(line.marks) or any(line.text(name) for name in others)
    return line.across or (section.title.isupper() and not dated)


def _take_task(step: _Pass, *, line: Line) -> None:
    draft = step.draft
    enter_column(draft.outline, line=line, header=step.table.layout.header_of(Field.AREA))
    section = draft.outline.current() or _home(step)
    section.tasks += 1
    step.closed = False
    draft.since_total += 1
    task = step.reader.read(line)
    draft.tasks.append((section, task))
    step.tasks += 1
    step.struck += task.struck
    step.sections.add(id(section))


def _home(step: _Pass) -> Section:
    """Find a content for tasks that stand in none: the sheet, or one for the whole plan."""
    draft, sheet = step.draft, step.table.grid.sheet
    if isinstance(sheet, str) and enter_sheet_name(draft.outline, name=sheet, many=step.many):
        return draft.outline.stack[-1]
    if draft.homeless is None:
        draft.homeless = Section(Level.ROMAN, 0, "Nhiệm vụ")
        draft.outline.sections.append(draft.homeless)
        draft.problems.append(Problem(Code.NO_AREA, sheet))
    return draft.homeless


def _take_heading_row(step: _Pass, *, line: Line, following: Sequence[Line]) -> None:
    section = row_section(line, sorter=step.sorter)
    numbers = [other.number() for other in following if not other.is_blank()]
    shown = line.whole_text()[:_SHOWN]
    if section is None:
        sure = line.across or heads_following(line.number(), following=numbers)
        if not sure and not _is_note(line, sorter=step.sorter) and not step.closed:
            code = Code.ONLY_TITLE if line.number() else Code.GROUP_ROW
            step.reader.doubt(code, line=line, text=shown)
        return
    if not is_sure_section(line, section=section, following=numbers):
        step.reader.doubt(Code.ONLY_TITLE, line=line, text=shown)
    elif step.draft.outline.takes(section):
        section.reported = not step.closed
        step.draft.outline.open(section)


def _is_note(line: Line, *, sorter: Sorter) -> bool:
    """A text in the number's column, or a lone word, is a remark below the table."""
    first = next((cell for cell in line.row.cells if cell.text), None)
    return first is not None and first is line.cells.get(sorter.title) and first.column == 0


def _continues(step: _Pass, *, line: Line) -> bool:
    """Say whether a row goes on with the task above: it has no title, or that task's."""
    if not step.draft.tasks or not line.has_work():
        return False
    number, title = line.cells.get(Field.NUMBER), line.cells.get(step.sorter.title)
    if title is not None and title.text:
        return title.inherited and (number is None or number.inherited or not number.text)
    own = any(
        cell.text and not cell.inherited
        for name, cell in line.cells.items()
        if name in (Field.PRODUCT, Field.LEAD, Field.DEADLINE, Field.COORDINATING)
    )
    return own and not line.number() and step.draft.tasks[-1][1].sheet == step.reader.sheet


def _join(step: _Pass, *, line: Line) -> None:
    section, task = step.draft.tasks[-1]
    product = line.cells.get(Field.PRODUCT)
    more = line.text(Field.PRODUCT) if product and not product.inherited else ""
    deliverable = "; ".join(filter(None, (task.deliverable.rstrip(" ;"), more)))
    printed = task.printed + step.reader.printed(line)
    step.draft.tasks[-1] = section, replace(task, deliverable=deliverable, printed=printed)
    step.reader.doubt(Code.CONTINUED, line=line, first=task.row)


def _take_total(step: _Pass, *, line: Line) -> None:
    draft = step.draft
    step.closed = True
    section = draft.outline.current()
    tasks = {draft.since_total, step.tasks, step.tasks - step.struck, len(draft.tasks)}
    tasks |= {section.tasks} if section else set()
    areas = {len(step.sections), len(draft.outline.listed())}
    found = {"nhiệm vụ": tasks, "dòng": tasks, "nội dung": areas, "lĩnh vực": areas}
    draft.since_total = 0
    _check_total(draft, line=line, sheet=step.reader.sheet, found=found)


def _check_total(draft: Draft, *, line: Line, sheet: str | int, found: dict[str, set[int]]) -> None:
    stated = stated_in_total(line.whole_text())
    draft.stated.extend(stated)
    for values in miscounts(stated, found=found):
        draft.problems.append(Problem(Code.COUNT, sheet, line.row.number, "", values))
