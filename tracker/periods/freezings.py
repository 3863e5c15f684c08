"""Các lần chốt: every freezing of a period's figures, and what each one changed."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from tracker.db import db
from tracker.periods.facts import ReportPeriod
from tracker.periods.snapshots import Snapshot
from tracker.rules import N_
from tracker.rules.progress import NAMES, Counts

# What figures are of, beside the tasks: its name, and where it stands in what is printed.
BESIDE = {
    "indicators": N_("chỉ tiêu"), "dossiers": N_("hồ sơ"), "registers": N_("sổ theo dõi"),
}  # fmt: skip
# The same of what is counted again; a task that the counts tell of is not named twice.
TASKS = N_("chi tiết nhiệm vụ")
COUNTED = {
    "estimates": N_("ước thực hiện"), "decided": N_("đề nghị đã quyết định"),
    "outside": N_("nhiệm vụ ngoài kế hoạch"),
}  # fmt: skip


@dataclass(frozen=True)
class Freezing:
    """Figures of a period as they were frozen once, beside those frozen before.

    `beside` names (as msgids) what differs and is no count of tasks.
    """

    snapshot: Snapshot
    counts: Counts
    before: "Freezing | None" = None
    beside: tuple[str, ...] = ()


def freezings_of(period: ReportPeriod) -> list[Freezing]:
    """Return every freezing of a period, the one that holds first."""
    rows = select(Snapshot).where(Snapshot.period_id == period.id)
    whole = (undefer(Snapshot.packed), joinedload(Snapshot.frozen_by))
    snapshots = db.session.scalars(rows.options(*whole).order_by(Snapshot.id))
    bodies = [(one, one.body) for one in snapshots]
    found = [Freezing(one, counts_in(body)) for one, body in bodies[:1]]
    for (_, old), (snapshot, body) in pairwise(bodies):
        beside = tuple(_beside(old, body))
        found.append(Freezing(snapshot, counts_in(body), found[-1], beside))
    return found[::-1]


def successor_of(snapshot: Snapshot) -> Snapshot | None:
    """Return the figures that took the place of some, None while they hold."""
    return db.session.scalar(select(Snapshot).where(Snapshot.replaces_id == snapshot.id))


def counts_in(body: dict[str, Any]) -> Counts:
    """Return the counts of all tasks that a snapshot's body holds."""
    return Counts(**{name: body["facts"]["counts"][name] for name in NAMES})


def _beside(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Return what two bodies say differently beside the counts of tasks."""
    before, after = old["facts"], new["facts"]
    tasks = [name for name in before if name not in COUNTED and before[name] != after[name]]
    found = [TASKS] if tasks and "counts" not in tasks else []
    found += [words for name, words in COUNTED.items() if before.get(name) != after.get(name)]
    printed = ((words, old["shown"][name], new["shown"][name]) for name, words in BESIDE.items())
    return found + [words for words, was, now in printed if was != now]
