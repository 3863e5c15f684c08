"""Files held for a form that is not taken yet, so that nobody must choose a file again."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, delete, exists, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Model, db
from tracker.files import Blob, Examined, StoredFile, bytes_of, keep_bytes

if TYPE_CHECKING:
    from tracker.accounts import Person

KEPT = timedelta(days=1)


class HeldFile(Model):
    """A file that somebody chose in a form: for this person and this form alone, a day long.

    `place` is the address that the form is posted to.
    """

    __tablename__ = "held_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    place: Mapped[str]
    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"), index=True)
    name: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)


def hold(file: Examined, *, by: "Person", place: str, at: datetime) -> HeldFile:
    """Hold an examined file for a person and a form."""
    keep_bytes(file)
    held = HeldFile(person_id=by.id, place=place[:255], sha256=file.sha256, name=file.name, at=at)
    db.session.add(held)
    db.session.flush()
    return held


def find(held_id: int, *, by: "Person", place: str) -> HeldFile | None:
    """Return a file that is held for a person and a form, None for any other."""
    held = db.session.get(HeldFile, held_id) if held_id else None
    if held is None or (held.person_id, held.place) != (by.id, place[:255]):
        return None
    return held


def content_of(held: HeldFile) -> bytes:
    """Return the bytes of a held file."""
    return bytes_of(held.sha256)


def release(held_id: int) -> None:
    """Hold a file no longer: its form was taken, and keeps it."""
    db.session.execute(delete(HeldFile).where(HeldFile.id == held_id))


def forget(*, before: datetime) -> None:
    """Delete what was held before an instant, with the bytes that nothing else needs."""
    old = select(HeldFile.sha256).where(HeldFile.at < before)
    prints = set(db.session.scalars(old))
    db.session.execute(delete(HeldFile).where(HeldFile.at < before))
    stored = exists().where(StoredFile.sha256 == Blob.sha256)
    still_held = exists().where(HeldFile.sha256 == Blob.sha256)
    db.session.execute(delete(Blob).where(Blob.sha256.in_(prints), ~stored, ~still_held))
