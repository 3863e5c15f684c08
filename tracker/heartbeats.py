"""When each job of each node last ran, so that people and supervisors see that somebody works."""

from datetime import datetime

from sqlalchemy import Text, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Model, db, insert_missing


class Heartbeat(Model):
    """The last run of a job on a node; `note` says what stood in its way, empty if nothing did."""

    __tablename__ = "heartbeat"

    node: Mapped[str] = mapped_column(primary_key=True)
    job: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    note: Mapped[str] = mapped_column(Text, default="")


def beat(node: str, job: str, *, at: datetime, note: str = "") -> None:
    """Write down that a job ran."""
    values = {"at": at, "note": note}
    row = update(Heartbeat).where(Heartbeat.node == node, Heartbeat.job == job).values(**values)
    unsynchronised = row.returning(Heartbeat.node).execution_options(synchronize_session=False)
    if db.session.scalar(unsynchronised) is None:
        insert_missing(Heartbeat, {"node": node, "job": job, **values})


def latest() -> list[Heartbeat]:
    """Return the last run of each job on whichever node ran it last, by name of the job."""
    rows = db.session.scalars(select(Heartbeat).order_by(Heartbeat.at))
    return sorted({row.job: row for row in rows}.values(), key=lambda row: row.job)


def forget(*, before: datetime) -> None:
    """Delete the rows of nodes that have not run a job since an instant."""
    db.session.execute(delete(Heartbeat).where(Heartbeat.at < before))
