"""What a file of statistics would change in the forms there are; nothing is written."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.annex.dossiers import StatRow, Stats
from tracker.db import db
from tracker.dossiers.entering import Typed
from tracker.dossiers.facts import DossierField, DossierRow, DossierSheet
from tracker.dossiers.incoming.facts import Chosen, FormChange, Look, RowChange
from tracker.dossiers.incoming.sorting import FormKey, Ground, Sorting
from tracker.dossiers.incoming.totals import totals_of
from tracker.rules.dossiers import Counts, add_up
from tracker.units import Unit


def look(stats: Stats, chosen: Chosen, *, ground: Ground) -> Look:
    """Return what a file would change form by form, and what has to be decided first."""
    found = Look()
    sorting = Sorting(ground, chosen, found)
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


def _form(unit: Unit, key: FormKey, given: _Given, sorting: Sorting) -> FormChange:
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
    sorting: Sorting, *, of: int | str, said: list[StatRow], known: Mapping[int, DossierRow]
) -> RowChange:
    one = sorting.ground.fields[of] if isinstance(of, int) else None
    name = one.name if one is not None else sorting.names[str(of)]
    there = known.get(one.id) if one is not None else None
    old = _typed_row(there) if there is not None else None
    new = typed_of(said, kept=old.counts if old is not None else Counts())
    return RowChange(name, one, old, new, tuple(row.place for row in said))


def _typed_row(row: DossierRow) -> Typed:
    return Typed(row.counts, row.qualifier, row.stated)


def typed_of(rows: Sequence[StatRow], *, kept: Counts) -> Typed:
    """Return rows of one field, from one or more sources, as they are entered.

    Counts that the file has no column for stay as `kept`: the form that all use has none for
    dossiers returned, withdrawn or paid online.
    """
    counts = rows[0].counts if len(rows) == 1 else add_up(row.counts for row in rows)
    columns = frozenset().union(*(row.columns for row in rows))
    others: dict[str, Any] = {name: n for name, n in kept.stated().items() if name not in columns}
    counts = replace(counts, **others) if others else counts
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
