"""Other ways in which an authority's papers write a unit: SNV, so noi vu, VP HĐND&UBND."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from tracker.db import db
from tracker.rules import N_, Refused
from tracker.units.facts import Unit, UnitAlias
from tracker.units.spelling import key
from tracker.units.trail import record

if TYPE_CHECKING:
    from tracker.accounts import Person


def add(
    unit: Unit, *, authority_id: int, text: str, by: "Person | None", at: datetime
) -> UnitAlias:
    """Let an authority's papers write a unit as `text`; the same text twice is one alias.

    Raises Refused where the text is empty or already names another unit.
    """
    folded = key(text)
    if not folded:
        raise Refused(N_("Nhập tên gọi khác của đơn vị."))
    found = _named(folded, authority_id)
    if found is not None:
        return _same_unit(found, unit)
    made = UnitAlias(authority_id=authority_id, unit_id=unit.id, text=text.strip(), key=folded)
    db.session.add(made)
    db.session.flush()
    record(unit, "add_alias", {"text": made.text}, by=by, at=at)
    return made


def drop(alias: UnitAlias, *, by: "Person | None", at: datetime) -> None:
    """Forget an alias that was given by mistake."""
    unit = db.session.get_one(Unit, alias.unit_id)
    record(unit, "drop_alias", {"text": alias.text}, by=by, at=at)
    db.session.delete(alias)


def of_unit(unit: Unit, *, authority_id: int) -> list[UnitAlias]:
    """Return the aliases that an authority uses for a unit, in the order they came."""
    rows = select(UnitAlias).where(
        UnitAlias.unit_id == unit.id, UnitAlias.authority_id == authority_id
    )
    return list(db.session.scalars(rows.order_by(UnitAlias.id)))


def _named(folded: str, authority_id: int) -> UnitAlias | None:
    rows = select(UnitAlias).where(UnitAlias.authority_id == authority_id, UnitAlias.key == folded)
    return db.session.scalar(rows)


def _same_unit(found: UnitAlias, unit: Unit) -> UnitAlias:
    if found.unit_id == unit.id:
        return found
    other = db.session.get_one(Unit, found.unit_id)
    raise Refused(
        N_("“%(text)s” đã là tên gọi khác của %(name)s."), text=found.text, name=other.name
    )
