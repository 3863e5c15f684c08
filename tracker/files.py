"""Stored files: their bytes in the database, once per content, under our own id."""

import hashlib
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, deferred, mapped_column

from tracker.db import Model, db


class Blob(Model):
    """The bytes of a file, kept once."""

    __tablename__ = "blob"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class StoredFile(Model):
    """A file that somebody gave, with its name as given and its type as found in its content."""

    __tablename__ = "stored_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"))
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    stored_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    stored_at: Mapped[datetime]


def content_of(file: StoredFile) -> bytes:
    """Return the bytes of a stored file."""
    return db.session.get_one(Blob, file.sha256).content


def fingerprint(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()
