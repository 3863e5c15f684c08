"""D6: totals against their rows, a unit's figures against its fields', a quarter against months."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from tracker.annex.dossiers.facts import Place, StatRow, Stats, Total
from tracker.annex.dossiers.groups import Group, Key
from tracker.annex.dossiers.periods import Period, of_months
from tracker.rules import N_, Told
from tracker.rules.dossiers import COUNTS, FLOWS, Counts, Finding, check_sum
from tracker.rules.fold import fold

Found = Iterator[tuple[Place, Finding]]
OF_FIELDS = N_("Tổng của %(unit)s")
OF_ALL = N_("Tổng số")
OF_MONTHS = N_("Số liệu %(period)s")
_LENGTHS = (1, 3, 6)


def sum_findings(stats: Stats, groups: Mapping[Key, Group]) -> Found:
    """Yield every total of a file that its parts do not make up, with its place."""
    if stats.totals:
        sums = _Sums(stats.rows)
        for total in stats.totals:
            yield from ((total.row.place, one) for one in _total(total, sums))
    by_unit: dict[tuple[str, Period | None], list[Group]] = defaultdict(list)
    for (unit, name, period), group in groups.items():
        if name and group.rows:
            by_unit[unit, period].append(group)
        yield from _months(group, groups)
    for (unit, period), fields in by_unit.items():
        whole = groups.get((unit, "", period))
        if whole is not None and whole.rows:
            row = whole.rows[0]
            of = Told(OF_FIELDS, {"unit": row.unit}) if row.unit else Told(OF_ALL)
            parts = [group.counts for group in fields]
            yield from ((row.place, one) for one in check_sum(whole.counts, parts, of=of))


class _Sums:
    """Sums of any stretch of rows at the cost of one: totals may be as many as rows."""

    def __init__(self, rows: Sequence[StatRow]) -> None:
        self.sums: dict[str, list[int]] = {}
        self.missing: dict[str, list[int]] = {}
        for name in COUNTS:
            stated = [getattr(row.counts, name) for row in rows]
            if any(one is not None for one in stated):
                self.sums[name] = list(accumulate((one or 0 for one in stated), initial=0))
                gaps = (one is None for one in stated)
                self.missing[name] = list(accumulate(gaps, initial=0))
        turns = (later.period != earlier.period for earlier, later in pairwise(rows))
        self.turns = list(accumulate(turns, initial=0))

    def of(self, start: int, end: int) -> Counts:
        """Return the sum of the counts that all those rows state; of one period also its stocks."""
        names = self.sums if self.turns[end - 1] == self.turns[start] else FLOWS
        stated = {
            name: self.sums[name][end] - self.sums[name][start]
            for name in names
            if name in self.sums and self.missing[name][end] == self.missing[name][start]
        }
        return Counts(**stated, on_time_includes_early=False)


def _total(total: Total, sums: _Sums) -> list[Finding]:
    """Return what a total does not match, whichever rows it may be the sum of.

    "Tổng cộng" is then told against the widest reading, "Cộng" against the narrowest.
    """
    found = [
        list(check_sum(total.row.counts, [sums.of(start, end)], of=total.name))
        for start, end in total.spans
    ]
    if not all(found):
        return []
    return found[-1] if fold(total.name).startswith("tong") else found[0]


def _months(group: Group, groups: Mapping[Key, Group]) -> Found:
    """A longer period against the shorter ones of the file that make it up: what flows in it."""
    unit, name, period = group.key
    if period is None or not group.rows or len(period.months) < 2:
        return
    for length in _LENGTHS:
        parts = [groups.get((unit, name, one)) for one in _within(period, length)]
        counted = [one.counts for one in parts if one is not None and one.rows]
        if counted and len(counted) == len(parts):
            of = Told(OF_MONTHS, {"period": period.told})
            whole = Counts(**group.counts.stated(*FLOWS), on_time_includes_early=False)
            for finding in check_sum(whole, counted, of=of):
                yield group.rows[0].place, finding
            return


def _within(period: Period, length: int) -> list[Period]:
    months = period.months
    if len(months) <= length or len(months) % length:
        return []
    pieces = (months[at : at + length] for at in range(0, len(months), length))
    return [of_months(piece[0][0], piece[0][1], piece[-1][1]) for piece in pieces]
