"""The way from a file's bytes to dossier statistics, or to a refusal with place and cure."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from tracker.annex.csv_reader import read_csv
from tracker.annex.docx_reader import read_docx
from tracker.annex.dossiers.columns import Role
from tracker.annex.dossiers.facts import Place, Sheet, Stats
from tracker.annex.dossiers.heads import Head, head_at
from tracker.annex.dossiers.marks import numbers_columns
from tracker.annex.dossiers.percents import read_percent
from tracker.annex.dossiers.periods import Period, read_period
from tracker.annex.dossiers.table import Table, close, read_row
from tracker.annex.dossiers.titles import unit_in
from tracker.annex.grid import Grid, Pages, Row
from tracker.annex.legacy import in_old_letters, is_mostly_legacy
from tracker.annex.ods_reader import read_ods
from tracker.annex.refusal import STATISTICS, AnnexRefused, FileKind, file_kind
from tracker.annex.xlsx_reader import read_xlsx
from tracker.rules import N_
from tracker.rules.dossiers import Severity

_SAMPLE_ROWS = 200  # of a sheet, looked at when nothing in the file was understood
_MOST_TITLES = 40  # lines kept from above a form
UNREAD = N_("cột không thuộc biểu nên không đọc. Kiểm tra nếu có số liệu hồ sơ.")
TWICE = N_("cột trùng ý với một cột trước nên không đọc. Kiểm tra tiêu đề.")
TOGETHER = N_("cột gộp trực tiếp và bưu chính: ghi cả vào trực tiếp, bưu chính ghi 0.")
WITH_EARLY = N_("không có cột trước hạn: coi cột này gồm cả hồ sơ giải quyết trước hạn.")
CAME_IN = N_("không có cột tổng số tiếp nhận: lấy số trong kỳ cộng số từ kỳ trước (nếu có).")
HIDDEN_SHEET = N_("trang đang ẩn nên không đọc. Bỏ ẩn nếu cần đọc.")
HIDDEN_COLUMN = N_("cột đang ẩn trong tệp, vẫn được đọc. Bỏ cột nếu không thuộc số liệu.")
NOT_READ = N_("không thấy tiêu đề biểu hồ sơ nên không đọc. Kiểm tra nếu có số liệu.")
_READERS: dict[FileKind, Callable[[str, bytes], Pages]] = {
    FileKind.DOCX: read_docx,
    FileKind.XLSX: partial(read_xlsx, limits=STATISTICS),
    FileKind.ODS: read_ods,
    FileKind.CSV: partial(read_csv, limits=STATISTICS),
}


@dataclass
class _Walk:
    stats: Stats
    titles: list[str] = field(default_factory=list)


def read_dossiers(name: str, content: bytes) -> Stats:
    """Read dossier statistics, or a list of stated percents, from the bytes of a file `name`.

    Forms of II.06 and the like from .xlsx, .ods, .csv and tables of .docx. Raises `AnnexRefused`
    with a Vietnamese sentence for files that cannot or must not be read or hold no such table.
    """
    kind = file_kind(name, content)
    pages = _READERS[kind](name, content)
    walk = _Walk(Stats(name))
    sample: list[str] = []
    for grid in pages.grids:
        if grid.hidden:
            walk.stats.doubt(Place(grid.sheet), Severity.INFO, HIDDEN_SHEET)
        else:
            _read_grid(walk, grid)
        sample += [cell.text for row in grid.rows[:_SAMPLE_ROWS] for cell in row.cells]
        grid.rows.clear()  # a large file is not kept twice
    if not walk.stats.rows and not walk.stats.percents:
        if is_mostly_legacy(sample):
            raise in_old_letters(name)
        raise _no_table(name, len(pages.grids))
    return walk.stats


def _read_grid(walk: _Walk, grid: Grid) -> None:
    titles = walk.titles if isinstance(grid.sheet, int) else []
    titles += [heading.text for heading in grid.headings]
    table: Table | None = None
    head: Head | None = None
    place = 0
    while place < len(grid.rows):
        row = grid.rows[place]
        found = head_at(grid.rows, place) if _may_head(row, head) else None
        place += found.rows if found else 1
        if found is not None:
            head = found
            if table is not None:
                close(table)
            table = _table(walk.stats, grid, found, _about(titles, grid.sheet))
            titles = []
        elif head is None or table is None:
            titles += [_line(row)] if len(titles) < _MOST_TITLES else []
        else:
            _take(table, row)
    if table is not None:
        close(table)
    elif sum(1 for row in grid.rows if len(row.cells) > 1) > 2:
        walk.stats.doubt(Place(grid.sheet), Severity.INFO, NOT_READ)
    walk.titles = titles if isinstance(grid.sheet, int) else []


def _may_head(row: Row, head: Head | None) -> bool:
    """Spare the rows of a table the full look: rows with figures head nothing."""
    if head is None:
        return True
    counts = head.counts.values()
    return not any(
        cell.column in counts and (cell.number is not None or not cell.text[:1].isalpha())
        for cell in row.cells
        if cell.text
    )


def _take(table: Table, row: Row) -> None:
    texts = [cell.text for cell in row.cells if cell.text]
    if numbers_columns(texts):
        return
    if table.head.lists_percents:
        read_percent(table, row)
    else:
        read_row(table, row)


def _line(row: Row) -> str:
    return " ".join(cell.text.replace("\n", " ") for cell in row.cells if cell.text)


@dataclass(frozen=True, slots=True)
class _About:
    unit: str
    period: Period | None


def _about(titles: list[str], sheet: Sheet) -> _About:
    """Return the unit and period that the lines above a form name, the sheet's name last."""
    name = sheet if isinstance(sheet, str) else ""
    periods = [found for line in titles if (found := read_period(line))]
    months = [one for one in periods if one.month]
    year = periods[0].first.year if periods else None
    named = read_period(name, year=year) if name else None
    chosen = next(iter(months), None) or (named if named and named.month else None)
    units = (unit for line in titles if (unit := unit_in(line)))
    return _About(next(units, ""), chosen or next(iter(periods), None) or named)


