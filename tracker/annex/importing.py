"""The way from a file's bytes to a draft, or to a refusal that names file, place and cure."""

from collections.abc import Iterable
from dataclasses import replace

from tracker.annex.areas import area_rows
from tracker.annex.counts import miscounts, stated_in_text
from tracker.annex.csv_reader import read_csv
from tracker.annex.docx_reader import read_docx
from tracker.annex.draft import AnnexDraft
from tracker.annex.grid import Pages, Row
from tracker.annex.layout import Kind
from tracker.annex.legacy import in_old_letters, is_mostly_legacy
from tracker.annex.ods_reader import read_ods
from tracker.annex.problems import Code, Problem
from tracker.annex.reading import Draft, read_indicator_table, read_task_table
from tracker.annex.refusal import AnnexRefused, FileKind, file_kind
from tracker.annex.tables import Tables, tables_of
from tracker.annex.titles import title_of, years_of
from tracker.annex.xlsx_reader import read_xlsx
from tracker.rules import N_

_READERS = {
    FileKind.DOCX: read_docx,
    FileKind.XLSX: read_xlsx,
    FileKind.ODS: read_ods,
    FileKind.CSV: read_csv,
}
_MOST_LETTERHEAD_ROWS = 4
_MOST_LETTERHEAD_CELLS = 2
_SAMPLE_ROWS = 200


def read_annex(name: str, content: bytes, *, year: int | None = None) -> AnnexDraft:
    """Read the annex of a plan from the bytes of a file called `name`.

    The year is the one given, else the title's. Raises `AnnexRefused` with a Vietnamese sentence
    for files that cannot or must not be read, have no task table, or name no year.
    """
    pages = _READERS[file_kind(name, content)](name, content)
    tables = tables_of(pages)
    if not any(table.rows for table in tables.of_tasks()):
        raise _no_tasks(name, pages=pages)
    lines = list(_heading_lines(pages, tables=tables))
    title = title_of(lines)
    problems: list[Problem] = []
    draft = Draft(year or _year(name, title=title, pages=pages, lines=lines, problems=problems))
    _read_tables(draft, tables=tables)
    if not draft.tasks:
        raise _no_tasks(name, pages=pages)
    return _finished(draft, title=title, problems=problems, tables=tables, lines=lines)


def _read_tables(draft: Draft, *, tables: Tables) -> None:
    many = len(tables.of_tasks()) > 1
    for table in tables.found:
        if table.layout.kind == Kind.TASKS:
            read_task_table(draft, table=table, many=many)
        else:
            read_indicator_table(draft, table=table)


def _finished(
    draft: Draft, *, title: str, problems: list[Problem], tables: Tables, lines: list[str]
) -> AnnexDraft:
    sections = draft.outline.listed()
    place = {id(section): number for number, section in enumerate(sections, start=1)}
    tasks = tuple(replace(task, area=place[id(section)]) for section, task in draft.tasks)
    problems += draft.problems
    problems += [
        Problem(Code.EMPTY_AREA, values=(("text", section.title),))
        for section in sections
        if not section.tasks
    ]
    problems += [Problem(Code.HIDDEN_SHEET, grid.sheet) for grid in tables.hidden]
    problems += [Problem(Code.NOT_READ, grid.sheet) for grid in tables.unread]
    found = {
        "nhiệm vụ": {len(tasks), sum(not task.struck for task in tasks)},
        "nội dung": {len(sections)},
        "lĩnh vực": {len(sections)},
        "chỉ tiêu": {len(draft.indicators)},
    }
    announced = stated_in_text(lines)
    problems += [Problem(Code.COUNT, values=values) for values in miscounts(announced, found=found)]
    return AnnexDraft(
        draft.year,
        title,
        tuple(draft.indicators),
        area_rows(sections),
        tasks,
        tuple(problems),
        frozenset(
            what for number, what in (*announced, *draft.stated) if number in found.get(what, ())
        ),
    )


def _heading_lines(pages: Pages, *, tables: Tables) -> Iterable[str]:
    """Give the lines outside tables; sheets of tasks first, their names after their lines."""
    for grid in pages.grids:
        yield from (heading.text for heading in grid.headings)
    for table in sorted(tables.found, key=lambda table: table.layout.kind != Kind.TASKS):
        yield from (heading.text for heading in table.headings)
        if isinstance(table.grid.sheet, str):
            yield table.grid.sheet
    yield from (heading.text for heading in pages.closing)


def _year(name: str, *, title: str, pages: Pages, lines: list[str], problems: list[Problem]) -> int:
    # Some offices lay the whole first page out in tables.
    years = years_of([title]) or years_of(lines) or years_of(_laid_out(pages))
    if not years:
        raise AnnexRefused(
            N_(
                "Tệp “%(file)s” không ghi năm của kế hoạch ở tiêu đề. "
                "Ghi năm vào tiêu đề (ví dụ “năm 2026”) hoặc chọn năm khi nhập."
            ),
            file=name,
        )
    year = max(years, key=lambda found: (years[found], found))
    if len(years) > 1:
        named = ", ".join(str(found) for found in sorted(years))
        problems.append(Problem(Code.TWO_YEARS, values=(("years", named), ("year", year))))
    return year


def _laid_out(pages: Pages) -> Iterable[str]:
    """Give the lines of small tables: letterheads, or a first page laid out in cells."""
    for grid in pages.grids:
        for row in grid.rows if len(grid.rows) <= _MOST_LETTERHEAD_ROWS else ():
            if len(row.cells) <= _MOST_LETTERHEAD_CELLS:
                yield from (line for text in _texts(row) for line in text.split("\n"))


def _no_tasks(name: str, *, pages: Pages) -> AnnexRefused:
    texts = [
        text for grid in pages.grids for row in grid.rows[:_SAMPLE_ROWS] for text in _texts(row)
    ]
    if is_mostly_legacy(texts):
        return in_old_letters(name)
    return AnnexRefused(
        N_(
            "Tệp “%(file)s”: đã xem %(count)s bảng hoặc trang, không thấy bảng nhiệm vụ. "
            "Bảng cần có dòng tiêu đề với cột nội dung nhiệm vụ và cột chủ trì, "
            "sản phẩm hoặc thời hạn."
        ),
        file=name,
        count=len(pages.grids),
    )


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells if cell.text]
