"""How often may somebody try: counters in the database, right under many processes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.db import Model, db


class Rate(Model):
    """How often a key was hit in one window of time; `bucket` is the window's number."""

    __tablename__ = "rate"

    key: Mapped[str] = mapped_column(primary_key=True)
    bucket: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    n: Mapped[int]


WINDOW = timedelta(minutes=15)


@dataclass(frozen=True)
class Allowance:
    """How many hits a key has in a window."""

    key: str
    most: int


HIT = text(
    "INSERT INTO rate (key, bucket, n) VALUES (:key, :bucket, 1) "
    "ON CONFLICT (key, bucket) DO UPDATE SET n = rate.n + 1 RETURNING n"
)
FORGIVE = text("UPDATE rate SET n = n - 1 WHERE key = :key AND bucket = :bucket AND n > 0")


def hit(*allowances: Allowance, at: datetime) -> bool:
    """Count one try on every key and tell whether all are within their allowance.

    The caller commits right away, before anything slow is done: what is not yet counted cannot
    hold back the other processes. Keys are counted in their order, or two tries could deadlock.
    """
    within = True
    for one in sorted(allowances, key=lambda one: one.key):
        count = db.session.scalar(HIT, {"key": one.key, "bucket": bucket_of(at)})
        within = within and (count or 0) <= one.most
    return within


def forgive(*allowances: Allowance, at: datetime) -> None:
    """Take back one try on every key: who signs in rightly has not used anything up."""
    for one in sorted(allowances, key=lambda one: one.key):
        db.session.execute(FORGIVE, {"key": one.key, "bucket": bucket_of(at)})


def forget(*, before: datetime) -> None:
    """Delete the counters of windows that ended before an instant."""
    db.session.execute(delete(Rate).where(Rate.bucket < bucket_of(before)))


def bucket_of(at: datetime) -> int:
    """Return the number of the window in which an instant falls."""
    return int(at.timestamp() // WINDOW.total_seconds())
