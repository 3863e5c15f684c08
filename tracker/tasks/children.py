"""Tasks that a plan numbers below another: 1.1 and 1.2 belong to 1, and 1 is done when they are."""

from sqlalchemy import func, select

from tracker.db import db
from tracker.rules import N_, Refused
from tracker.rules.words import OPEN_STATUSES
from tracker.tasks.facts import Task

LAST = 2**31 - 1


def check_children(task: Task) -> None:
    """Refuse to call a task done while one that the plan numbers below it is open."""
    waiting = [child.code for child in children_of(task) if child.status in OPEN_STATUSES]
    if waiting:
        raise Refused(
            N_("Còn nhiệm vụ con chưa hoàn thành: %(codes)s."), codes=", ".join(waiting)
        )  # fmt: skip


def children_of(task: Task) -> list[Task]:
    """Return the tasks right after a task whose printed numbers begin with its own: 1 → 1.1.

    Elsewhere in the plan the same numbers may begin anew, so the run ends at the first other one.
    """
    prefix = f"{task.printed_no.rstrip('.')}."
    if prefix == ".":
        return []
    behind = (
        Task.plan_id == task.plan_id,
        Task.area_id.is_not_distinct_from(task.area_id),
        Task.position > task.position,
    )
    begins = func.substr(Task.printed_no, 1, len(prefix)) == prefix
    ends = select(func.min(Task.position)).where(*behind, ~begins).scalar_subquery()
    rows = select(Task).where(*behind, Task.position < func.coalesce(ends, LAST))
    return list(db.session.scalars(rows.order_by(Task.position)))
