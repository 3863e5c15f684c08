"""Where a form's header stands: one to four rows, merged or not, in Vietnamese or English."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tracker.annex.dossiers.columns import Group, Meaning, Role, meaning_of
from tracker.annex.grid import Cell, Row
from tracker.annex.marks import one_line
from tracker.rules.dossiers import COUNTS

MOST_ROWS = 4
_LEAST_COUNTS = 2
_COUNTED = frozenset(COUNTS) | {Role.CAME_IN, Role.DIRECT_AND_POSTAL, Role.IN_TIME}


@dataclass(frozen=True)
class Head:
    """A header: which place holds what, how each column is named in print, its height in rows.

    `stated` are the places of percents; `twice` are headers that say what another said before.
    """

    places: dict[str, int]
    headers: dict[int, str]
    rows: int
    stated: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    twice: tuple[int, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Return the places of the columns that hold numbers of dossiers."""
        return {name: place for name, place in self.places.items() if name in _COUNTED}

    @cached_property
    def columns(self) -> frozenset[str]:
        """Return the counts of the form that the header has columns for, alone or together."""
        found = set(self.counts)
        together = {
            Role.CAME_IN: ("received",),
            Role.IN_TIME: ("resolved_on_time",),
            Role.DIRECT_AND_POSTAL: ("received_direct", "received_postal"),
        }
        for role, names in together.items():
            if role in found:
                found |= set(names)
        return frozenset(found & set(COUNTS))

    @property
    def lists_percents(self) -> bool:
        """Whether its rows are fractions and what was claimed of them."""
        return {Role.NUMERATOR, Role.DENOMINATOR} <= self.places.keys()

    @property
    def is_form(self) -> bool:
        """Whether enough of it is known to be the form, or a list of percents."""
        return len(self.counts) >= _LEAST_COUNTS or self.lists_percents


@dataclass
class _Sorting:
    places: dict[str, int] = field(default_factory=dict)
    stated: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)

    def take(self, place: int, meaning: Meaning | None) -> None:
        if meaning is None or meaning.name == Role.UNREAD:
            self.unread.append(place)
        elif meaning.name == Role.STATED:
            self.stated.append(place)
        elif meaning.name in self.places:
            self.twice.append(place)
        else:
            self.places[meaning.name] = place


def head_at(rows: Sequence[Row], start: int) -> Head | None:
    """Return the header that begins at `rows[start]`, of the height that names most columns."""
    if not _begins(rows[start]):
        return None
    best: Head | None = None
    for end in range(start + 1, min(start + MOST_ROWS, len(rows)) + 1):
        if end > start + 1 and _has_number(rows[end - 1]):
            break
        found = _head(rows[start:end])
        if best is None or _known(found) > _known(best):
            best = found
    return best if best is not None and best.is_form else None


def _begins(row: Row) -> bool:
    """A header's first row names two things in cells of their own, and no numbers."""
    own = [one_line(cell.text) for cell in row.cells if cell.text and not cell.inherited]
    if len(own) < _LEAST_COUNTS or _has_number(row):
        return False
    known = 0
    group: Group | None = None
    for text in own:
        meaning = meaning_of((text,), group)
        known += meaning is not None
        group = meaning.group if meaning and meaning.group else group
    return known >= _LEAST_COUNTS


def _has_number(row: Row) -> bool:
    return any(cell.number is not None or cell.text[:1].isdigit() for cell in row.cells)


def _known(head: Head) -> int:
    return len(head.places) + len(head.stated)


def _head(rows: Sequence[Row]) -> Head:
    grid = [_spread(row) for row in rows]
    places = sorted({place for line in grid for place in line})
    own = [{cell.column for cell in row.cells if cell.text and not cell.inherited} for row in rows]
    sorting = _Sorting()
    headers: dict[int, str] = {}
    group: Group | None = None
    for place in places:
        texts = _texts(grid, own=own, place=place)
        if not texts:
            continue
        headers[place] = " – ".join(texts)
        meaning = meaning_of(tuple(texts), group)
        group = meaning.group if meaning and meaning.group else group
        sorting.take(place, meaning)
    return Head(
        sorting.places, headers, len(rows), tuple(sorting.stated), tuple(sorting.unread),
        tuple(sorting.twice),
    )  # fmt: skip


def _spread(row: Row) -> dict[int, Cell]:
    """Lay each cell over all places that its merge covers."""
    return {
        place: cell
        for cell in row.cells
        if cell.text
        for place in range(cell.column, cell.column + cell.span)
    }


def _texts(grid: list[dict[int, Cell]], *, own: list[set[int]], place: int) -> list[str]:
    texts: list[str] = []
    for level, line in enumerate(grid):
        cell = line.get(place) or _from_the_left(line, own=own[level + 1 :], place=place)
        if cell is not None and not cell.inherited:
            texts.append(one_line(cell.text))
    return texts


def _from_the_left(line: dict[int, Cell], *, own: list[set[int]], place: int) -> Cell | None:
    """In CSV a header over several columns stands over the first of them alone."""
    if not any(place in below for below in own):
        return None
    left = next((at for at in range(place - 1, -1, -1) if at in line), None)
    if left is None or line[left].inherited or not any(left in below for below in own):
        return None
    return line[left]
