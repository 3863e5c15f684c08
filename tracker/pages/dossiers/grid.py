"""The grid of a form: what was typed in each cell, read or said to be unreadable."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from tracker.dossiers import DossierField, DossierRow, Typed
from tracker.pages.dossiers.columns import COLUMNS
from tracker.pages.locale import sentence
from tracker.rules import Refused
from tracker.rules.dossiers import Counts
from tracker.rules.numbers import format_count, format_decimal, parse_count, parse_percent

TOTAL = 0  # stands for the paper's own total among the ids of fields
NOTHING = frozenset({"", "-", "–", "—"})
MOST = 255  # signs in one cell
Texts = Mapping[str, str]


@dataclass
class Line:
    """A row of the grid: the texts of its cells by column, and what cannot be read in them."""

    field: DossierField | None
    cells: dict[str, str] = dataclasses.field(default_factory=dict)
    qualifier: str = ""
    stated: str = ""
    includes: bool = False
    wrong: dict[str, str] = dataclasses.field(default_factory=dict)
    typed: Typed = dataclasses.field(default_factory=lambda: Typed(Counts()))

    @property
    def id(self) -> int:
        """The id of the field, 0 for the paper's total."""
        return self.field.id if self.field else TOTAL

    @property
    def has_more(self) -> bool:
        """Whether anything stands beside the counts."""
        return bool(self.qualifier or self.stated or self.includes or "stated" in self.wrong)


def saved_lines(fields: Iterable[DossierField], rows: Iterable[DossierRow]) -> list[Line]:
    """Return the lines of a form as it was saved."""
    known = {row.field_id: row for row in rows}
    return [
        line_of(one, known[one.id].counts, row=known[one.id]) if one.id in known else Line(one)
        for one in fields
    ]


def line_of(one: DossierField | None, counts: Counts, *, row: DossierRow | None = None) -> Line:
    """Return the line of some counts, with what their row says beside them."""
    cells = {name: format_count(count) for name, count in counts.stated().items()}
    if row is None:
        return Line(one, cells, typed=Typed(counts))
    percents = "; ".join(written(percent) for percent in row.stated_percents)
    typed = Typed(counts, row.qualifier, row.stated)
    return Line(
        one, cells, row.qualifier, percents, includes=row.on_time_includes_early, typed=typed
    )


def written(percent: Decimal) -> str:
    """Return a percent with the decimals it was given."""
    return format_decimal(percent, places=max(-int(percent.as_tuple().exponent), 0))


def typed_line(one: DossierField | None, texts: Texts) -> Line:
    """Return the line of what a request says of a field: `o-<field>-<column>` is a cell."""
    number = one.id if one else TOTAL
    cells = {
        column.name: text for column in COLUMNS
        if (text := texts.get(f"o-{number}-{column.name}", "").strip()[:MOST])
    }  # fmt: skip
    line = Line(
        one, cells, texts.get(f"hon-{number}", "").strip()[:MOST],
        texts.get(f"ty-le-{number}", "").strip()[:MOST], includes=f"gom-{number}" in texts,
    )  # fmt: skip
    return read(line)


def read(line: Line) -> Line:
    """Read the texts of a line; what cannot be read is named under its column."""
    counts: dict[str, int] = {}
    for name, text in line.cells.items():
        if text in NOTHING:
            continue
        try:
            counts[name] = parse_count(text)
        except Refused as refusal:
            line.wrong[name] = sentence(refusal)
    made = Counts(**counts, on_time_includes_early=line.includes)
    line.typed = Typed(made, line.qualifier, percents_of(line))
    return line


def percents_of(line: Line) -> str:
    """Return the stated percents as they are kept: decimals parted by |."""
    parts = line.stated.replace("|", ";").split(";")
    try:
        return "|".join(str(parse_percent(part.strip())) for part in parts if part.strip())
    except Refused as refusal:
        line.wrong["stated"] = sentence(refusal)
        return ""
