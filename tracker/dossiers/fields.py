"""The catalogue of fields in which an authority counts its dossiers."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select

from tracker.db import db
from tracker.dossiers.facts import DossierField
from tracker.rules import N_, Refused
from tracker.rules.fold import fold
from tracker.units import Unit


def fields_of(authority_id: int, *, on: date | None = None) -> list[DossierField]:
    """Return an authority's fields in its order; with a day only those not ended by then."""
    rows = select(DossierField).where(DossierField.authority_id == authority_id)
    found = db.session.scalars(rows.order_by(DossierField.position, DossierField.id))
    return [one for one in found if on is None or one.ended_on is None or on < one.ended_on]


def add_field(authority: Unit, *, name: str, aliases: Iterable[str] = ()) -> DossierField:
    """Add a field at the end of an authority's list.

    Refused: no name, or a name that another field has (accents and case do not tell them apart).
    """
    name = " ".join(name.split())
    if not name:
        raise Refused(N_("Nhập tên lĩnh vực."))
    if (same := field_named(authority.id, name)) is not None:
        raise Refused(N_("Đã có lĩnh vực “%(name)s”."), name=same.name)
    of_authority = DossierField.authority_id == authority.id
    last = db.session.scalar(select(func.max(DossierField.position)).where(of_authority))
    made = DossierField(
        authority_id=authority.id, name=name, search_key=fold(name), position=(last or 0) + 1,
        aliases="\n".join(" ".join(alias.split()) for alias in aliases),
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made


def field_named(authority_id: int, name: str) -> DossierField | None:
    """Return the field of that name or alias, whatever the accents and capitals."""
    key = fold(name)
    found = fields_of(authority_id)
    named = (one for one in found if one.search_key == key)
    known = (one for one in found if key in {fold(alias) for alias in one.aliases.splitlines()})
    return next(named, None) or next(known, None)
