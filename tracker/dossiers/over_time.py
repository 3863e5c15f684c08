"""A unit's forms of several months together: what does not hold in them, what they leave out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.db import db
from tracker.dossiers.entering import Typed
from tracker.dossiers.facts import DossierField, DossierRow, DossierSheet
from tracker.dossiers.findings import (
    Form,
    Found,
    doubts_of,
    reason_for,
    reasons_of,
    rows_before,
    typed_rows,
)
from tracker.dossiers.missing import Laid
from tracker.rules.dossiers import Counts, Span, months_told
from tracker.units import Unit


@dataclass(frozen=True)
class Scope:
    """What forms leave out, in the words of those who filled them in; which units, which months."""

    note: str
    units: list[str]
    months: list[int]

    @property
    def told(self) -> str:
        """Return the months as a list is read: "01–03, 05"."""
        return months_told(self.months)


def scopes(forms: Iterable[Laid], *, names: Mapping[int, str]) -> list[Scope]:
    """Return what forms leave out: each note once, with its units (by `names`) and months."""
    found: dict[str, list[Laid]] = {}
    for one in forms:
        if one.scope_note:
            found.setdefault(one.scope_note, []).append(one)
    return [
        Scope(note, [name for key, name in names.items() if key in {one.unit_id for one in places}],
              sorted({one.month for one in places}))
        for note, places in found.items()
    ]  # fmt: skip


def findings_over(unit: Unit, period: Span) -> list[Found]:
    """Return what does not hold in a unit's forms of a period, month by month, with its reasons."""
    rows = select(DossierSheet).where(
        DossierSheet.unit_id == unit.id, DossierSheet.year == period.year,
        DossierSheet.month.between(period.first, period.last),
    ).order_by(DossierSheet.month).options(
        selectinload(DossierSheet.rows).joinedload(DossierRow.field)
    )  # fmt: skip
    sheets = list(db.session.scalars(rows))
    reasons = reasons_of([sheet.id for sheet in sheets])
    found, last = [], None
    for sheet in sheets:
        typed = typed_rows(sheet)
        before = of_neighbour(last, sheet)
        doubts = doubts_of(Form(typed, Counts(**sheet.totals), before))
        found += [
            Found(sheet, doubt, reason_for(doubt, reasons.get(sheet.id, []))) for doubt in doubts
        ]
        last = (sheet, typed)
    return found


def of_neighbour(
    last: tuple[DossierSheet, dict[DossierField, Typed]] | None, sheet: DossierSheet
) -> dict[DossierField, Counts]:  # fmt: skip
    """Return the rows of the month before: from the form just read where it is that month's."""
    if last and last[0].month == sheet.month - 1:
        return {field: typed.counts for field, typed in last[1].items()}
    return rows_before(sheet)
