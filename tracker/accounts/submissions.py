"""Forms that were posted: each carries a one-time id, so that a double click acts once."""

from datetime import datetime

from sqlalchemy import ForeignKey, delete
from sqlalchemy.orm import Mapped, mapped_column

from tracker.accounts.people import Person
from tracker.db import Model, db, insert_first


class Submission(Model):
    """One posted form: the id that its page was drawn with, and who posted it."""

    __tablename__ = "submission"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


def spend(submission_id: str, *, by: Person, at: datetime) -> bool:
    """Note that a form was posted; False when it had been posted before and must not act again.

    Call it inside the writing transaction, after the chain is taken: the second of two equal posts
    waits for the first. A form without an id is never taken for a second one.
    """
    key = f"{by.id}:{submission_id}"[:255]
    if not submission_id:
        return True
    return insert_first(Submission, {"id": key, "person_id": by.id, "at": at})


def forget(*, before: datetime) -> None:
    """Delete the notes of forms posted before an instant; nobody holds their pages any more."""
    db.session.execute(delete(Submission).where(Submission.at < before))
