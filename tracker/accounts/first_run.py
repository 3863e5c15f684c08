"""The first run: an empty database lets in whoever holds the token of the console, once."""

import hmac
import secrets
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker import history
from tracker.accounts import passwords, sessions, staffing
from tracker.accounts.people import Person
from tracker.accounts.sessions import Device
from tracker.accounts.staffing import Facts, Post
from tracker.clock import day_of
from tracker.db import Model, begin_write, db
from tracker.history import GENERAL
from tracker.rules import N_, Refused
from tracker.rules.words import Role
from tracker.units import tree, types
from tracker.units.tree import Names


class FirstRun(Model):
    """The token of the first run, as a hash; the newest console's token is the one that counts."""

    __tablename__ = "first_run"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    token_hash: Mapped[str]
    made_at: Mapped[datetime]


def is_needed() -> bool:
    """Tell whether nobody is here yet."""
    return db.session.scalar(select(Person.id).limit(1)) is None


def begin(*, at: datetime) -> str:
    """Make the token that the console shows and return it; an earlier one dies. Commits."""
    token = secrets.token_urlsafe(24)
    begin_write()
    db.session.execute(delete(FirstRun))
    db.session.add(FirstRun(id=1, token_hash=sessions.hashed(token), made_at=at))
    db.session.commit()
    return token


def fits(token: str) -> bool:
    """Tell whether a token opens the first run, which it does while nobody is here."""
    kept = db.session.scalar(select(FirstRun.token_hash))
    given = sessions.hashed(token)
    return kept is not None and hmac.compare_digest(kept, given) and is_needed()


def found(
    authority: tuple[Names, str], administrator: Facts, *, password: str, device: Device,
    at: datetime,
) -> str:  # fmt: skip
    """Found the authority (its names and kind) with its first administrator, and sign that one in.

    Returns the token of the session. Lays the kinds of units, ends the first run, commits. Raises
    Refused where the password is too easy, a name is missing, or somebody was faster.
    """
    names, type_code = authority
    passwords.check_new(password, person=_described(administrator))
    db.session.rollback()
    password_hash = passwords.hashed(password)
    begin_write()
    history.take(GENERAL)
    if not is_needed():
        raise Refused(N_("Đã khởi tạo. Đăng nhập để tiếp tục."))
    types.seed()
    unit = tree.create(names, type_code=type_code, parent=None, by=None, at=at)
    person = staffing.create(administrator, authority_id=unit.id, by=None, at=at)
    post = Post(unit, Role.ADMIN, "", from_on=day_of(at))
    staffing.appoint(person, post=post, by=None, at=at)
    person.password_hash = password_hash
    db.session.execute(delete(FirstRun))
    token = sessions.open_for(person, at=at, device=device)
    db.session.commit()
    return token


def _described(facts: Facts) -> Person:
    """Return a person who is not kept, for the rules of a new password."""
    return Person(full_name=facts.full_name, login=facts.login, email=facts.email or None)
