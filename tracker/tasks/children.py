"""Tasks that a plan numbers below another: 1.1 and 1.2 belong to 1, and 1 is done when they are."""

from sqlalchemy import func, select

from tracker.db import db
from tracker.rules import N_, Refused
from tracker.rules.words import OPEN_STATUSES
from tracker.tasks.facts import Task

LAST = 2**31 - 1
WAITING = N_("Còn nhiệm vụ con chưa hoàn thành: %(codes)s.")


def check_children(task: Task) -> None:
    """Refuse to call a task done while one that the plan numbers below it is open."""
    waiting = open_children(task)
    if waiting:
        raise Refused(WAITING, codes=", ".join(waiting))


def open_children(task: Task) -> list[str]:
    """Return the codes of the open tasks that the plan numbers below a task."""
    return [child.code for child in children_of(task) if child.status in OPEN_STATUSES]


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


def parents_of(task: Task) -> list[Task]:
    """Return the tasks below which the plan numbers a task, the nearest first: 1.1.2 → 1.1, 1."""
    parts = task.printed_no.rstrip(".").split(".")
    numbers = [".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]
    rows = select(Task).where(
        Task.plan_id == task.plan_id,
        Task.area_id.is_not_distinct_from(task.area_id),
        Task.position < task.position,
        Task.printed_no.in_([*numbers, *(f"{number}." for number in numbers)]),
    )
    before = db.session.scalars(rows.order_by(Task.position.desc()))
    return [one for one in before if any(child.id == task.id for child in children_of(one))]
