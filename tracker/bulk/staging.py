"""Choosing tasks, telling what is to be done, seeing what that changes, and doing it at once."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from tracker import history, reminders
from tracker.accounts import Person
from tracker.bulk.acts import Doing, do, doing
from tracker.bulk.facts import KIND, Act, Bulk, BulkItem, Fate
from tracker.db import db
from tracker.evidence import Document
from tracker.history import Entry
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.tasks import Task

MOST = 500
KEPT = timedelta(days=31)
CHANGED = N_("Nhiệm vụ vừa có thay đổi sau khi xem trước.")


@dataclass(frozen=True)
class Terms:
    """What an act needs: its words, days and people as `Bulk.terms` keeps them, its document."""

    told: dict[str, Any] = field(default_factory=dict)
    document: Document | None = None


def choose(
    plan: Plan, tasks: Collection[Task], *, act: Act, by: Person, at: datetime
) -> Bulk:  # fmt: skip
    """Keep which tasks of a plan were chosen for an act; nothing is changed.

    Refused: no task, more than 500, a plan that is not in force.
    """
    if plan.state != PlanState.ISSUED:
        raise Refused(N_("Kế hoạch đã kết thúc, không cập nhật được nữa."))
    if not tasks:
        raise Refused(N_("Chọn ít nhất một nhiệm vụ."))
    if len(tasks) > MOST:
        raise Refused(
            N_("Mỗi lần nhiều nhất %(most)s nhiệm vụ. Lọc hẹp lại rồi chọn."), most=MOST
        )  # fmt: skip
    items = [BulkItem(task=task) for task in tasks]
    bulk = Bulk(plan=plan, by_id=by.id, at=at, act=act, terms={}, items=items)
    db.session.add(bulk)
    db.session.flush()
    return bulk


def tell(bulk: Bulk, terms: Terms, *, by: Person, at: datetime) -> None:
    """Say what is to be done, and give each task its fate as it stands now; none is changed.

    The verbs are tried in savepoints that are rolled back; the plan's chain must have been taken.
    """
    _check_open(bulk)
    bulk.terms, bulk.document, bulk.told_at = terms.told, terms.document, at
    db.session.flush()
    now = doing(bulk, by=by, at=at)
    for item in bulk.items:
        item.seen_version = item.task.version  # before the trial, which would have it read again
        item.fate, item.refusal = _tried(item.task, now)
    db.session.flush()


def carry_out(bulk: Bulk, *, by: Person, at: datetime) -> int:
    """Do the act on all tasks that are ready, once, and return how many were done.

    A task that has changed since it was looked at is refused by name, as is one whose verb refuses
    now. Every task has its own event; one entry names them all. Raises Refused before the terms
    were told, and where nothing is left to do.
    """
    if bulk.done_at is not None:
        return len(bulk.of(Fate.DONE))
    if bulk.told_at is None or not bulk.of(Fate.READY):
        raise Refused(N_("Không còn nhiệm vụ nào thực hiện được. Chọn lại nhiệm vụ."))
    now = doing(bulk, by=by, at=at)
    for item in bulk.of(Fate.READY):
        item.fate, item.refusal = _done(item, now)
    if not bulk.of(Fate.DONE):
        return 0
    reminders.queue_urging(now.round, at=at)
    bulk.done_at = at
    _record(bulk, by=by, at=at)
    return len(bulk.of(Fate.DONE))


def drop(bulk: Bulk) -> None:
    """Forget what was chosen; Refused once it was carried out."""
    _check_open(bulk)
    db.session.delete(bulk)


def forget(*, before: datetime) -> None:
    """Delete what was chosen before an instant and never carried out."""
    rows = select(Bulk).where(Bulk.done_at.is_(None), Bulk.at < before)
    for bulk in db.session.scalars(rows):
        db.session.delete(bulk)


def _check_open(bulk: Bulk) -> None:
    if bulk.done_at is not None:
        raise Refused(N_("Việc này đã thực hiện."))


def _tried(task: Task, now: Doing) -> tuple[Fate, dict[str, Any]]:
    """Let the verb act, or refuse, and undo it."""
    trial = db.session.begin_nested()
    try:
        do(task, now)
        db.session.flush()
    except Refused as no:
        return Fate.REFUSED, _plain(no)
    finally:
        trial.rollback()
    return Fate.READY, {}


def _done(item: BulkItem, now: Doing) -> tuple[Fate, dict[str, Any]]:
    if item.task.version != item.seen_version:
        return Fate.REFUSED, {"msgid": CHANGED, "values": {}}
    try:
        with db.session.begin_nested():
            do(item.task, now)
    except Refused as no:
        return Fate.REFUSED, _plain(no)
    return Fate.DONE, {}


def _plain(no: Refused) -> dict[str, Any]:
    """Return a refusal as it is kept until somebody reads it."""
    return {"msgid": no.msgid, "values": {name: str(value) for name, value in no.values.items()}}


def _record(bulk: Bulk, *, by: Person, at: datetime) -> None:
    changes = {
        "act": bulk.act, "document": bulk.basis,
        "tasks": [item.task.code for item in bulk.of(Fate.DONE)],
        "refused": [item.task.code for item in bulk.of(Fate.REFUSED)],
    }  # fmt: skip
    entry = Entry(KIND, bulk.id, bulk.act, note=bulk.text, changes=changes)
    history.record(entry, chain_id=bulk.plan_id, by=by.id, at=at)
