"""What a file of statistics would change in the forms there are; nothing is written."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.annex.dossiers import StatRow, Stats
from tracker.db import db
from tracker.dossiers.entering import Typed
from tracker.dossiers.facts import DossierField, DossierRow, DossierSheet
from tracker.dossiers.fields import fields_of
from tracker.dossiers.incoming.facts import (
    ADDED,
    Chosen,
    FormChange,
    Look,
    Month,
    OpenName,
    RowChange,
)
from tracker.dossiers.incoming.totals import totals_of
from tracker.rules.dossiers import Counts, add_up
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


def look(stats: Stats, chosen: Chosen, *, ground: Ground) -> Look:
    """Return what a file would change form by form, and what has to be decided first."""
    found = Look()
    sorting = _Sorting(ground, chosen, found)
    for row in stats.rows:
        sorting.take(row)
    totals = totals_of(stats, sorting.keys)
    sheets = _sheets(ground.authority_id, list(sorting.forms))
    for key in sorted(sorting.forms, key=lambda one: (sorting.units[one[0]].position, one)):
        unit = sorting.units[key[0]]
        rows = sorting.forms[key]
        stated = totals.get(key)
        found.forms.append(_form(unit, key, _Given(rows, stated, sheets.get(key)), sorting))
    found.fields = sorting.open_fields()
    found.units = sorting.open_units()
    return found


@dataclass
class _Given:
    rows: dict[str, list[StatRow]]
    total: Counts | None
    sheet: DossierSheet | None


class _Sorting:
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
                name = fold(row.field)
                self.names.setdefault(name, row.field)
                self.forms.setdefault(key, {}).setdefault(name, []).append(row)
        self.keys.append(key)

    def _unit(self, row: StatRow) -> Unit | None:
        if not row.unit:
            unit = self.ground.units.get(self.chosen.unit_id)
            self.found.without_unit |= unit is None
            return unit
        name = fold(row.unit)
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


def _form(unit: Unit, key: FormKey, given: _Given, sorting: _Sorting) -> FormChange:
    rows = dict(given.rows)
    total = given.total
    if "" in rows and len(rows) > 1:  # figures of no field beside fields are the unit's own total
        total = total or add_up(row.counts for row in rows[""])
        del rows[""]
    known = {row.field_id: row for row in given.sheet.rows} if given.sheet else {}
    fields: dict[str, DossierField | None] = {name: sorting.field_of(name) for name in rows}
    together: dict[int | str, list[StatRow]] = defaultdict(list)
    for name, said in rows.items():
        one = fields[name]
        together[one.id if one is not None else name] += said
    changes = [_row(sorting, of=of, said=said, known=known) for of, said in together.items()]
    gone = [
        RowChange(row.field.name, row.field, _typed_row(row), None)
        for row in known.values() if row.field_id not in together
    ]  # fmt: skip
    scopes = {row.scope for said in rows.values() for row in said}
    scope = scopes.pop() if len(scopes) == 1 else ""
    kept = given.sheet.scope_note if given.sheet else ""
    return FormChange(
        unit, key[1], key[2], given.sheet, (*changes, *gone),
        _total(total, given.sheet), scope or kept,
    )  # fmt: skip


def _row(
    sorting: _Sorting, *, of: int | str, said: list[StatRow], known: Mapping[int, DossierRow]
) -> RowChange:
    one = sorting.ground.fields[of] if isinstance(of, int) else None
    name = one.name if one is not None else sorting.names[str(of)]
    there = known.get(one.id) if one is not None else None
    old = _typed_row(there) if there is not None else None
    return RowChange(name, one, old, typed_of(said), tuple(row.place for row in said))


def _typed_row(row: DossierRow) -> Typed:
    return Typed(row.counts, row.qualifier, row.stated)


def typed_of(rows: Sequence[StatRow]) -> Typed:
    """Return rows of one field, from one or more sources, as they are entered."""
    counts = rows[0].counts if len(rows) == 1 else add_up(row.counts for row in rows)
    qualifiers = dict.fromkeys(row.qualifier for row in rows if row.qualifier)
    stated = [str(one) for row in rows for one in row.stated] if len(rows) == 1 else []
    return Typed(counts, "; ".join(qualifiers)[:255], "|".join(stated)[:255])


def _total(stated: Counts | None, sheet: DossierSheet | None) -> RowChange | None:
    old = Counts(**sheet.totals) if sheet is not None and sheet.totals else None
    if stated is None and old is None:
        return None
    return RowChange(
        "", None, Typed(old) if old is not None else None, Typed(stated) if stated else None
    )  # fmt: skip


def _sheets(authority_id: int, keys: Sequence[FormKey]) -> dict[FormKey, DossierSheet]:
    """Load the forms there are for those units and months, with their rows."""
    if not keys:
        return {}
    of_these = select(DossierSheet).where(
        DossierSheet.authority_id == authority_id,
        DossierSheet.unit_id.in_({key[0] for key in keys}),
        DossierSheet.year.in_({key[1] for key in keys}),
        DossierSheet.month.in_({key[2] for key in keys}),
    ).options(selectinload(DossierSheet.rows).joinedload(DossierRow.field))  # fmt: skip
    wanted = set(keys)
    found = db.session.scalars(of_these.execution_options(populate_existing=True))
    by_key = {(one.unit_id, one.year, one.month): one for one in found}
    return {key: sheet for key, sheet in by_key.items() if key in wanted}
