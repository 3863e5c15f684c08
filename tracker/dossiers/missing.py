"""Which months of a period each unit has entered, and which it owes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, Integer, and_, case, cast, func, null, select, union_all

from tracker.db import db
from tracker.dossiers.duties import DossierDuty
from tracker.dossiers.facts import DossierRow, DossierSheet
from tracker.rules.dossiers import Span, months_told
from tracker.units import Unit

NEVER = 12 * 10_000


@dataclass(frozen=True)
class Owing:
    """A unit and the months of a period that it has not entered, in order."""

    unit: Unit
    months: list[int]

    @property
    def told(self) -> str:
        """Return the months as a list is read: "01–03, 05"."""
        return months_told(self.months)


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
    """The months for which units enter forms, as year × 12 + month.

    `owed` are the months of each unit that has to enter: since it was named or entered a form, for
    as long as it is named. `latest` is the last month over that any unit entered.
    """

    owed: Mapping[int, range]
    latest: int | None

    @property
    def latest_month(self) -> tuple[int, int] | None:
        """Return the last month over that any unit entered, as (year, month), or None."""
        if self.latest is None:
            return None
        year, month = divmod(self.latest - 1, 12)
        return year, month + 1


def reach(authority_id: int, *, on: date) -> Reach:
    """Return which months each unit has to enter, and the last month over on a day."""
    sheet, duty = DossierSheet, DossierDuty
    ordinal = sheet.year * 12 + sheet.month
    over = func.max(case((ordinal < ordinal_of(on), ordinal)))
    no_day, no_month = cast(null(), Date), cast(null(), Integer)
    begun = (
        select(sheet.unit_id, func.min(ordinal), over, no_day, no_day)
        .where(sheet.authority_id == authority_id).group_by(sheet.unit_id)
    )  # fmt: skip
    named = select(duty.unit_id, no_month, no_month, duty.since, duty.until).where(
        duty.authority_id == authority_id
    )
    owed: dict[int, range] = {}
    ended: list[int] = []
    # Who is named comes last: what the secretariat says goes before what the forms tell.
    rows: list[Any] = list(db.session.execute(union_all(begun, named)))
    for unit_id, first, last, since, until in sorted(rows, key=lambda row: row[1] is None):
        owed[unit_id] = range(
            ordinal_of(since) if since else first, ordinal_of(until) if until else NEVER
        )
        ended += [last] if last else []
    return Reach(owed, max(ended, default=None))


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
    asking: Asking, *, owed: Mapping[int, range], given: Mapping[int, set[int]]
) -> list[Owing]:  # fmt: skip
    """Return who has not entered which months of a period that had ended by a day.

    `given` are the months that each unit has `entered`, `owed` those it has to (`Reach`); a unit
    that ended owes none from then on.
    """
    found: list[Owing] = []
    for unit in asking.units:
        end = ordinal_of(min(asking.on, unit.ended_on) if unit.ended_on else asking.on)
        months = given.get(unit.id, set())
        gaps = [
            month for month in asking.period.months
            if (at := asking.period.year * 12 + month) < end
            and month not in months and at in owed.get(unit.id, ())
        ]  # fmt: skip
        if gaps:
            found.append(Owing(unit, gaps))
    return found


def missing_of(units: Sequence[Unit], period: Span, *, on: date) -> list[Owing]:
    """Return who of some units of one authority has not entered which months, loading the rest."""
    if not units:
        return []
    authority_id = units[0].authority_id or 0
    given = entered(laid(authority_id, period))
    return missing(Asking(units, period, on), owed=reach(authority_id, on=on).owed, given=given)


def ordinal_of(day: date) -> int:
    """Return the month of a day as year × 12 + month."""
    return day.year * 12 + day.month
