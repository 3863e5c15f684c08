"""Whether snapshots are what was frozen, and what the events behind them still tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from tracker.db import db
from tracker.history import Event
from tracker.periods.body import frozen_facts
from tracker.periods.freezing import frame_of
from tracker.periods.keeping import KIND, MOVE, files_of, fingerprints
from tracker.periods.registered import registers_of
from tracker.periods.rows import rows_told
from tracker.periods.snapshots import Snapshot, fingerprint, plain


class Wrong(StrEnum):
    """What is wrong with a snapshot."""

    CHANGED = "changed"  # it is not what was frozen
    UNRECORDED = "unrecorded"  # the history does not know it
    HEAD = "head"  # a chain of events no longer ends there
    FACTS = "facts"  # the events tell other figures
    FILES = "files"  # the files made from it are not those that were kept


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
        db.session.expire(snapshot, ["packed", "packed_rows"])


def wrong_with(snapshot: Snapshot) -> Iterator[Wrong]:
    """Yield what does not hold of a snapshot."""
    body, rows = snapshot.body, snapshot.rows
    if fingerprint(body) != snapshot.sha256 or fingerprint(rows) != body["rows_sha256"]:
        yield Wrong.CHANGED
    if not _is_recorded(snapshot):
        yield Wrong.UNRECORDED
    if not all(_stands(int(chain), *head) for chain, head in snapshot.heads.items()):
        yield Wrong.HEAD
    frame, shown = frame_of(snapshot), body["shown"]
    _, facts = frozen_facts(frame)
    registers = registers_of(rows, since=frame.since, until=frame.as_of)
    told = [facts, rows_told(frame.reach()), registers]
    if plain(told) != plain([body["facts"], rows, shown["registers"]]):
        yield Wrong.FACTS
    if fingerprints([one.file for one in files_of(snapshot)]) != _files_recorded(snapshot):
        yield Wrong.FILES


def _files_recorded(snapshot: Snapshot) -> dict[str, str]:
    rows = select(Event.changes).where(
        Event.chain_id == snapshot.plan_id, Event.kind == KIND, Event.move == MOVE,
        Event.record_id == snapshot.id,
    )  # fmt: skip
    return {key: sha for told in db.session.scalars(rows) for key, sha in told["files"].items()}


def _is_recorded(snapshot: Snapshot) -> bool:
    rows = select(Event.changes).where(
        Event.chain_id == snapshot.plan_id, Event.kind == KIND,
        Event.move == "freeze", Event.record_id == snapshot.id,
    )  # fmt: skip
    return any(changes["sha256"] == snapshot.sha256 for changes in db.session.scalars(rows))


def _stands(chain_id: int, seq: int, head: str) -> bool:
    rows = select(Event.hash).where(Event.chain_id == chain_id, Event.seq == seq)
    return (db.session.scalar(rows) or "") == head
