"""Many tasks at once, loaded to be changed in one act."""

from collections.abc import Collection

from sqlalchemy.orm import joinedload, selectinload

from tracker import history
from tracker.access import NotFound, visible_tasks
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.tasks import Task


def tasks_to_change(task_ids: Collection[int], *, by: Person) -> list[Task]:
    """Begin writing, take the chains of the plans and return the tasks, in their plans' order.

    Raises NotFound if one of them is not visible to the person: nothing is changed then.
    """
    wanted = visible_tasks(by).where(Task.id.in_(task_ids))
    plans = set(db.session.scalars(wanted.with_only_columns(Task.plan_id)))
    begin_write()
    history.take(*plans)
    whole = wanted.options(joinedload(Task.plan), selectinload(Task.parts))
    tasks = list(db.session.scalars(whole.order_by(Task.plan_id, Task.position)))
    if len(tasks) != len(set(task_ids)):
        raise NotFound
    return tasks
