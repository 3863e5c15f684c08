"""From the rows of one form to statistics: fields, sources, units above them, totals."""

from dataclasses import dataclass, field, replace

from tracker.annex.dossiers.cells import count_of
from tracker.annex.dossiers.columns import Role
from tracker.annex.dossiers.facts import Doubt, Sheet, StatRow, Stats, Total
from tracker.annex.dossiers.heads import Head
from tracker.annex.dossiers.marks import bare, is_block, is_ordinal, is_total, is_unit
from tracker.annex.dossiers.periods import Period
from tracker.annex.dossiers.said import Said
from tracker.annex.grid import Cell, Row
from tracker.rules import N_
from tracker.rules.dossiers import COUNTS, Counts, Severity

LABELS = (Role.NUMBER, Role.FIELD, Role.UNIT, Role.WHAT)
MERGED = N_("ô gộp nhiều dòng: số chỉ tính cho dòng đầu. Kiểm tra lại từng dòng.")
ONLY_TEXT = N_("“%(text)s” không có số liệu nên bỏ qua. Kiểm tra nếu là một lĩnh vực.")
HIDDEN = N_("dòng đang ẩn trong tệp, vẫn được đọc. Bỏ dòng nếu không thuộc số liệu.")
STRUCK = N_("số bị gạch ngang nên không đọc. Kiểm tra lại.")
_SHOWN = 80


@dataclass
class Table:
    """A form being read: its header, and what titles and rows above say of the rows below.

    The starts are places in `stats.rows`, from which a total may add up; `heading` is the row of
    a source or unit that states the sum of the rows below it.
    """

    stats: Stats
    sheet: Sheet
    head: Head
    unit: str = ""
    period: Period | None = None
    block: str = ""
    heading: StatRow | None = None
    begins: int = 0
    since_total: int = 0
    since_block: int = 0
    since_unit: int = 0
    waiting: list[tuple[Said, str]] = field(default_factory=list)


def read_row(table: Table, row: Row) -> None:
    """Take one row below the header: a field's figures, a total, a source, a unit, or a remark."""
    cells = {cell.column: cell for cell in row.cells if cell.text or cell.flaw}
    if not cells:
        return
    said = Said(table.stats, table.sheet, table.head, row, cells, table.period)
    label = _label(table.head, cells)
    if label and is_total(label):
        _take_total(table, said, label)
    elif label and is_block(label):
        _take_block(table, said, label)
    elif label and is_unit(label) and Role.UNIT not in table.head.places:
        _take_unit(table, said, label)
    elif not cells.keys().isdisjoint((*table.head.counts.values(), *table.head.stated)):
        _take_figures(table, said)
    elif label:
        table.waiting.append((said, label))


def close(table: Table) -> None:
    """End what a source's or unit's own row stated: the rows since are what it adds up.

    Where none followed, it was no heading but a row of figures.
    """
    heading, end = table.heading, len(table.stats.rows)
    table.heading = None
    if heading is not None and table.since_total < end:
        spans = ((table.since_total, end),)
        table.stats.totals.append(Total(heading, heading.block or heading.unit, spans))
    elif heading is not None:
        table.stats.rows.append(heading)


def _label(head: Head, cells: dict[int, Cell]) -> str:
    """Return the words that name a row: its total or source first, else its field or unit."""
    places = [head.places[name] for name in LABELS if name in head.places]
    texts = [cells[place].text for place in places or [min(cells)] if place in cells]
    named = [text for text in texts if text and not is_ordinal(text)]
    marked = [text for text in named if is_total(text) or is_block(text)]
    return next(iter(marked or named), "")


def _take_figures(table: Table, said: Said) -> None:
    for before, text in table.waiting:
        table.stats.doubt(before.place(), Severity.INFO, ONLY_TEXT, text=text[:_SHOWN])
    table.waiting.clear()
    if said.row.hidden:
        table.stats.doubt(said.place(), Severity.WARN, HIDDEN)
    table.stats.rows.append(_stat_row(table, said))


def _take_total(table: Table, said: Said, label: str) -> None:
    """A total is not imported; it may be the sum since the last one, of a source, unit or all."""
    close(table)
    table.waiting.clear()
    found = _stat_row(table, said)
    end = len(table.stats.rows)
    starts = (table.since_total, table.since_block, table.since_unit, table.begins)
    spans = tuple(dict.fromkeys((start, end) for start in starts if start < end))
    if spans and found.counts.stated():
        table.stats.totals.append(Total(found, bare(label), spans))
    table.since_total = end


def _take_block(table: Table, said: Said, label: str) -> None:
    close(table)
    table.waiting.clear()
    table.block = bare(label)
    table.since_block = table.since_total = len(table.stats.rows)
    _head_with(table, said)


def _take_unit(table: Table, said: Said, label: str) -> None:
    close(table)
    table.waiting.clear()
    table.unit, table.block = bare(label), ""
    table.since_unit = table.since_block = table.since_total = len(table.stats.rows)
    _head_with(table, said)


def _head_with(table: Table, said: Said) -> None:
    found = replace(_stat_row(table, said), field="")
    table.heading = found if found.counts.stated() else None


def _stat_row(table: Table, said: Said) -> StatRow:
    """Return a row's figures with all that is known of their place and period."""
    numbers, qualifiers = _numbers(table, said)
    counts = _counts(numbers, head=table.head)
    told = said.includes_early()
    if told is not None:
        counts = replace(counts, on_time_includes_early=told)
    return StatRow(
        said.place(), counts, unit=bare(said.text(Role.UNIT)) or table.unit,
        field=bare(said.text(Role.FIELD)), period=said.period(), block=table.block,
        scope=said.text(Role.SCOPE),
        qualifier=said.text(Role.QUALIFIER) or "; ".join(qualifiers), stated=said.stated(),
        came_in=numbers.get(Role.CAME_IN), columns=table.head.columns,
    )  # fmt: skip


def _numbers(table: Table, said: Said) -> tuple[dict[str, int], tuple[str, ...]]:
    numbers: dict[str, int] = {}
    qualifiers: dict[str, None] = {}
    for name, place in table.head.counts.items():
        cell = said.cells.get(place)
        if cell is None:
            continue
        if cell.inherited or cell.struck:
            doubt = MERGED if cell.inherited else STRUCK
            table.stats.doubt(said.place(place), Severity.WARN, doubt)
            continue
        read = count_of(cell)
        if read.wrong is not None:
            table.stats.wrong.append(Doubt(said.place(place), Severity.REFUSE, read.wrong))
        elif read.count is not None:
            numbers[name] = read.count
            if read.qualifier:
                qualifiers[read.qualifier] = None
    return numbers, tuple(qualifiers)


def _counts(numbers: dict[str, int], *, head: Head) -> Counts:
    """Fill the form's columns; what one column holds together goes where the sums stay right.

    Column (5) of the form is direct and postal: it stands as direct, postal as 0. A column
    without the early ones apart holds them too.
    """
    known = {name: numbers[name] for name in COUNTS if name in numbers}
    if Role.IN_TIME in numbers:
        known.setdefault("resolved_on_time", numbers[Role.IN_TIME])
    if Role.DIRECT_AND_POSTAL in numbers:
        known.setdefault("received_direct", numbers[Role.DIRECT_AND_POSTAL])
        known.setdefault("received_postal", 0)
    if "received" not in head.places and Role.CAME_IN in numbers:
        known["received"] = numbers[Role.CAME_IN] + known.get("carried_over", 0)
    together = "resolved_early" not in head.places and "resolved_on_time" in known
    return Counts(**known, on_time_includes_early=together)
