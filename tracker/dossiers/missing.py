"""Which months of a period each unit has entered, and which it owes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, func, select

from tracker.db import db
from tracker.dossiers.facts import DossierRow, DossierSheet
from tracker.rules.dossiers import Span
from tracker.units import Unit


@dataclass(frozen=True)
class Owing:
    """A unit and the months of a period that it has not entered, in order."""

    unit: Unit
    months: list[int]


@dataclass(frozen=True)
class Laid:
    """A form that was entered: whose, of which month, and what it leaves out.

    `qualifier` stands before the figures of the field `field_id`; a form with several such fields
    is there once for each.
    """

    unit_id: int
    month: int
    scope_note: str
    field_id: int | None
    qualifier: str


@dataclass(frozen=True)
class Reach:
    """The months for which units entered forms, as year × 12 + month.

    `began` is the first one of each unit, `latest` the last one of all that is over.
    """

    began: Mapping[int, int]
    latest: int | None

    @property
    def latest_month(self) -> tuple[int, int] | None:
        """Return the last month over that any unit entered, as (year, month), or None."""
        if self.latest is None:
            return None
        year, month = divmod(self.latest - 1, 12)
        return year, month + 1


def reach(authority_id: int, *, on: date) -> Reach:
    """Return since when each unit enters forms, and the last month over on a day."""
    sheet = DossierSheet
    ordinal = sheet.year * 12 + sheet.month
    over = func.max(case((ordinal < ordinal_of(on), ordinal)))
    rows = select(sheet.unit_id, func.min(ordinal), over).where(sheet.authority_id == authority_id)
    found = list(db.session.execute(rows.group_by(sheet.unit_id)))
    ended = [last for _unit_id, _first, last in found if last]
    return Reach({unit_id: first for unit_id, first, _last in found}, max(ended, default=None))


def laid(authority_id: int, period: Span) -> list[Laid]:
    """Return the forms that were entered of a period, by unit and month."""
    sheet, row = DossierSheet, DossierRow
    qualified = and_(row.sheet_id == sheet.id, row.qualifier != "")
    rows = (
        select(sheet.unit_id, sheet.month, sheet.scope_note, row.field_id,
               func.coalesce(row.qualifier, ""))
        .outerjoin(row, qualified)
        .where(sheet.authority_id == authority_id, sheet.year == period.year,
               sheet.month.between(period.first, period.last))
        .order_by(sheet.unit_id, sheet.month, row.field_id)
    )  # fmt: skip
    return [Laid(*found) for found in db.session.execute(rows)]


def entered(forms: Iterable[Laid]) -> dict[int, set[int]]:
    """Return which months each unit has entered, by the unit's id."""
    found: dict[int, set[int]] = {}
    for one in forms:
        found.setdefault(one.unit_id, set()).add(one.month)
    return found


@dataclass(frozen=True)
class Asking:
    """Who is asked for the forms of a period: units in their order, as they stand on a day."""

    units: Sequence[Unit]
    period: Span
    on: date


def missing(
    asking: Asking, *, began: Mapping[int, int], given: Mapping[int, set[int]]
) -> list[Owing]:  # fmt: skip
    """Return who has not entered which months of a period that had ended by a day.

    `given` are the months that each unit has `entered`, `began` since when it has to: a unit owes
    every month from then on until it ends.
    """
    found = []
    for unit in asking.units:
        if unit.id not in began:
            continue
        end = ordinal_of(min(asking.on, unit.ended_on) if unit.ended_on else asking.on)
        months = given.get(unit.id, set())
        gaps = [
            month for month in asking.period.months
            if month not in months and began[unit.id] <= asking.period.year * 12 + month < end
        ]  # fmt: skip
        if gaps:
            found.append(Owing(unit, gaps))
    return found


def ordinal_of(day: date) -> int:
    """Return the month of a day as year × 12 + month."""
    return day.year * 12 + day.month
