"""What letters told, read back: which task or duty, at which stage, by which day."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tracker.db import db
from tracker.outbox import Letter, ToldItem
from tracker.reminders.items import Beside, Duty, OwedReport, OwedValues, PlanName
from tracker.tasks import Task, TaskAnswer, TaskPart
from tracker.units import Unit

# What stands beside a task and has an id of its own; everything else goes by the task's.
OWN_IDS: dict[str, type[TaskAnswer] | type[TaskPart]] = {
    Beside.ANSWER: TaskAnswer, Beside.PART: TaskPart,
}  # fmt: skip

# What a unit owes besides its tasks: such items go by the unit's id.
OF_UNITS: dict[str, type[Duty]] = {
    Beside.QUOTAS: Duty, Beside.REPORT: OwedReport, Beside.VALUES: OwedValues,
}  # fmt: skip


@dataclass(frozen=True)
class ToldTask:
    """One thing that a letter told: of which task or duty, at which stage, with which due day."""

    task: Task | Duty
    stage: str
    due_on: date
    is_new: bool = False


def told_by(letters: Collection[Letter]) -> dict[int, list[ToldTask]]:
    """Return what some letters told, or would have told, by letter; in four queries at most."""
    items = {one.id: [ToldItem.of(kept) for kept in one.tells] for one in letters}
    whose = _tasks_of([item for told in items.values() for item in told])
    tasks = _tasks(set(whose.values()))
    units = _units({one.item_id for told in items.values() for one in told if _is_duty(one)})
    return {
        letter_id: [
            ToldTask(about, item.stage, item.due_on)
            for item in told
            if (about := _duty(item, units) or tasks.get(whose.get((item.item, item.item_id), 0)))
        ]
        for letter_id, told in items.items()
    }  # fmt: skip


def _tasks_of(items: Iterable[ToldItem]) -> dict[tuple[str, int], int]:
    """Return the id of the task of each item."""
    ids: dict[str, set[int]] = {}
    for item in items:
        ids.setdefault(item.item, set()).add(item.item_id)
    found: dict[tuple[str, int], int] = {}
    for owed in OF_UNITS:
        ids.pop(owed, None)
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


def _is_duty(item: ToldItem) -> bool:
    return item.item in OF_UNITS


def _duty(item: ToldItem, units: dict[int, Unit]) -> Duty | None:
    """Return the duty that was told, None for what is no duty or of no unit."""
    unit = units.get(item.item_id) if _is_duty(item) else None
    return OF_UNITS[item.item](unit.name, PlanName(item.due_on.year, "")) if unit else None


def _units(ids: set[int]) -> dict[int, Unit]:
    rows = select(Unit).where(Unit.id.in_(ids))
    return {unit.id: unit for unit in db.session.scalars(rows)} if ids else {}
