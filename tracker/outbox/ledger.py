"""What became of letters: for the secretariat's page."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select

from tracker.db import db
from tracker.outbox.facts import Letter

SHOWN = 100
# Whoever reads such a letter can open the account: the page of letters never shows its text.
SECRET_KINDS = ("invitation", "password_reset")


@dataclass(frozen=True)
class Readers:
    """Whose letters are asked for: people, and units by their mailboxes."""

    person_ids: Collection[int]
    unit_ids: Collection[int] = ()

    @property
    def are_those(self) -> ColumnElement[bool]:
        """The condition that a letter is to one of them."""
        return or_(Letter.person_id.in_(self.person_ids), Letter.unit_id.in_(self.unit_ids))


def latest(readers: Readers) -> list[Letter]:
    """Return the latest letters to some readers, the newest first."""
    rows = select(Letter).where(readers.are_those)
    newest = rows.order_by(Letter.sent_at.desc(), Letter.not_before.desc(), Letter.id.desc())
    return list(db.session.scalars(newest.limit(SHOWN)))


def counts(readers: Readers) -> dict[str, int]:
    """Return how many letters to some readers are in which state."""
    rows = (
        select(Letter.state, func.count(Letter.id).label("letters"))
        .where(readers.are_those).group_by(Letter.state)
    )  # fmt: skip
    return {row.state: row.letters for row in db.session.execute(rows)}


def one(letter_id: int, readers: Readers) -> Letter | None:
    """Return a composed letter to one of some readers, unless it opens an account."""
    rows = select(Letter).where(
        Letter.id == letter_id,
        readers.are_those,
        Letter.kind.not_in(SECRET_KINDS),
    )
    found = db.session.scalar(rows)
    return found if found is not None and found.is_composed else None
