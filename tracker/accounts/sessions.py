"""Sessions on the server: one row per signed-in device, so that signing out ends it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from sqlalchemy import ColumnElement, ForeignKey, delete, exists, select, update
from sqlalchemy.orm import Mapped, aliased, joinedload, mapped_column, relationship

from tracker import outbox
from tracker.accounts.people import Person
from tracker.clock import day_of
from tracker.db import Model, db
from tracker.rules.words import Role

TOUCH_EVERY = timedelta(minutes=1)
# Who may stay signed in on a device: officers and heads, not who verifies, decides or administers.
REMEMBERED = frozenset({Role.STAFF, Role.UNIT_HEAD, Role.COORD_MEMBER})


class SignIn(Model):
    """One device on which a person is signed in; the token itself is only in the cookie."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    device: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    is_remembered: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="joined")


@dataclass(frozen=True)
class Device:
    """Where somebody signs in from: what the browser says, the address, the wish to stay."""

    name: str = ""
    address: str = ""
    is_remembered: bool = False


def open_for(person: Person, *, at: datetime, device: Device | None = None) -> str:
    """Begin a session for a person and return the token to keep in the cookie."""
    device = device or Device()
    token = secrets.token_urlsafe(32)
    made = SignIn(
        token_hash=hashed(token),
        person_id=person.id,
        device=device.name[:255],
        address=device.address[:255],
        is_remembered=device.is_remembered and may_stay(person, at=at),
        created_at=at,
        seen_at=at,
    )
    db.session.add(made)
    outbox.note_opened(person.id, at=at)
    return token


def find(token: str, *, at: datetime) -> SignIn | None:
    """Return the session of a token if it is open and within its limits at an instant.

    The person comes with the posts: every page asks for them.
    """
    rows = select(SignIn).where(SignIn.token_hash == hashed(token), SignIn.ended_at.is_(None))
    whole = rows.options(joinedload(SignIn.person).joinedload(Person.appointments))
    found = db.session.scalars(whole).unique().one_or_none()
    return found if found is not None and is_within_limits(found, at=at) else None


def is_within_limits(sign_in: SignIn, *, at: datetime) -> bool:
    """Tell whether a session holds: 30 minutes idle and 12 hours in all, 30 days where it stays."""
    if sign_in.is_remembered and may_stay(sign_in.person, at=at):
        return at - sign_in.created_at < timedelta(days=current_app.config["REMEMBER_DAYS"])
    idle = timedelta(minutes=current_app.config["IDLE_MINUTES"])
    whole = timedelta(hours=current_app.config["ABSOLUTE_HOURS"])
    return at - sign_in.seen_at < idle and at - sign_in.created_at < whole


def may_stay(person: Person, *, at: datetime) -> bool:
    """Tell whether a person's posts allow to stay signed in on a device."""
    return {Role(post.role) for post in person.posts(day_of(at))} <= REMEMBERED


def needs_touch(sign_in: SignIn, *, at: datetime) -> bool:
    """Tell whether the moment last seen is old enough to be written again."""
    return at - sign_in.seen_at >= TOUCH_EVERY


def touch(sign_in_id: int, *, person_id: int, at: datetime) -> None:
    """Note that a person's session was used; called in a writing transaction of its own."""
    older = update(SignIn).where(SignIn.id == sign_in_id, SignIn.seen_at < at)
    db.session.execute(older.values(seen_at=at))
    outbox.note_opened(person_id, at=at)


def devices(person: Person, *, at: datetime) -> list[SignIn]:
    """Return the sessions of a person that are open at an instant, the last used first."""
    rows = select(SignIn).where(SignIn.person_id == person.id, SignIn.ended_at.is_(None))
    found = db.session.scalars(rows.order_by(SignIn.seen_at.desc(), SignIn.id.desc()))
    return [one for one in found if is_within_limits(one, at=at)]


def end(token: str, *, at: datetime) -> None:
    """End the session of a token; whoever kept the cookie is signed out as well."""
    _end_those(SignIn.token_hash == hashed(token), at=at)


def end_device(sign_in_id: int, *, person: Person, at: datetime) -> bool:
    """End one of a person's own sessions; False where it is not the person's."""
    return _end_those((SignIn.id == sign_in_id) & (SignIn.person_id == person.id), at=at)


def end_all(person: Person, *, at: datetime, but: str = "") -> None:
    """End all sessions of a person on every device, but for the one of a token."""
    kept = SignIn.token_hash != hashed(but)
    _end_those((SignIn.person_id == person.id) & kept, at=at)


def forget(*, before: datetime) -> None:
    """Delete the sessions that were over, on any device, before an instant.

    The latest of each person stays, so that who has been here is not taken for who never came.
    """
    later = aliased(SignIn)
    is_latest = ~exists().where(later.person_id == SignIn.person_id, later.id > SignIn.id)
    longest = timedelta(days=current_app.config["REMEMBER_DAYS"])
    db.session.execute(delete(SignIn).where(SignIn.created_at < before - longest, ~is_latest))


def hashed(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _end_those(those: ColumnElement[bool], *, at: datetime) -> bool:
    open_ones = update(SignIn).where(those, SignIn.ended_at.is_(None)).values(ended_at=at)
    ended = db.session.scalars(open_ones.returning(SignIn.id)).all()
    return bool(ended)
