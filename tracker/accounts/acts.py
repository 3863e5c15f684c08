"""Who did what: events of one kind with the names of those who made them."""

from typing import Any

from sqlalchemy import Row, select

from tracker.accounts.people import Person
from tracker.db import db
from tracker.history import Event


def acts(chain_id: int, *, kind: str, move: str) -> list[Row[Any]]:
    """Return when something was done, what it changed and who did it, the oldest first.

    Each row has `at`, `changes` and `full_name`, None where the program itself did it.
    """
    rows = (
        select(Event.at, Event.changes, Person.full_name)
        .outerjoin(Person, Person.id == Event.actor_id)
        .where(Event.chain_id == chain_id, Event.kind == kind, Event.move == move)
        .order_by(Event.seq)
    )
    return list(db.session.execute(rows))
