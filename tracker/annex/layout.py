"""Which rows of a grid are headers, what its columns hold, and what kind of table it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.annex.grid import Cell, Row
from tracker.annex.headers import LONGEST_HEADER, Field, Meaning, meaning_of
from tracker.annex.marks import one_line, without_notes

_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(\d{1,2}|[A-H])\s*[)\]]?(\s*=.*)?")
_MOST_HEADER_ROWS = 3
_WORK = frozenset({Field.DEADLINE, Field.END, Field.PERIOD, Field.PRODUCT, Field.COORDINATING})


class Kind(StrEnum):
    """What a table lists."""

    TASKS = "tasks"
    INDICATORS = "indicators"
    OTHER = "other"  # budget, people, communes


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its place in the grid, its header as printed and what it holds."""

    place: int
    header: str
    field: Field | None


@dataclass(frozen=True)
class Layout:
    """The named columns of a table, left to right, and the places of all, named or not.

    `rows` says how many rows the header takes.
    """

    kind: Kind
    columns: tuple[Column, ...]
    places: tuple[int, ...]
    rows: int = 1

    def header_of(self, field: Field) -> str:
        """Return the printed header of the column that holds `field`, or nothing."""
        return next((column.header for column in self.columns if column.field == field), "")

    def fields(self) -> frozenset[Field]:
        """Return what the columns hold."""
        return frozenset(column.field for column in self.columns if column.field)

    def same_columns(self, other: "Layout") -> bool:
        """Say whether `other` is this header typed again."""
        return [(column.place, column.field) for column in self.columns] == [
            (column.place, column.field) for column in other.columns
        ]


def layout_at(rows: Sequence[Row], start: int) -> Layout | None:
    """Return the layout whose header begins at `rows[start]`, or None if no header does."""
    if not _looks_like_header(rows[start]):
        return None
    header_rows = [rows[start]]
    for row in rows[start + 1 : start + _MOST_HEADER_ROWS]:
        if not _goes_on(row, header_rows=header_rows):
            break
        header_rows.append(row)
    places = sorted({cell.column for row in header_rows for cell in row.cells})
    columns = _columns(header_rows, places=places)
    return Layout(_kind(columns), columns, tuple(places), len(header_rows))


def is_column_numbers(row: Row) -> bool:
    """Say whether a row only numbers the columns: `(1) (2) (3)` or `A B 1 2`."""
    texts = [cell.text for cell in row.cells if cell.text]
    if len(texts) < 3 or not all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    numbers = [int(digits) for text in texts if (digits := "".join(filter(str.isdigit, text[:4])))]
    return numbers == sorted(set(numbers))


def _looks_like_header(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell.text and not cell.inherited]
    if len(filled) < 2 or any(len(cell.text) > LONGEST_HEADER for cell in filled):
        return False
    known = [meaning for cell in filled if (meaning := meaning_of(one_line(cell.text)))]
    fields = {meaning.field for meaning in known}
    if not fields & {Field.TITLE, Field.INDICATOR, Field.TARGET, Field.PERSON}:
        return False
    if len(fields) >= 3:
        return len(known) * 2 >= len(filled)
    return len(fields) == 2 == len(filled) and Field.NUMBER not in fields


def _goes_on(row: Row, *, header_rows: list[Row]) -> bool:
    own = [cell for cell in row.cells if cell.text and not cell.inherited]
    if not own or is_column_numbers(row):
        return False
    return all(_is_leaf(cell, header_rows=header_rows) for cell in own)


def _is_leaf(cell: Cell, *, header_rows: list[Row]) -> bool:
    above = _covering(header_rows[-1], place=cell.column)
    beside = above is not None and above.span == 1 and above.text
    text = one_line(cell.text)
    if len(text) > LONGEST_HEADER or text.isdecimal():
        return False
    meaning = meaning_of(text) or (meaning_of(f"{above.text} {text}") if above else None)
    # In CSV a header over two columns stands over the first of them alone.
    return meaning is not None and (not beside or _may_part(above, meaning=meaning))


def _may_part(above: Cell | None, *, meaning: Meaning) -> bool:
    over = meaning_of(one_line(above.text)) if above else None
    pairs = {
        Field.LEAD: (Field.LEAD, Field.COORDINATING),
        Field.LEAD_AND_COORDINATING: (Field.LEAD, Field.COORDINATING),
        Field.DEADLINE: (Field.START, Field.END, Field.PERIOD),
    }
    return over is not None and meaning.field in pairs.get(over.field, ())


