"""Puts the cells of a row into a task: lead, coordinating units, due days, what search looks in."""

from collections.abc import Iterable
from datetime import date

from tracker.db import db
from tracker.plans import Plan
from tracker.rules.due_dates import Reading
from tracker.rules.fold import fold
from tracker.rules.progress import roll_up_days
from tracker.tasks.facts import DueSource, Task, TaskOccurrence, TaskPart
from tracker.units import Unit


def new_task(plan: Plan) -> Task:
    """Return a draft task of a plan, as yet without words and place."""
    return Task(plan_id=plan.id, authority_id=plan.authority_id, year=plan.year, status="draft")


def put_lead(task: Task, unit: Unit | None) -> None:
    """Give a task its lead; the unit that collected for another group falls away."""
    if task.lead_unit_id != (unit.id if unit else None):
        task.lead_unit, task.lead_unit_id = unit, unit.id if unit else None
        task.collecting_unit_id = None


def put_deadline(task: Task, text: str, reading: Reading, *, plan: Plan) -> None:
    """Give a task its deadline: the words, and the days that were read of them."""
    task.deadline_text, task.deadline_kind = text, reading.kind
    task.recurrence, task.strict_before = reading.recurrence, reading.strict
    set_days(task, reading.due_on, plan=plan)


def set_days(task: Task, days: Iterable[date], *, plan: Plan) -> None:
    """Set when a task is due: on the last of the days, at the plan's end for want of one.

    Several days are occurrences. What counts of a day after the plan's end says
    docs/decisions/0010.
    """
    due = sorted(set(days))
    years = (task.recurrence or "").startswith("MULTIYEAR")
    task.original_due_on, task.due_on = roll_up_days(
        due, plan_end=plan.period_to, is_multi_year=years
    )
    task.due_source = DueSource.TEXT if due else DueSource.PLAN_END
    wanted = set(due) if len(due) > 1 else set()
    # Kept where the day stays: an insert comes before a delete, and (task, day) is unique.
    kept = [one for one in task.occurrences if one.due_on in wanted]
    _forget(one for one in task.occurrences if one.due_on not in wanted)
    fresh = sorted(wanted - {one.due_on for one in kept})
    task.occurrences = kept + [TaskOccurrence(due_on=day) for day in fresh]


def set_coordinating(task: Task, names: list[str]) -> None:
    """Set the coordinating units as printed; a name that stays keeps its unit."""
    known = {part.text: part for part in task.parts}
    _forget(part for part in task.parts if part.text not in names)
    task.parts = [known.get(name) or TaskPart(text=name) for name in dict.fromkeys(names)]
    for place, part in enumerate(task.parts):
        part.position = place
    task.coordinating_text = [part.text for part in task.parts]


def refresh_search(task: Task) -> None:
    """Fold what lists search in: title, product, lead and coordinating units."""
    texts = (task.title, task.deliverable, task.lead_text, *task.coordinating_text)
    task.search_key = fold("\n".join(texts))


def _forget(rows: Iterable[TaskPart | TaskOccurrence]) -> None:
    for row in list(rows):
        db.session.delete(row)
