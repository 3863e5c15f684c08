"""Which row of one reading is which row of another: by number and title, then by likeness."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

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
    left = _Left({place: row for place, row in enumerate(old) if place not in taken})
    for place, row in enumerate(new):
        if place in pairs:
            continue
        for before in left.near(row):
            likeness = _likeness(words(row), left.words[before])
            numbered = before in left.by_number[row.area, row.printed_no]
            if likeness >= (SAME_NUMBER if numbered else ANY_NUMBER):
                yield likeness + numbered, place, before


class _Left:
    """Rows without a partner, found by number and by words: comparing all with all is quadratic."""

    def __init__(self, rows: dict[int, Line]) -> None:
        self.words = {place: words(row) for place, row in rows.items()}
        self.by_number: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self.by_word: defaultdict[str, set[int]] = defaultdict(set)
        for place, row in rows.items():
            if row.printed_no:
                self.by_number[row.area, row.printed_no].add(place)
            for word in self.words[place]:
                self.by_word[word].add(place)

    def near(self, row: Line) -> set[int]:
        """Return the rows under the same number and those that may share enough words.

        A row as alike as ANY_NUMBER t shares at least t / (2 - t) of the words, so it holds one of
        the rarest of them, however the others fall.
        """
        own = sorted(words(row), key=lambda word: (len(self.by_word[word]), word))
        needed = ceil(len(own) * ANY_NUMBER / (2 - ANY_NUMBER))
        found = set(self.by_number[row.area, row.printed_no])
        for word in own[: len(own) - needed + 1]:
            found |= self.by_word[word]
        return found


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def words(row: Line) -> frozenset[str]:
    """Return the words of a title."""
    return frozenset(row.title.split())
