"""What became of letters: for the secretariat's page."""

from collections.abc import Collection

from sqlalchemy import func, select

from tracker.db import db
from tracker.outbox.facts import Letter

SHOWN = 100
# Whoever reads such a letter can open the account: the page of letters never shows its text.
SECRET_KINDS = ("invitation", "password_reset")


def latest(person_ids: Collection[int]) -> list[Letter]:
    """Return the latest letters to some people, the newest first."""
    rows = select(Letter).where(Letter.person_id.in_(person_ids))
    newest = rows.order_by(Letter.sent_at.desc(), Letter.not_before.desc(), Letter.id.desc())
    return list(db.session.scalars(newest.limit(SHOWN)))


def counts(person_ids: Collection[int]) -> dict[str, int]:
    """Return how many letters to some people are in which state."""
    rows = (
        select(Letter.state, func.count(Letter.id).label("letters"))
        .where(Letter.person_id.in_(person_ids)).group_by(Letter.state)
    )  # fmt: skip
    return {row.state: row.letters for row in db.session.execute(rows)}


def one(letter_id: int, person_ids: Collection[int]) -> Letter | None:
    """Return a composed letter to one of some people, unless it opens an account."""
    rows = select(Letter).where(
        Letter.id == letter_id,
        Letter.person_id.in_(person_ids),
        Letter.kind.not_in(SECRET_KINDS),
    )
    found = db.session.scalar(rows)
    return found if found is not None and found.is_composed else None
