"""Rows of several units or fields together: sums, and how many of the rows each sum covers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce

from tracker.rules.dossiers.counts import COUNTS, Counts
from tracker.rules.dossiers.rates import NAMED, Rate, fraction_of
from tracker.rules.dossiers.sums import add_up

# What the page and the report name when a row leaves it unsaid; of the rest a sign tells.
LEADING = ("received", "resolved", "resolved_late", "pending", "pending_overdue")


@dataclass(frozen=True)
class Share:
    """A rate's fraction over those rows that state both parts, and how many rows these are."""

    numerator: int
    denominator: int
    rows: int


@dataclass(frozen=True)
class Total:
    """Sums over rows (a unit and a field each) of one period.

    `counts` adds up what is stated, `said` how many of the `rows` state each column; a rate is
    only made of `shares`, so that it never divides counts of different rows.
    """

    counts: Counts = field(default_factory=Counts)
    rows: int = 0
    said: Mapping[str, int] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)

    def is_partial(self, name: str) -> bool:
        """Whether some rows state a column and others do not."""
        return 0 < self.said.get(name, 0) < self.rows

    def leaves_unsaid(self, name: str) -> bool:
        """Whether any row leaves a column unsaid."""
        return self.said.get(name, 0) < self.rows

    @property
    def partial(self) -> list[str]:
        """Return the leading columns whose sums do not cover every row."""
        return [name for name in LEADING if self.is_partial(name)]

    @property
    def rates(self) -> list[Rate]:
        """Return every rate that any row states, in the order in which reports name them."""
        return [rate for key in NAMED if (rate := self.rate(key))]

    def rate(self, key: str) -> Rate | None:
        """Return one rate, None where no row states its fraction."""
        share = self.shares.get(key)
        if share is None:
            return None
        left_out = self.rows - share.rows
        return Rate(key, NAMED[key][0], share.numerator, share.denominator, left_out)

    def __add__(self, other: "Total") -> "Total":
        """Return two totals of different rows together."""
        return Total(
            add_up((self.counts, other.counts)), self.rows + other.rows,
            {name: self.said.get(name, 0) + other.said.get(name, 0)
             for name in {*self.said, *other.said}},
            {key: _both(self.shares.get(key), other.shares.get(key))
             for key in {*self.shares, *other.shares}},
        )  # fmt: skip


def total_of(rows: Iterable[Counts]) -> Total:
    """Return rows of one period together; each is one unit's and one field's."""
    return together(_single(row) for row in rows)


def together(totals: Iterable[Total]) -> Total:
    """Return totals of different rows as one."""
    return reduce(Total.__add__, totals, Total())


def _single(row: Counts) -> Total:
    stated = row.stated()
    shares = {key: Share(*found, 1) for key in NAMED if (found := fraction_of(row, key))}
    return Total(row, 1, {name: 1 for name in COUNTS if name in stated}, shares)


def _both(one: Share | None, other: Share | None) -> Share:
    found = [share for share in (one, other) if share]
    return Share(
        sum(share.numerator for share in found), sum(share.denominator for share in found),
        sum(share.rows for share in found),
    )  # fmt: skip