def _table(stats: Stats, grid: Grid, head: Head, about: _About) -> Table:
    begins = len(stats.rows)
    _doubt_columns(stats, grid, head)
    return Table(
        stats, grid.sheet, head, unit=about.unit, period=about.period, begins=begins,
        since_total=begins, since_block=begins, since_unit=begins,
    )  # fmt: skip


def _doubt_columns(stats: Stats, grid: Grid, head: Head) -> None:
    def doubt(places: tuple[int, ...], severity: Severity, msgid: str) -> None:
        for place in places:
            stats.doubt(Place(grid.sheet, None, head.headers[place]), severity, msgid)

    counts = head.counts
    doubt(head.unread, Severity.INFO, UNREAD)
    doubt(head.twice, Severity.WARN, TWICE)
    doubt(_places(counts, Role.DIRECT_AND_POSTAL), Severity.INFO, TOGETHER)
    told = Role.INCLUDES_EARLY in head.places or "resolved_early" in counts
    if not told and Role.IN_TIME not in counts:
        doubt(_places(counts, "resolved_on_time"), Severity.INFO, WITH_EARLY)
    if "received" not in counts:
        doubt(_places(counts, Role.CAME_IN), Severity.INFO, CAME_IN)
    hidden = tuple(place for place in counts.values() if place in grid.hidden_columns)
    doubt(hidden, Severity.WARN, HIDDEN_COLUMN)


def _places(counts: dict[str, int], name: str) -> tuple[int, ...]:
    return (counts[name],) if name in counts else ()


def _no_table(name: str, count: int) -> AnnexRefused:
    return AnnexRefused(
        N_(
            "Tệp “%(file)s”: đã xem %(count)s bảng hoặc trang, không thấy biểu hồ sơ. "
            "Biểu cần có dòng tiêu đề với cột lĩnh vực và các cột số hồ sơ tiếp nhận, giải quyết."
        ),
        file=name,
        count=count,
    )
