"""Which row of one reading is which row of another: by number and title, then by likeness."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tracker.rules.fold import fold

SAME_NUMBER = 0.4
ANY_NUMBER = 0.75


@dataclass(frozen=True)
class Line:
    """What a row is known by: the title of its area, its printed number and its title, folded."""

    area: str
    printed_no: str
    title: str


def line(area: str, printed_no: str, title: str) -> Line:
    """Return what a row is known by, whatever the case and the marks."""
    return Line(fold(area), fold(printed_no).rstrip("."), fold(title))


def pair(old: Sequence[Line], new: Sequence[Line]) -> dict[int, int]:
    """Return, for places in `new`, the place in `old` of the same row.

    Rows with the same title pair first, those of the same area and number before others; a row
    left over pairs with the likeliest one left over: 40% of the words shared under the same
    number, 75% under another. A row without a partner is not in the answer.
    """
    pairs: dict[int, int] = {}
    for known_by in _KEYS:
        _pair_equal(old, new, pairs=pairs, known_by=known_by)
    _pair_alike(old, new, pairs=pairs)
    return pairs


_KEYS: tuple[Callable[[Line], object], ...] = (
    lambda row: row,
    lambda row: (row.area, row.title),
    lambda row: (row.printed_no, row.title),
    lambda row: row.title,
)


def _pair_equal(
    old: Sequence[Line],
    new: Sequence[Line],
    *,
    pairs: dict[int, int],
    known_by: Callable[[Line], object],
) -> None:
    waiting: defaultdict[object, list[int]] = defaultdict(list)
    taken = set(pairs.values())
    for place, row in enumerate(old):
        if place not in taken:
            waiting[known_by(row)].append(place)
    for place, row in enumerate(new):
        if place not in pairs and waiting[known_by(row)]:
            pairs[place] = waiting[known_by(row)].pop(0)


def _pair_alike(old: Sequence[Line], new: Sequence[Line], *, pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    for _likeness, place, before in sorted(
        _alike(old, new, pairs), key=lambda one: (-one[0], one[1:])
    ):
        if place not in pairs and before not in taken:
            pairs[place] = before
            taken.add(before)


def _alike(
    old: Sequence[Line], new: Sequence[Line], pairs: dict[int, int]
) -> Iterator[tuple[float, int, int]]:
    taken = set(pairs.values())
    left = [(place, row, words(row)) for place, row in enumerate(old) if place not in taken]
    for place, row in enumerate(new):
        if place in pairs:
            continue
        own = words(row)
        for before, other, others in left:
            likeness = 2 * len(own & others) / ((len(own) + len(others)) or 1)
            numbered = (row.area, row.printed_no) == (other.area, other.printed_no)
            if likeness >= (SAME_NUMBER if numbered and row.printed_no else ANY_NUMBER):
                yield likeness + numbered, place, before


def words(row: Line) -> frozenset[str]:
    """Return the words of a title."""
    return frozenset(row.title.split())
