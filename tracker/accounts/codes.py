"""Codes that let somebody set a password: single use, kept as a hash, with an end."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from flask import current_app
from sqlalchemy import ForeignKey, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts.people import Person
from tracker.db import Model, db


class Purpose(StrEnum):
    """Why a code was given."""

    INVITATION = "invitation"
    RESET = "reset"
    BY_HAND = "by_hand"


LASTS = {
    Purpose.INVITATION: timedelta(days=7),
    Purpose.RESET: timedelta(hours=1),
    Purpose.BY_HAND: timedelta(hours=24),
}


class AccessCode(Model):
    """One code: for whom, why, until when; `given_by` is empty where the person asked for it."""

    __tablename__ = "access_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    purpose: Mapped[str]
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(foreign_keys=person_id)


def give(person: Person, *, purpose: Purpose, by: Person | None, at: datetime) -> str:
    """Make a code for a person and return it; the earlier ones of the same purpose die.

    Codes for links have 32 random bytes, a code told by hand has eight digits.
    """
    _end_open(person, at=at, purpose=purpose)
    is_told = purpose is Purpose.BY_HAND
    code = f"{secrets.randbelow(10**8):08d}" if is_told else secrets.token_urlsafe(32)
    made = AccessCode(
        code_hash=_hashed(code, person if is_told else None, current_app.config["SECRET_KEY"]),
        person_id=person.id,
        purpose=purpose,
        given_by_id=by.id if by else None,
        given_at=at,
        ends_at=at + LASTS[purpose],
    )
    db.session.add(made)
    db.session.flush()
    return code


def of_link(code: str, *, at: datetime) -> AccessCode | None:
    """Return the code of a link if it still opens the door."""
    return _open_one(code, None, at=at)


def told(person: Person, code: str, *, at: datetime) -> AccessCode | None:
    """Return the eight digits that a person was told if they still open the door."""
    digits = "".join(letter for letter in code if letter.isdecimal())
    return _open_one(digits, person, at=at)


def spend(code: AccessCode, *, at: datetime) -> bool:
    """Use a code up; False where another request was faster."""
    unused = update(AccessCode).where(AccessCode.id == code.id, AccessCode.used_at.is_(None))
    spent = unused.values(used_at=at).returning(AccessCode.id)
    return db.session.scalar(spent) is not None


def end_all(person: Person, *, at: datetime) -> None:
    """Let no code of a person open anything any more: the password is set, or the account shut."""
    _end_open(person, at=at)


def forget(*, before: datetime) -> None:
    """Delete the codes that ended before an instant."""
    db.session.execute(delete(AccessCode).where(AccessCode.ends_at < before))


def _open_one(code: str, person: Person | None, *, at: datetime) -> AccessCode | None:
    keys = [current_app.config["SECRET_KEY"], *current_app.config["SECRET_KEY_FALLBACKS"]]
    hashes = [_hashed(code, person, key) for key in keys]
    rows = select(AccessCode).where(
        AccessCode.code_hash.in_(hashes), AccessCode.used_at.is_(None), AccessCode.ends_at > at
    )
    found = db.session.scalar(rows)
    return found if found is not None and found.person.is_enabled else None


def _end_open(person: Person, *, at: datetime, purpose: Purpose | None = None) -> None:
    open_ones = update(AccessCode).where(
        AccessCode.person_id == person.id, AccessCode.used_at.is_(None)
    )
    if purpose is not None:
        open_ones = open_ones.where(AccessCode.purpose == purpose)
    db.session.execute(open_ones.values(used_at=at))


def _hashed(code: str, person: Person | None, key: str) -> str:
    """Return what is stored of a code: keyed, since eight digits alone are quickly tried out."""
    owner = person.id if person else ""
    return hmac.new(key.encode(), f"code:{owner}:{code}".encode(), hashlib.sha256).hexdigest()
