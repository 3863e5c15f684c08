"""Which units have to enter the forms, and since when, as the secretariat names them."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker import history
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import Model, db
from tracker.dossiers.facts import DossierSheet
from tracker.history import GENERAL, Entry
from tracker.units import Unit

KIND = "dossier_duty"


class DossierDuty(Model):
    """A unit that was named: it owes the form of every month from `since` on, before `until`.

    Both are the first of a month. A unit that was never named owes from its first form on.
    """

    __tablename__ = KIND

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), unique=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    since: Mapped[date]
    until: Mapped[date | None]


def who_enters(authority_id: int) -> set[int]:
    """Return the units that have to enter: those named, and those that began by themselves."""
    duties = {one.unit_id: one for one in _duties(authority_id)}
    rows = select(DossierSheet.unit_id).where(DossierSheet.authority_id == authority_id).distinct()
    begun = {unit_id for unit_id in db.session.scalars(rows) if unit_id not in duties}
    return begun | {unit_id for unit_id, one in duties.items() if one.until is None}


def name_units(
    units: Collection[Unit], wanted: Collection[int], *, since: date, by: Person, at: datetime
) -> None:
    """Let those of some units of one authority enter that are wanted, by id, and no others.

    Who comes new owes from the month of `since` on, and what it owed before where it had not left
    earlier than that; who leaves owes nothing from this month on. The chain of what belongs to no
    plan must have been taken.
    """
    if not units:
        return
    authority_id = next(iter(units)).authority_id or 0
    known = {one.unit_id: one for one in _duties(authority_id)}
    now = who_enters(authority_id)
    for unit in units:
        if unit.id in wanted and unit.id not in now:
            duty, first = known.get(unit.id), since.replace(day=1)
            if duty and duty.until and first <= duty.until:
                first = min(first, duty.since)
            _keep(duty, unit, (first, None), by=by, at=at)
        elif unit.id not in wanted and unit.id in now:
            duty = known.get(unit.id)
            began = duty.since if duty else _first_month(unit)
            _keep(duty, unit, (began, day_of(at).replace(day=1)), by=by, at=at)


def _keep(
    duty: DossierDuty | None, unit: Unit, span: tuple[date, date | None], *, by: Person,
    at: datetime,
) -> None:  # fmt: skip
    since, until = span
    if duty is None:
        duty = DossierDuty(unit_id=unit.id, authority_id=unit.authority_id, since=since)
        db.session.add(duty)
    duty.since, duty.until = since, until
    db.session.flush()
    told = {"unit_id": unit.id, "since": since.isoformat()}
    told |= {"until": until.isoformat()} if until else {}
    move = "name" if until is None else "release"
    history.record(Entry(KIND, duty.id, move, changes=told), chain_id=GENERAL, by=by.id, at=at)


def _first_month(unit: Unit) -> date:
    sheet = DossierSheet
    rows = select(sheet.year, sheet.month).where(sheet.unit_id == unit.id)
    year, month = db.session.execute(rows.order_by(sheet.year, sheet.month).limit(1)).one()
    return date(year, month, 1)


def _duties(authority_id: int) -> list[DossierDuty]:
    rows = select(DossierDuty).where(DossierDuty.authority_id == authority_id)
    return list(db.session.scalars(rows))
