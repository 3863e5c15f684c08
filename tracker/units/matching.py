"""Which unit an office means by a printed name: exact where one is certain, else suggestions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from sqlalchemy import or_, select

from tracker.db import db
from tracker.units.facts import Unit, UnitAlias, UnitVersion
from tracker.units.spelling import abbreviates, bare, key, places_of, without_kind

LEAST_SCORE = 0.6
ABBREVIATED = 0.95
MOST_SUGGESTED = 5


@dataclass
class Known:
    """One unit and the keys by which it is known: now, formerly, and cut to the bare name."""

    unit: Unit
    present: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    bare: set[str] = field(default_factory=set)


class Matcher:
    """The units that an authority's papers may name on a day, loaded once for many texts."""

    def __init__(self, known: list[Known], places: tuple[str, ...] = ()) -> None:
        self.known = known
        self.places = places

    def match(self, text: str) -> Unit | None:
        """Return the one unit that a text names; None where none or several would fit.

        Tried in this order, and the first that finds anything decides: present name, short name,
        code and aliases; former names and codes; the name without UBND and the authority's place;
        the commune without its kind; initials.
        """
        wanted = key(text)
        short = bare(wanted, self.places)
        tries: tuple[Callable[[Known], bool], ...] = (
            lambda one: wanted in one.present,
            lambda one: wanted in one.former,
            lambda one: short in one.bare,
            lambda one: short in {without_kind(name) for name in one.bare},
            lambda one: _is_short_for(one, {wanted, short}),
        )
        for fitting in tries if wanted else ():
            fits = [one for one in self.known if fitting(one)]
            if fits:
                return fits[0].unit if len(fits) == 1 else None
        return None

    def suggest(self, text: str) -> list[tuple[Unit, float]]:
        """Return at most five units that a text may mean, the likeliest first, scores 0.6 to 1."""
        wanted = {key(text), bare(key(text), self.places)} - {""}
        scored = [(one.unit, _score(one, wanted)) for one in self.known if wanted]
        likely = [pair for pair in scored if pair[1] >= LEAST_SCORE]
        return sorted(likely, key=lambda pair: (-pair[1], pair[0].position, pair[0].id))[
            :MOST_SUGGESTED
        ]


def load(authority_id: int, *, on: date) -> Matcher:
    """Return the matcher of an authority's units and of the authorities right below it."""
    authority = db.session.get_one(Unit, authority_id)
    places = places_of(authority.name)
    known = {unit.id: Known(unit) for unit in _units(authority_id, on)}
    for unit_id, one in known.items():
        one.present |= _keys(one.unit)
        if unit_id == authority_id:
            one.bare |= {*places, *(bare(name) for name in one.present)}
        else:
            one.bare |= {bare(name, places) for name in one.present}
    for alias in db.session.scalars(
        select(UnitAlias).where(UnitAlias.authority_id == authority_id)
    ):
        if alias.unit_id in known:
            known[alias.unit_id].present.add(alias.key)
    for version in db.session.scalars(select(UnitVersion).where(UnitVersion.unit_id.in_(known))):
        known[version.unit_id].former |= _keys(version)
    return Matcher(list(known.values()), places)


def match(text: str, *, authority_id: int, on: date) -> Unit | None:
    """Return the one unit of an authority that a text names on a day, or None."""
    return load(authority_id, on=on).match(text)


def suggest(text: str, *, authority_id: int, on: date) -> list[tuple[Unit, float]]:
    """Return the units of an authority that a text may mean on a day, the likeliest first."""
    return load(authority_id, on=on).suggest(text)


def _units(authority_id: int, on: date) -> Iterable[Unit]:
    rows = select(Unit).where(
        or_(Unit.authority_id == authority_id, Unit.parent_id == authority_id),
        or_(Unit.ended_on.is_(None), Unit.ended_on > on),
    )
    return db.session.scalars(rows.order_by(Unit.position, Unit.id))


def _keys(named: Unit | UnitVersion) -> set[str]:
    return {key(text) for text in (named.name, named.short_name, named.code)} - {""}


def _is_short_for(one: Known, wanted: set[str]) -> bool:
    names = one.present | one.bare
    return any(abbreviates(short, name) for short in wanted for name in names)


def _score(one: Known, wanted: set[str]) -> float:
    if wanted & (one.present | one.former | one.bare):
        return 1.0
    if _is_short_for(one, wanted):
        return ABBREVIATED
    names = one.present | one.former | one.bare
    return max(SequenceMatcher(None, text, name).ratio() for text in wanted for name in names)
