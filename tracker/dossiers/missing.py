"""Which months of a period each unit has entered, and which it owes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.db import db
from tracker.dossiers.facts import DossierSheet
from tracker.rules.dossiers import Span
from tracker.units import Unit


@dataclass(frozen=True)
class Owing:
    """A unit and the months of a period that it has not entered, in order."""

    unit: Unit
    months: list[int]


@dataclass(frozen=True)
class Laid:
    """A form that was entered: whose, of which month, and what it leaves out."""

    unit_id: int
    unit_name: str
    month: int
    scope_note: str


def latest(authority_id: int, *, on: date) -> tuple[int, int] | None:
    """Return the last month, over on a day, that any unit entered, as (year, month), or None."""
    sheet = DossierSheet
    rows = select(sheet.year, sheet.month).where(
        sheet.authority_id == authority_id, sheet.year * 12 + sheet.month < _of(on)
    )
    found = db.session.execute(rows.order_by(sheet.year.desc(), sheet.month.desc()).limit(1))
    last = found.first()
    return (last.year, last.month) if last else None


def laid(authority_id: int, period: Span) -> list[Laid]:
    """Return the forms that were entered of a period, by unit and month."""
    sheet = DossierSheet
    rows = select(sheet.unit_id, Unit.name, sheet.month, sheet.scope_note).where(
        sheet.authority_id == authority_id, sheet.year == period.year,
        sheet.month.between(period.first, period.last),
    )  # fmt: skip
    named = rows.join(Unit, Unit.id == sheet.unit_id)
    in_order = named.order_by(Unit.position, Unit.id, sheet.month)
    return [Laid(*row) for row in db.session.execute(in_order)]


def entered(forms: Iterable[Laid]) -> dict[int, set[int]]:
    """Return which months each unit has entered, by the unit's id."""
    found: dict[int, set[int]] = {}
    for one in forms:
        found.setdefault(one.unit_id, set()).add(one.month)
    return found


def missing(
    authority_id: int, period: Span, *, on: date, given: Mapping[int, set[int]]
) -> list[Owing]:  # fmt: skip
    """Return who has not entered which months of a period that had ended by a day.

    `given` are the months that each unit has `entered`. A unit owes every month from its first
    form on, until it ends: one that never entered a form receives no dossiers.
    """
    sheet, unit = DossierSheet, Unit
    began = func.min(sheet.year * 12 + sheet.month)
    known = select(sheet.unit_id, began.label("began")).where(sheet.authority_id == authority_id)
    since = known.group_by(sheet.unit_id).subquery()
    rows = select(unit, since.c.began).join(since, since.c.unit_id == unit.id)
    found = []
    for one, first in db.session.execute(rows.order_by(unit.position, unit.id)):
        end = min(on, one.ended_on) if one.ended_on else on
        due = [month for month in period.months if first <= period.year * 12 + month < _of(end)]
        gaps = [month for month in due if month not in given.get(one.id, set())]
        if gaps:
            found.append(Owing(one, gaps))
    return found


def _of(day: date) -> int:
    return day.year * 12 + day.month
