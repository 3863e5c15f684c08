"""The append-only log of moves: hash-chained, one chain per plan and one for the rest."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DDL, ForeignKey, Index, Row, Text, UniqueConstraint, event, select
from sqlalchemy.orm import Mapped, mapped_column

from tracker.clock import day_of
from tracker.db import BigKey, Model, begin_write, db, insert_missing
from tracker.rules.fold import fold

GENERAL = 0
BATCH = 2000
UNHASHED = frozenset({"id", "search_key"})


class Chain(Model):
    """The head of one chain: `id` is a plan's id, or 0 for what belongs to no plan."""

    __tablename__ = "chain"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(default=0)
    head: Mapped[str] = mapped_column(default="")


class Event(Model):
    """One move: what happened to which record, its effective day `on`, its recorded instant `at`.

    `status` and `outcome` are empty where the move leaves them; `changes` holds the other facts
    that the move set (days as ISO text, records by id); `voids_id` names the event that this one
    corrects. `search_key` is the note folded for search; it is computed, so no part of the hash.
    """

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("chain_id", "seq"),
        Index(None, "kind", "record_id", "seq"),
    )

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    chain_id: Mapped[int] = mapped_column(ForeignKey("chain.id"))
    seq: Mapped[int]
    at: Mapped[datetime]
    on: Mapped[date]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    record_id: Mapped[int]
    move: Mapped[str]
    status: Mapped[str | None]
    outcome: Mapped[str | None]
    note: Mapped[str] = mapped_column(Text, default="")
    search_key: Mapped[str] = mapped_column(Text, default="", deferred=True)
    changes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    voids_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    previous: Mapped[str]
    hash: Mapped[str]


@dataclass(frozen=True)
class Entry:
    """What a verb has to say about a move, before it is chained."""

    kind: str
    record_id: int
    move: str
    status: str | None = None
    outcome: str | None = None
    note: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    voids_id: int | None = None


def take(*chain_ids: int) -> None:
    """Lock chains in id order, before any row is changed: the other order deadlocks (measured)."""
    for chain_id in sorted(set(chain_ids)):
        locked = select(Chain).where(Chain.id == chain_id).with_for_update()
        fresh = locked.execution_options(populate_existing=True)
        head = db.session.scalar(fresh)
        if head is None:
            insert_missing(Chain, {"id": chain_id, "seq": 0, "head": ""})  # by whoever is first
            head = db.session.scalars(fresh).one()
        # The session forgets what nobody holds: each event would read its chain anew.
        db.session.info.setdefault("chains", {})[chain_id] = head


def begin_on(chains: Callable[[], set[int]]) -> None:
    """Begin writing and take chains that must be looked up; more may be wanted while one waits."""
    wanted, taken = chains(), set[int]()
    while not wanted <= taken:
        begin_write()
        taken = wanted
        take(*taken)
        wanted = taken | chains()


def record(
    entry: Entry, *, chain_id: int, by: int | None, at: datetime, on: date | None = None
) -> Event:
    """Append a move to its chain and return the event.

    `by` is the id of the person, None for the system itself; `on` is the effective day, by default
    the day in Vietnam on which `at` falls. The chain must have been taken.
    """
    chain = db.session.get_one(Chain, chain_id)
    chain.seq += 1
    made = Event(
        chain_id=chain_id, seq=chain.seq, at=at.astimezone(UTC), on=on or day_of(at), actor_id=by,
        kind=entry.kind, record_id=entry.record_id, move=entry.move, status=entry.status,
        outcome=entry.outcome, note=entry.note, changes=entry.changes, voids_id=entry.voids_id,
        previous=chain.head, hash="", search_key=fold(entry.note),
    )  # fmt: skip
    made.hash = chain.head = digest(made)
    db.session.add(made)
    return made


def digest(made: Event | Row[Any]) -> str:
    """Return the SHA-256 of an event's facts and of the event before it."""
    facts = [
        made.previous, made.chain_id, made.seq, made.at.isoformat(), made.on.isoformat(),
        made.actor_id, made.kind, made.record_id, made.move, made.status, made.outcome,
        made.note, made.changes, made.voids_id,
    ]  # fmt: skip
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def of(kind: str, record_id: int) -> list[Event]:
    """Return the events of one record, oldest first."""
    rows = select(Event).where(Event.kind == kind, Event.record_id == record_id)
    return list(db.session.scalars(rows.order_by(Event.chain_id, Event.seq)))


class Break(StrEnum):
    """What is wrong with a chain."""

    CHANGED = "changed"  # an event is not what was recorded
    UNLINKED = "unlinked"  # the event before it is gone, or another
    TAIL = "tail"  # the last events are gone
    HEAD = "head"  # the head is not the hash of the last event


@dataclass(frozen=True)
class Fault:
    """A break in a chain: where, and the record of which it speaks (none for the chain's end)."""

    chain_id: int
    seq: int
    what: Break
    kind: str = ""
    record_id: int | None = None


def faults() -> Iterator[Fault]:
    """Yield every break of every chain, reading the events as a stream."""
    ends: dict[int, tuple[int, str]] = {}
    columns = [column for column in Event.__table__.columns if column.key not in UNHASHED]
    rows = select(*columns).order_by(Event.chain_id, Event.seq)
    for made in db.session.execute(rows, execution_options={"yield_per": BATCH}):
        last, head = ends.get(made.chain_id, (0, ""))
        if made.previous != head or made.seq != last + 1:
            yield Fault(made.chain_id, made.seq, Break.UNLINKED, made.kind, made.record_id)
        if made.hash != digest(made):
            yield Fault(made.chain_id, made.seq, Break.CHANGED, made.kind, made.record_id)
        ends[made.chain_id] = (made.seq, made.hash)
    for chain in db.session.execute(select(Chain.id, Chain.seq, Chain.head).order_by(Chain.id)):
        last, head = ends.get(chain.id, (0, ""))
        if chain.seq != last:
            yield Fault(chain.id, max(chain.seq, last), Break.TAIL)
        elif chain.head != head:
            yield Fault(chain.id, last, Break.HEAD)


SQLITE_GUARD = (
    "CREATE TRIGGER event_no_{verb} BEFORE {verb} ON event "
    "BEGIN SELECT RAISE(ABORT, 'events are never changed'); END"
)
POSTGRES_GUARD = (
    "CREATE FUNCTION event_guard() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'events are never changed'; END $$; "
    "CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE ON event "
    "FOR EACH ROW EXECUTE FUNCTION event_guard()"
)


def _guard_events() -> None:
    table = Event.__table__
    for verb in ("update", "delete"):
        guard = DDL(SQLITE_GUARD.format(verb=verb)).execute_if(dialect="sqlite")  # type: ignore[no-untyped-call]
        event.listen(table, "after_create", guard)
    event.listen(table, "after_create", DDL(POSTGRES_GUARD).execute_if(dialect="postgresql"))  # type: ignore[no-untyped-call]


_guard_events()
