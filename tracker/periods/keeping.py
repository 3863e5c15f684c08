"""Tệp đã lập: the official files of a report, kept with its figures and served again as made."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import select

from tracker import files, history
from tracker.accounts import Person
from tracker.db import db
from tracker.files import Examined, StoredFile
from tracker.history import Entry
from tracker.periods.snapshots import Snapshot, SnapshotFile
from tracker.rules import N_, Refused

KIND, MOVE = "snapshot", "keep_files"
LEAST_LETTERS = 10


def files_of(snapshot: Snapshot) -> list[SnapshotFile]:
    """Return the files made from a snapshot, the first version first."""
    return files_of_all([snapshot])


def files_of_all(snapshots: Collection[Snapshot]) -> list[SnapshotFile]:
    """Return the files made from some snapshots, of each the first version first."""
    kept = SnapshotFile
    rows = select(kept).where(kept.snapshot_id.in_([one.id for one in snapshots]))
    return list(
        db.session.scalars(rows.order_by(kept.snapshot_id.desc(), kept.version, kept.file_id))
    )


def keep_files(
    snapshot: Snapshot, made: Iterable[Examined], *, by: Person, at: datetime, reason: str = ""
) -> list[SnapshotFile]:
    """Keep the files that were made of a report as its first official version, or a later one.

    The plan's chain must have been taken. Refused: a later version without 10 letters of reason.
    """
    before, reason = files_of(snapshot), " ".join(reason.split())
    if before and len(reason) < LEAST_LETTERS:
        raise Refused(N_("Ghi lý do lập lại tệp (ít nhất 10 chữ)."))
    version = before[-1].version + 1 if before else 1
    held = [files.keep(one, authority_id=snapshot.authority_id, by=by, at=at) for one in made]
    kept = [
        SnapshotFile(
            snapshot_id=snapshot.id, file=one, file_id=one.id, made_at=at, made_by=by,
            made_by_id=by.id, version=version, reason=reason,
        )
        for one in held
    ]  # fmt: skip
    db.session.add_all(kept)
    db.session.flush()
    changes = {"version": version, "files": fingerprints(held)}
    entry = Entry(KIND, snapshot.id, MOVE, note=reason, changes=changes)
    history.record(entry, chain_id=snapshot.plan_id, by=by.id, at=at)
    return kept


def fingerprints(kept: Sequence[StoredFile]) -> dict[str, str]:
    """Return the SHA-256 of some files by their id as text."""
    return {str(one.id): one.sha256 for one in kept}
