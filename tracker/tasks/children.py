"""Tasks that a plan numbers below another: 1.1 and 1.2 belong to 1, and 1 is done when they are."""

from collections.abc import Iterator
from itertools import takewhile

from sqlalchemy import select

from tracker.db import db
from tracker.rules import N_, Refused
from tracker.rules.words import OPEN_STATUSES
from tracker.tasks.facts import Task


def check_children(task: Task) -> None:
    """Refuse to call a task done while one that the plan numbers below it is open."""
    waiting = [child.code for child in children_of(task) if child.status in OPEN_STATUSES]
    if waiting:
        raise Refused(
            N_("Còn nhiệm vụ con chưa hoàn thành: %(codes)s."), codes=", ".join(waiting)
        )  # fmt: skip


def children_of(task: Task) -> Iterator[Task]:
    """Return the tasks right after a task whose printed numbers begin with its own: 1 → 1.1.

    Elsewhere in the plan the same numbers may begin anew, so the run ends at the first other one.
    """
    prefix = f"{task.printed_no.rstrip('.')}."
    if prefix == ".":
        return iter(())
    rows = (
        select(Task)
        .where(
            Task.plan_id == task.plan_id,
            Task.area_id.is_not_distinct_from(task.area_id),
            Task.position > task.position,
        )
        .order_by(Task.position)
    )
    return takewhile(lambda child: child.printed_no.startswith(prefix), db.session.scalars(rows))
