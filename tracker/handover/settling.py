"""What else of a unit that ends finds a new place: people, seats, units below, names, mailbox."""

from datetime import datetime

from sqlalchemy import select

from tracker.accounts import Appointment, Person, staffing
from tracker.accounts.staffing import Post
from tracker.db import db
from tracker.handover.decided import Reorganisation
from tracker.handover.unit_work import open_work
from tracker.rules import N_, Refused
from tracker.rules.words import Role
from tracker.units import Unit, UnitAlias, aliases, groups, tree
from tracker.units.spelling import key
from tracker.units.tree import Decision


def move_people(
    change: Reorganisation, *, by: Person, at: datetime
) -> int:  # fmt: skip
    """Give everybody of the units the same role in the unit they go to; return how many people.

    One head stays a head in each heir: the one named, else the heir's own. The others work there
    as officers. Refused where an heir is left without a head.
    """
    posts = [
        (source, post)
        for source in change.sources
        for post in open_work(source, on=change.decision.on).posts
    ]
    moved = {
        post.person_id for source, post in posts if _move_post(post, source, change, by=by, at=at)
    }
    for heir in change.receiving():
        _settle_heads(heir, change, by=by, at=at)
    return len(moved)


def move_seats(
    source: Unit, heir: Unit, *, decision: Decision, by: Person, at: datetime
) -> int:  # fmt: skip
    """Let the heir sit in the groups where the unit sat; return how many seats it took."""
    taken = 0
    for seat in open_work(source, on=decision.on).seats:
        group = db.session.get_one(Unit, seat.group_id)
        taken += groups.join_all(group, units=[heir], on=decision.on, by=by, at=at)
        if seat.from_on is None or seat.from_on < decision.on:
            groups.leave(seat, on=decision.on, by=by, at=at)
        else:
            seat.until_on = seat.from_on
    return taken


def move_units_below(
    source: Unit, heir: Unit, *, decision: Decision, by: Person, at: datetime
) -> None:
    """Put the units below one that ends under the heir."""
    for below in open_work(source, on=decision.on).below:
        if below.id != heir.id:
            tree.move(below, parent=heir, decision=decision, by=by, at=at)


def take_names(source: Unit, heir: Unit, *, by: Person, at: datetime) -> None:
    """Let papers that still write the old name mean the heir; it takes the mailbox if it has none.

    A name that means another unit already stays with that one.
    """
    heir.mailbox = heir.mailbox or source.mailbox
    rows = select(UnitAlias).where(UnitAlias.unit_id == source.id)
    for alias in db.session.scalars(rows):
        alias.unit_id = heir.id
    known = {key(name) for name in (heir.name, heir.short_name, heir.code)}
    known |= set(
        db.session.scalars(select(UnitAlias.key).where(UnitAlias.authority_id == heir.authority_id))
    )
    for text in (source.name, source.short_name, source.code):
        if key(text) and key(text) not in known:
            aliases.add(heir, authority_id=heir.authority_id or heir.id, text=text, by=by, at=at)
            known.add(key(text))


def _move_post(
    post: Appointment, source: Unit, change: Reorganisation, *, by: Person, at: datetime
) -> bool:
    heir = change.heir_of_person(post.person_id, source)
    if heir.id == source.id:
        return False
    on = max(change.decision.on, post.from_on)
    person, title, until_on = post.person, post.title, post.until_on
    staffing.end_post(post, on=on, by=by, at=at)
    role, is_deputy = Role(post.role), post.acting_for_id is not None
    holds = any(
        one.unit_id == heir.id and one.role == role and one.acting_for_id is None
        for one in person.posts(on)
    )
    if not holds and not is_deputy:
        staffing.appoint(person, post=Post(heir, role, title, on, until_on), by=by, at=at)
    return True


def _settle_heads(heir: Unit, change: Reorganisation, *, by: Person, at: datetime) -> None:
    on = change.decision.on
    rows = select(Appointment).where(
        Appointment.unit_id == heir.id, Appointment.role == Role.UNIT_HEAD,
        Appointment.acting_for_id.is_(None),
    )  # fmt: skip
    found = db.session.scalars(rows.order_by(Appointment.from_on, Appointment.id))
    heads = [post for post in found if post.until_on is None or post.until_on > on]
    if not heads:
        return
    chosen_id = change.heads.get(heir.id, heads[0].person_id)
    if chosen_id not in {post.person_id for post in heads}:
        raise Refused(N_("Chọn thủ trưởng của %(unit)s."), unit=heir.name)
    for post in heads:
        if post.person_id != chosen_id:
            _make_officer(post, heir, by=by, at=at, change=change)


def _make_officer(
    post: Appointment, heir: Unit, *, change: Reorganisation, by: Person, at: datetime
) -> None:
    on = max(change.decision.on, post.from_on)
    person = post.person
    staffing.end_post(post, on=on, by=by, at=at)
    works = any(one.unit_id == heir.id and one.role == Role.STAFF for one in person.posts(on))
    if not works:
        staffing.appoint(person, post=Post(heir, Role.STAFF, "", on), by=by, at=at)
