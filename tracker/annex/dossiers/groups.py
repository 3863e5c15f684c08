"""Rows of one unit, field and period: the sources of figures that are added up, and the parts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from tracker.annex.dossiers.facts import StatRow
from tracker.annex.dossiers.periods import Period
from tracker.rules.dossiers import Counts, add_up
from tracker.rules.fold import fold

Key = tuple[str, str, Period | None]
folded = lru_cache(maxsize=4096)(fold)


@dataclass
class Group:
    """The rows that stand for a unit, a field and a period; `parts` count only some of them."""

    key: Key
    rows: list[StatRow] = field(default_factory=list)
    parts: list[StatRow] = field(default_factory=list)

    @property
    def counts(self) -> Counts:
        """Return the counts of all its sources added up."""
        return self.rows[0].counts if len(self.rows) == 1 else add_up(r.counts for r in self.rows)

    def before(self, groups: Mapping[Key, "Group"]) -> Counts | None:
        """Return the same of the period right before, None where the file does not have it."""
        unit, name, period = self.key
        earlier = period.previous if period is not None else None
        found = groups.get((unit, name, earlier)) if earlier is not None else None
        return found.counts if found is not None and found.rows else None

    def whole(self, groups: Mapping[Key, "Group"]) -> Counts | None:
        """Return what its parts are parts of: its own rows, else those of the unit's total."""
        unit, _name, period = self.key
        for found in (self, groups.get((unit, "", period))):
            if found is not None and found.rows:
                return found.counts
        return None


def groups_of(rows: Iterable[StatRow]) -> dict[Key, Group]:
    """Return rows by unit, field and period, in their order."""
    groups: dict[Key, Group] = {}
    for row in rows:
        key = (folded(row.unit), folded(row.field), row.period)
        group = groups.get(key) or groups.setdefault(key, Group(key))
        (group.parts if row.is_part else group.rows).append(row)
    return groups
