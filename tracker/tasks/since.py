"""Since when a task is with those who hold it: no change of hands is effective before."""

from datetime import date

from tracker import history
from tracker.tasks.facts import Task
from tracker.tasks.moves import KIND

HANDS = frozenset({"staff_id", "lead_unit_id", "collecting_unit_id"})


def began_on(task: Task) -> date | None:
    """Return the day on which a task entered its plan, None in a draft."""
    return task.added_on or task.plan.issued_on


def held_since(task: Task) -> date | None:
    """Return the day from which the unit and the person of now hold a task, None in a draft."""
    events = history.of(KIND, task.id)
    voided = {made.voids_id for made in events}
    days = [made.on for made in events if made.id not in voided and HANDS & made.changes.keys()]
    days += [began for began in (began_on(task),) if began]
    return max(days, default=None)
