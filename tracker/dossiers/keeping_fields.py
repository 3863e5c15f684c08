"""Keeping the catalogue of fields: a field begins, is renamed, moves in the order, ends."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.dossiers.facts import DossierField
from tracker.dossiers.fields import add_field, field_named, fields_of
from tracker.history import GENERAL, Entry
from tracker.rules import N_, Refused
from tracker.rules.fold import fold
from tracker.units import Unit

KIND = "dossier_field"


@dataclass(frozen=True)
class Terms:
    """What a field is to be: its name, other names, place among the fields (from 1), its end."""

    name: str
    aliases: tuple[str, ...] = field(default=())
    position: int = 1
    ended_on: date | None = None


def begin_field(
    authority: Unit, *, name: str, aliases: Iterable[str], by: Person, at: datetime
) -> DossierField:
    """Add a field at the end of an authority's list. Refused as `add_field`.

    The chain of what belongs to no plan must have been taken.
    """
    made = add_field(authority, name=name, aliases=aliases)
    entry = Entry(KIND, made.id, "create", changes={"name": [None, made.name]})
    history.record(entry, chain_id=GENERAL, by=by.id, at=at)
    return made


def change_field(one: DossierField, terms: Terms, *, by: Person, at: datetime) -> None:
    """Rename a field, move it, end it; its old name stays known as one of its other names.

    Refused: no name, or a name that another field has. The chain of what belongs to no plan must
    have been taken.
    """
    name = " ".join(terms.name.split())
    if not name:
        raise Refused(N_("Nhập tên lĩnh vực."))
    for wanted in (name, *terms.aliases):
        same = field_named(one.authority_id, wanted)
        if same is not None and same is not one:
            raise Refused(N_("Đã có lĩnh vực “%(name)s”."), name=same.name)
    old = one.name
    aliases = dict.fromkeys(" ".join(alias.split()) for alias in terms.aliases if alias.strip())
    if fold(old) != fold(name):
        aliases[old] = None
    values = {"name": name, "aliases": "\n".join(aliases), "ended_on": terms.ended_on}
    changes = {
        key: [_told(getattr(one, key)), _told(value)]
        for key, value in values.items() if getattr(one, key) != value
    }  # fmt: skip
    for key, value in values.items():
        setattr(one, key, value)
    one.search_key = fold(name)
    if _move(one, terms.position):
        changes["position"] = [None, terms.position]
    if changes:
        entry = Entry(KIND, one.id, "change", changes=changes)
        history.record(entry, chain_id=GENERAL, by=by.id, at=at)


def _told(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _move(one: DossierField, place: int) -> bool:
    """Put a field at a place among its authority's; tell whether the order changed."""
    before = fields_of(one.authority_id)
    others = [other for other in before if other is not one]
    place = max(place, 1) - 1
    after = [*others[:place], one, *others[place:]]
    for position, other in enumerate(after, start=1):
        other.position = position
    db.session.flush()
    return after != before
