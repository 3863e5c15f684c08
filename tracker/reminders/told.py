"""What letters told, read back from what they keep: which task, at which stage, by which day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.db import db
from tracker.outbox import Letter, ToldItem
from tracker.reminders.items import Beside
from tracker.tasks import Task, TaskAnswer, TaskPart

# What stands beside a task and has an id of its own; everything else goes by the task's.
OWN_IDS: dict[str, type[TaskAnswer] | type[TaskPart]] = {
    Beside.ANSWER: TaskAnswer, Beside.PART: TaskPart,
}  # fmt: skip


@dataclass(frozen=True)
class ToldTask:
    """One thing that a letter told: of which task, at which stage, with which due day then."""

    task: Task
    stage: str
    due_on: date
    is_new: bool = False


def told_by(letters: Collection[Letter]) -> dict[int, list[ToldTask]]:
    """Return what some letters told, or would have told, by letter; in three queries at most."""
    items = {one.id: [ToldItem.of(kept) for kept in one.tells] for one in letters}
    whose = _tasks_of([item for told in items.values() for item in told])
    tasks = _tasks(set(whose.values()))
    return {
        letter_id: [
            ToldTask(tasks[whose[item.item, item.item_id]], item.stage, item.due_on)
            for item in told if whose.get((item.item, item.item_id)) in tasks
        ]
        for letter_id, told in items.items()
    }  # fmt: skip


def _tasks_of(items: Iterable[ToldItem]) -> dict[tuple[str, int], int]:
    """Return the id of the task of each item."""
    ids: dict[str, set[int]] = {}
    for item in items:
        ids.setdefault(item.item, set()).add(item.item_id)
    found: dict[tuple[str, int], int] = {}
    for kind, wanted in ids.items():
        table = OWN_IDS.get(kind)
        if table is None:
            found |= {(kind, one): one for one in wanted}
        else:
            rows = select(table.id, table.task_id).where(table.id.in_(wanted))
            found |= {(kind, row.id): row.task_id for row in db.session.execute(rows)}
    return found


def _tasks(ids: set[int]) -> dict[int, Task]:
    rows = select(Task).where(Task.id.in_(ids))
    return {task.id: task for task in db.session.scalars(rows)} if ids else {}
