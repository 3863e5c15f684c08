"""Snapshots: every figure of a day as it was known when it was frozen, kept for good."""

import hashlib
import json
import zlib
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DDL, ForeignKey, Index, LargeBinary, Text, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.accounts import Person
from tracker.db import Model
from tracker.files import StoredFile
from tracker.plans import Plan


class SnapshotKind(StrEnum):
    """What was frozen: the figures of a period, or those with which a plan was closed."""

    PERIOD = "period"
    CLOSING = "closing"


class Snapshot(Model):
    """The figures of a plan on a day, known at `frozen_at`; never changed once it stands.

    `heads` holds, for each chain of events behind it, how many events it had and the hash of the
    last one. `packed` is the compressed JSON of facts and of what was printed, `sha256` that of the
    JSON; `packed_rows` holds the rows of dossiers and registers behind them, whose hash stands in
    the body. A snapshot that replaces another names it and says why.
    """

    __tablename__ = "snapshot"
    __table_args__ = (Index(None, "plan_id", "as_of"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    period_id: Mapped[int | None] = mapped_column(ForeignKey("report_period.id"), index=True)
    kind: Mapped[str]
    as_of: Mapped[date]
    frozen_at: Mapped[datetime]
    frozen_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    heads: Mapped[dict[str, Any]]
    sha256: Mapped[str]
    packed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    packed_rows: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("snapshot.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text, default="")

    plan: Mapped[Plan] = relationship()
    frozen_by: Mapped[Person | None] = relationship()

    @property
    def body(self) -> dict[str, Any]:
        """Return everything that was frozen: `facts` that can be counted again, and `shown`."""
        return _unpacked(self.packed)

    @property
    def rows(self) -> dict[str, Any]:
        """Return the rows of dossiers and registers behind the figures (see `periods.rows`)."""
        return _unpacked(self.packed_rows)

    @property
    def upto(self) -> int:
        """Return how many events of the plan's chain were recorded when it was frozen."""
        return self.known_events[self.plan_id]

    @property
    def known_events(self) -> dict[int, int]:
        """Return how many events of each chain were recorded when it was frozen."""
        return {int(chain): int(seq) for chain, (seq, _hash) in self.heads.items()}


class SnapshotFile(Model):
    """A file that was made from a snapshot, served again as it was.

    Word, workbook and PDF that were made together are one `version`, counted from 1; `reason` says
    why a later one was made.
    """

    __tablename__ = "snapshot_file"

    snapshot_id: Mapped[int] = mapped_column(ForeignKey("snapshot.id"), primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), primary_key=True)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    version: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, default="")

    file: Mapped[StoredFile] = relationship(lazy="joined")
    made_by: Mapped[Person | None] = relationship(lazy="joined")


def _unpacked(packed: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(packed))
    return found


def pack(body: dict[str, Any]) -> tuple[bytes, str]:
    """Return a body compressed, and the SHA-256 of its JSON."""
    return zlib.compress(plain(body).encode(), 9), fingerprint(body)


def fingerprint(body: dict[str, Any]) -> str:
    """Return the SHA-256 of a body's JSON."""
    return hashlib.sha256(plain(body).encode()).hexdigest()


def plain(facts: Any) -> str:
    """Return facts as JSON, the same text for the same facts."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


SQLITE_GUARD = (
    "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'snapshots are never changed'); END"
)
POSTGRES_GUARD = (
    "CREATE OR REPLACE FUNCTION snapshot_guard() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'snapshots are never changed'; END $$; "
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION snapshot_guard()"
)


def _guard(table: type[Model]) -> None:
    name = table.__tablename__
    for verb in ("update", "delete"):
        guard = DDL(SQLITE_GUARD.format(table=name, verb=verb)).execute_if(dialect="sqlite")  # type: ignore[no-untyped-call]
        event.listen(table.__table__, "after_create", guard)
    guard = DDL(POSTGRES_GUARD.format(table=name)).execute_if(dialect="postgresql")  # type: ignore[no-untyped-call]
    event.listen(table.__table__, "after_create", guard)


_guard(Snapshot)
_guard(SnapshotFile)
