"""Which people and units of the own authority a person sees, manages, or helps to sign in."""

from datetime import date

from sqlalchemy import Select, or_, select

from tracker import history
from tracker.access import NotFound, roles
from tracker.accounts import Appointment, Person
from tracker.db import begin_write, db
from tracker.history import GENERAL
from tracker.rules.words import Role
from tracker.units import GroupMember, Unit, UnitAlias

# The administrator keeps people and units; the secretariat may too, but never makes administrators.
ORGANISERS = frozenset({Role.ADMIN, Role.COORDINATOR})
LED_BY_HEADS = frozenset({Role.STAFF, Role.COORD_MEMBER})


def grantable_roles(by: Person, *, on: date) -> list[Role]:
    """Return the roles that a person may give to somebody."""
    held = roles(by, on=on)
    if Role.ADMIN in held:
        return list(Role)
    return [role for role in Role if role is not Role.ADMIN] if held & ORGANISERS else []


def visible_people(by: Person, *, on: date) -> Select[Person]:
    """Return the query of the people one looks after: the authority's, or the headed units'."""
    own = select(Person).where(Person.authority_id == by.authority_id)
    if roles(by, on=on) & ORGANISERS:
        return own
    led = select(Appointment.person_id).where(Appointment.unit_id.in_(_headed_units(by, on)))
    return own.where(Person.id.in_(led))


def person_to_see(person_id: int, *, by: Person, on: date) -> Person:
    """Return one of the people a person looks after, or raise NotFound."""
    rows = visible_people(by, on=on).where(Person.id == person_id)
    found: Person | None = db.session.scalar(rows)
    if found is None:
        raise NotFound
    return found


def person_to_manage(person_id: int, *, by: Person, on: date) -> Person:
    """Begin writing and return somebody whom the person may change, or raise NotFound."""
    to_write()
    person = person_to_see(person_id, by=by, on=on)
    if not may_manage(person, by=by, on=on):
        raise NotFound
    return person


def may_manage(person: Person, *, by: Person, on: date) -> bool:
    """Tell whether a person may change another: whoever gives all the roles that the other has."""
    return roles(person, on=on) <= frozenset(grantable_roles(by, on=on)) and bool(
        roles(by, on=on) & ORGANISERS
    )


def person_to_help(person_id: int, *, by: Person, on: date) -> Person:
    """Begin writing and return somebody to whom the person may give a code, or raise NotFound."""
    to_write()
    person = person_to_see(person_id, by=by, on=on)
    if not may_help(person, by=by, on=on):
        raise NotFound
    return person


def may_help(person: Person, *, by: Person, on: date) -> bool:
    """Tell whether a person may give another a code: an organiser, or the head of all the posts.

    A code opens the account, so nobody gives one to somebody who may do more.
    """
    if person.id == by.id:
        return False
    headed = _headed_units(by, on)
    led = all(
        post.unit_id in headed and Role(post.role) in LED_BY_HEADS for post in person.posts(on)
    )
    return may_manage(person, by=by, on=on) or (led and bool(person.posts(on)))


def visible_units(by: Person) -> Select[Unit]:
    """Return the query of the authority's units and of the authorities right below it."""
    return select(Unit).where(
        or_(Unit.authority_id == by.authority_id, Unit.parent_id == by.authority_id)
    )


def units_of_authority(by: Person) -> list[Unit]:
    """Return the units of the person's authority, ended ones too, in their order."""
    rows = select(Unit).where(Unit.authority_id == by.authority_id)
    return list(db.session.scalars(rows.order_by(Unit.position, Unit.id)))


def unit_to_see(unit_id: int, *, by: Person) -> Unit:
    """Return a unit of the person's authority, or raise NotFound."""
    found = db.session.scalar(visible_units(by).where(Unit.id == unit_id))
    if found is None:
        raise NotFound
    return found


def unit_to_manage(unit_id: int, *, by: Person) -> Unit:
    """Begin writing and return a unit of the person's own authority, or raise NotFound."""
    to_write()
    unit = unit_to_see(unit_id, by=by)
    if unit.authority_id != by.authority_id:
        raise NotFound
    return unit


def alias_to_manage(alias_id: int, *, by: Person) -> UnitAlias:
    """Begin writing and return an alias that the person's authority uses, or raise NotFound."""
    to_write()
    found = db.session.get(UnitAlias, alias_id)
    if found is None or found.authority_id != by.authority_id:
        raise NotFound
    return found


def seat_to_manage(seat_id: int, *, by: Person) -> GroupMember:
    """Begin writing and return a seat in a group of the person's authority, or raise NotFound."""
    to_write()
    found = db.session.get(GroupMember, seat_id)
    if found is None or unit_to_see(found.group_id, by=by).authority_id != by.authority_id:
        raise NotFound
    return found


def post_to_manage(post_id: int, *, by: Person, on: date) -> Appointment:
    """Begin writing and return a post of somebody whom the person may change, or raise NotFound."""
    to_write()
    found = db.session.get(Appointment, post_id)
    if found is None:
        raise NotFound
    person = person_to_see(found.person_id, by=by, on=on)
    if not may_manage(person, by=by, on=on):
        raise NotFound
    return found


def headed_posts(by: Person, *, on: date) -> list[Appointment]:
    """Return the posts in which a person heads a unit and may let a deputy act."""
    return [
        post for post in by.posts(on) if post.role == Role.UNIT_HEAD and post.acting_for_id is None
    ]


def headed_post(post_id: int, *, by: Person, on: date) -> Appointment:
    """Begin writing and return one of the posts that a person heads, or raise NotFound."""
    to_write()
    for post in headed_posts(by, on=on):
        if post.id == post_id:
            return post
    raise NotFound


def delegations(by: Person, *, on: date) -> list[Appointment]:
    """Return the posts in which somebody acts for a person now or later."""
    rows = select(Appointment).where(
        Appointment.acting_for_id == by.id,
        or_(Appointment.until_on.is_(None), Appointment.until_on > on),
    )
    return list(db.session.scalars(rows.order_by(Appointment.from_on, Appointment.id)))


def delegation_to_end(post_id: int, *, by: Person, on: date) -> Appointment:
    """Begin writing and return a post in which somebody acts for a person, or raise NotFound."""
    to_write()
    for post in delegations(by, on=on):
        if post.id == post_id:
            return post
    raise NotFound


def to_write() -> None:
    """Begin writing and take the chain of what belongs to no plan."""
    begin_write()
    history.take(GENERAL)


def _headed_units(person: Person, on: date) -> set[int]:
    return {post.unit_id for post in person.posts(on) if post.role == Role.UNIT_HEAD}