def _covering(row: Row, *, place: int) -> Cell | None:
    return next(
        (cell for cell in row.cells if cell.column <= place < cell.column + cell.span), None
    )


def _columns(header_rows: list[Row], *, places: list[int]) -> tuple[Column, ...]:
    headers = {place: _header(header_rows, place=place) for place in places}
    meanings = {place: _meaning(headers[place]) for place in places}
    taken: dict[Field, int] = {}
    for place, meaning in meanings.items():
        if meaning and (
            meaning.field not in taken or meaning.rank < _rank(meanings[taken[meaning.field]])
        ):
            taken[meaning.field] = place
    fields: dict[int, Field] = {place: field for field, place in taken.items()}
    fields |= {place: Field.PERIOD for place, meaning in meanings.items() if _is(meaning)}
    _settle(fields, meanings=meanings)
    return tuple(
        Column(place, _printed(headers[place]), fields.get(place))
        for place in places
        if headers[place]
    )


def _header(header_rows: list[Row], *, place: int) -> list[str]:
    texts: list[str] = []
    for row in header_rows:
        cell = _covering(row, place=place)
        if cell is not None and cell.text and not cell.inherited:
            texts.append(one_line(cell.text))
    return texts


def _printed(texts: list[str]) -> str:
    """Name a column by its lowest header if that says enough: `Chủ trì`, `Kinh phí – Tổng`."""
    enough = meaning_of(texts[-1]) is not None
    return without_notes(texts[-1] if enough else " – ".join(texts))


def _meaning(texts: list[str]) -> Meaning | None:
    """Read the lowest header first, then with what stands above it."""
    for first in range(len(texts) - 1, -1, -1):
        meaning = meaning_of(" ".join(texts[first:]))
        if meaning is not None:
            return meaning
    return None


def _rank(meaning: Meaning | None) -> int:
    return meaning.rank if meaning else 9


def _is(meaning: Meaning | None) -> bool:
    return meaning is not None and meaning.field == Field.PERIOD


def _settle(fields: dict[int, Field], *, meanings: dict[int, Meaning | None]) -> None:
    """Decide the names that only the whole header settles."""
    places = {field: place for place, field in fields.items()}
    if Field.START in places and Field.END not in places and Field.DEADLINE in places:
        fields[places[Field.DEADLINE]] = Field.END
    if Field.INDICATOR not in places and Field.TITLE not in places and Field.TARGET in places:
        fields[places[Field.TARGET]] = Field.INDICATOR
        for place, meaning in meanings.items():
            if meaning and meaning.field == Field.TARGET and place > places[Field.TARGET]:
                fields.setdefault(place, Field.TARGET)
    if Field.AREA in places and not {Field.TITLE, Field.INDICATOR} & places.keys():
        fields[places[Field.AREA]] = Field.TITLE
    if Field.AREA not in places and Field.TITLE in places:
        left = [
            place
            for place, meaning in meanings.items()
            if meaning and meaning.field == Field.TITLE and place < places[Field.TITLE]
        ]
        if left:
            fields[left[-1]] = Field.AREA


def _kind(columns: tuple[Column, ...]) -> Kind:
    fields = {column.field for column in columns}
    if fields.isdisjoint({Field.TITLE, Field.INDICATOR}):
        return Kind.OTHER
    if _is_measured(fields):
        return Kind.INDICATORS
    people = Field.PERSON in fields and Field.DEADLINE not in fields
    if people or (Field.BUDGET in fields and _is_budget(columns, fields=fields)):
        return Kind.OTHER
    return Kind.TASKS if fields & _WORK or Field.LEAD in fields else Kind.OTHER


def _is_measured(fields: set[Field | None]) -> bool:
    measured = fields & {Field.TARGET, Field.UNIT, Field.MEASURE}
    if fields.isdisjoint(_WORK):
        return bool(measured) or Field.INDICATOR in fields
    own = Field.INDICATOR in fields and fields.isdisjoint({Field.PRODUCT, Field.TITLE})
    return own and bool(measured)


def _is_budget(columns: tuple[Column, ...], *, fields: set[Field | None]) -> bool:
    sums = sum(
        1
        for column in columns
        if (meaning := meaning_of(column.header)) and meaning.field == Field.BUDGET
    )
    if fields & {Field.PRODUCT, Field.COORDINATING}:
        return False
    led = any("chủ trì" in column.header.lower() for column in columns)
    return not led and (sums > 1 or fields.isdisjoint({Field.DEADLINE, Field.END, Field.PERIOD}))
