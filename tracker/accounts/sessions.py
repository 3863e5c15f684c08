"""Sessions on the server: one row per signed-in device, so that signing out ends it."""

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts.people import Person
from tracker.db import Model, db


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


def open_for(person: Person, *, at: datetime, device: str = "", remembered: bool = False) -> str:
    """Begin a session for a person and return the token to keep in the cookie."""
    token = secrets.token_urlsafe(32)
    db.session.add(
        SignIn(
            token_hash=hashed(token), person_id=person.id, device=device[:255],
            is_remembered=remembered, created_at=at, seen_at=at,
        )
    )  # fmt: skip
    return token


def find(token: str) -> SignIn | None:
    """Return the open session of a token."""
    rows = select(SignIn).where(SignIn.token_hash == hashed(token), SignIn.ended_at.is_(None))
    return db.session.scalar(rows)


def hashed(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
