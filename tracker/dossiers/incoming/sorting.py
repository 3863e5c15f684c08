"""The rows of a file as they come to the units, months and fields that they belong to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from tracker.annex.dossiers import StatRow
from tracker.annex.dossiers.groups import folded
from tracker.dossiers.facts import DossierField
from tracker.dossiers.fields import fields_of
from tracker.dossiers.incoming.facts import ADDED, Chosen, Look, Month, OpenName
from tracker.rules.fold import fold
from tracker.units import Unit
from tracker.units.matching import Matcher
from tracker.units.matching import load as load_units

FormKey = tuple[int, int, int]
LIKELY = 0.6
MOST_LIKELY = 3


@dataclass
class Ground:
    """What names may mean: the authority's fields and units, and the units one may enter."""

    authority_id: int
    units: dict[int, Unit]
    matcher: Matcher
    fields: dict[int, DossierField]
    by_name: dict[str, DossierField] = field(default_factory=dict)


def ground_of(authority_id: int, *, units: Iterable[Unit], on: date) -> Ground:
    """Load what the names of a file may mean; `units` are those the person enters."""
    fields = fields_of(authority_id)
    by_name = {fold(alias): one for one in fields for alias in one.aliases.splitlines()}
    by_name |= {one.search_key: one for one in fields}
    matcher = load_units(authority_id, on=on)
    allowed = {unit.id: unit for unit in units}
    return Ground(authority_id, allowed, matcher, {one.id: one for one in fields}, by_name)


class Sorting:
    """Rows as they come to the unit, month and field that they belong to."""

    def __init__(self, ground: Ground, chosen: Chosen, found: Look) -> None:
        self.ground = ground
        self.chosen = chosen
        self.found = found
        self.forms: dict[FormKey, dict[str, list[StatRow]]] = {}
        self.keys: list[FormKey | None] = []  # of each row of the file
        self.units: dict[int, Unit] = {}
        self.names: dict[str, str] = {}  # of fields, as printed
        self.unknown: dict[str, list[str]] = defaultdict(list)  # units by folded name
        self.known_units: dict[str, Unit | None] = {}

    def take(self, row: StatRow) -> None:
        """Put a row where it belongs, or note why it cannot be."""
        key = None
        if row.is_part:
            self.found.left_out.append(row)
        else:
            unit, month = self._unit(row), self._month(row)
            if unit is not None and month is not None:
                key = (unit.id, *month)
                self.units[unit.id] = unit
                name = folded(row.field)
                self.names.setdefault(name, row.field)
                self.forms.setdefault(key, {}).setdefault(name, []).append(row)
        self.keys.append(key)

    def _unit(self, row: StatRow) -> Unit | None:
        if not row.unit:
            unit = self.ground.units.get(self.chosen.unit_id)
            self.found.without_unit |= unit is None
            return unit
        name = folded(row.unit)
        if name not in self.known_units:
            chosen = self.ground.units.get(self.chosen.units.get(name, 0))
            self.known_units[name] = chosen or self.ground.matcher.match(row.unit)
        unit = self.known_units[name]
        if unit is None:
            self.unknown[name].append(row.unit)
        elif unit.id not in self.ground.units:
            self.found.forbidden += [unit] if unit not in self.found.forbidden else []
            return None
        return unit

    def _month(self, row: StatRow) -> Month | None:
        if row.period is None:
            self.found.without_month |= self.chosen.month is None
            return self.chosen.month
        if row.period.month is None:
            self.found.other_periods.append(row)
        return row.period.month

    def field_of(self, name: str) -> DossierField | None:
        """Return the field of a folded name: known by it, else chosen; None where it is new."""
        known = self.ground.by_name.get(name)
        return known or self.ground.fields.get(self.chosen.fields.get(name, 0))

    def open_fields(self) -> list[OpenName]:
        """Return the names of fields that nobody decided on."""
        counted: dict[str, int] = defaultdict(int)
        for rows in self.forms.values():
            for name, said in rows.items():
                counted[name] += len(said)
        for name in counted:
            if name not in self.ground.by_name and (one := self.field_of(name)) is not None:
                self.found.matched[self.names[name]] = one
        return [
            OpenName(name, self.names[name], count, self._likely(name))
            for name, count in counted.items()
            if self.field_of(name) is None and (not name or self.chosen.fields.get(name) != ADDED)
        ]

    def _likely(self, name: str) -> tuple[int, ...]:
        scored = [
            (SequenceMatcher(None, name, one.search_key).ratio(), one.id)
            for one in self.ground.fields.values()
        ]
        likely = sorted((pair for pair in scored if pair[0] >= LIKELY), reverse=True)
        return tuple(number for _, number in likely[:MOST_LIKELY])

    def open_units(self) -> list[OpenName]:
        """Return the names of units that nobody decided on."""
        return [
            OpenName(
                name, texts[0], len(texts),
                tuple(unit.id for unit, _ in self.ground.matcher.suggest(texts[0])),
            )
            for name, texts in self.unknown.items()
        ]  # fmt: skip
