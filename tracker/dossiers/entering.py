"""Entering a unit's monthly form, and explaining what in it does not hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.dossiers.facts import DossierField, DossierReason, DossierRow, DossierSheet
from tracker.history import GENERAL, Entry
from tracker.rules import N_, Refused
from tracker.rules.dossiers import COUNTS, Counts, Finding, Severity, check_counts
from tracker.units import Unit

KIND = "dossier_sheet"


@dataclass(frozen=True)
class Typed:
    """What somebody gave for one field: the counts, the word before them, printed percents."""

    counts: Counts
    qualifier: str = ""
    stated: str = ""


@dataclass(frozen=True)
class Doubt:
    """What does not hold in a sheet: a field's row, or its total where `field` is None."""

    field: DossierField | None
    finding: Finding


def sheet_of(unit: Unit, *, authority: Unit, year: int, month: int) -> DossierSheet | None:
    """Return a unit's sheet of a month, None while nothing was entered."""
    of_month = select(DossierSheet).where(
        DossierSheet.authority_id == authority.id, DossierSheet.unit_id == unit.id,
        DossierSheet.year == year, DossierSheet.month == month,
    )  # fmt: skip
    return db.session.scalar(of_month)


def enter(
    sheet: DossierSheet, typed: Mapping[DossierField, Typed], *, by: Person | None, at: datetime
) -> list[DossierRow]:
    """Write what was typed into a sheet, new or known; return the rows that changed.

    Fields that were not typed stay as they are; one whose counts are all empty is taken out.
    Refused: a value that no dossiers can have (D7), with the field's name. The chain of what
    belongs to no plan must have been taken.
    """
    for field, given in typed.items():
        _refuse_the_impossible(field, given.counts)
    known = {row.field_id: row for row in sheet.rows}
    changes: dict[str, dict[str, list[int | str | None]]] = {}
    changed = []
    for field, given in typed.items():
        row = known.get(field.id)
        told = _write(row, given) if row is not None else _told_of_new(given)
        row = row or _row(sheet, field, given)
        if told:
            changes[str(field.id)] = told
            changed.append(row)
        if not given.counts.stated():
            sheet.rows.remove(row)
    if changes:
        sheet.entered_by_id, sheet.entered_at = by.id if by else None, at
        db.session.add(sheet)
        db.session.flush()
        entry = Entry(KIND, sheet.id, "enter", changes={"rows": changes})
        history.record(entry, chain_id=GENERAL, by=by.id if by else None, at=at)
    return changed


def _refuse_the_impossible(field: DossierField, counts: Counts) -> None:
    for finding in check_counts(counts):
        if finding.severity is Severity.REFUSE:
            sentence = N_("%(field)s: số liệu không thể có. %(why)s")
            raise Refused(sentence, field=field.name, why=finding.told)


def _row(sheet: DossierSheet, field: DossierField, given: Typed) -> DossierRow:
    row = DossierRow(
        authority_id=sheet.authority_id, unit_id=sheet.unit_id, year=sheet.year,
        month=sheet.month, field=field, **_values(given),
    )  # fmt: skip
    sheet.rows.append(row)
    return row


def _values(given: Typed) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(given.counts, name) for name in COUNTS}
    values |= {"on_time_includes_early": given.counts.on_time_includes_early}
    return values | {"qualifier": given.qualifier.strip(), "stated": given.stated}


EMPTY = _values(Typed(Counts()))


def _told_of_new(given: Typed) -> dict[str, list[int | str | None]]:
    values = _values(given)
    return {name: [EMPTY[name], value] for name, value in values.items() if value != EMPTY[name]}


def _write(row: DossierRow, given: Typed) -> dict[str, list[int | str | None]]:
    """Write a row; return what changed as name -> [old, new]."""
    told = {}
    for name, value in _values(given).items():
        if (old := getattr(row, name)) != value:
            told[name] = [old, value]
            setattr(row, name, value)
    return told


def explain(
    sheet: DossierSheet, doubt: Doubt, *, reason: str, by: Person, at: datetime
) -> DossierReason:
    """Keep why an identity does not hold in a sheet; what is impossible cannot be explained.

    Refused: no reason. The chain of what belongs to no plan must have been taken.
    """
    reason = reason.strip()
    if not reason:
        raise Refused(N_("Nhập lý do."))
    made = DossierReason(
        sheet_id=sheet.id, field_id=doubt.field.id if doubt.field else None,
        identity=doubt.finding.id, told=told_figures(doubt.finding),
        reason=reason, given_by_id=by.id, given_at=at,
    )  # fmt: skip
    db.session.add(made)
    entry = Entry(KIND, sheet.id, "explain", note=reason, changes={"identity": doubt.finding.id})
    history.record(entry, chain_id=GENERAL, by=by.id, at=at)
    return made


def told_figures(finding: Finding) -> dict[str, int | str]:
    """Return the figures that a finding speaks of, as they are kept with its reason."""
    return {
        name: value if isinstance(value, int) else str(value)
        for name, value in finding.values.items()
    }
