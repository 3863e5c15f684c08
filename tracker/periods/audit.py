"""Whether snapshots are what was frozen, and what the events behind them still tell."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from tracker.db import db
from tracker.history import Event
from tracker.periods.body import facts_at
from tracker.periods.snapshots import Snapshot, plain


class Wrong(StrEnum):
    """What is wrong with a snapshot."""

    CHANGED = "changed"  # it is not what was frozen
    UNRECORDED = "unrecorded"  # the history does not know it
    HEAD = "head"  # a chain of events no longer ends there
    FACTS = "facts"  # the events tell other figures


@dataclass(frozen=True)
class Fault:
    """A snapshot that does not hold, and why."""

    snapshot: Snapshot
    what: Wrong


def faults() -> Iterator[Fault]:
    """Yield every snapshot that does not hold; one at a time, they are large."""
    for snapshot_id in db.session.scalars(select(Snapshot.id).order_by(Snapshot.id)).all():
        snapshot = db.session.get_one(Snapshot, snapshot_id)
        yield from (Fault(snapshot, what) for what in wrong_with(snapshot))
        db.session.expire(snapshot, ["packed"])


def wrong_with(snapshot: Snapshot) -> Iterator[Wrong]:
    """Yield what does not hold of a snapshot."""
    body = snapshot.body
    if hashlib.sha256(plain(body).encode()).hexdigest() != snapshot.sha256:
        yield Wrong.CHANGED
    if not _is_recorded(snapshot):
        yield Wrong.UNRECORDED
    if not all(_stands(int(chain), *head) for chain, head in snapshot.heads.items()):
        yield Wrong.HEAD
    _, facts = facts_at(
        snapshot.plan, as_of=snapshot.as_of, known=snapshot.frozen_at, upto=snapshot.upto
    )
    if plain(facts) != plain(body["facts"]):
        yield Wrong.FACTS


def _is_recorded(snapshot: Snapshot) -> bool:
    rows = select(Event.changes).where(
        Event.chain_id == snapshot.plan_id, Event.kind == "snapshot",
        Event.record_id == snapshot.id,
    )  # fmt: skip
    return any(changes["sha256"] == snapshot.sha256 for changes in db.session.scalars(rows))


def _stands(chain_id: int, seq: int, head: str) -> bool:
    rows = select(Event.hash).where(Event.chain_id == chain_id, Event.seq == seq)
    return (db.session.scalar(rows) or "") == head
