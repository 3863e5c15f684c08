"""A row of an annex becomes a task of a draft: texts, due days, parts, and where it stood."""

from collections.abc import Iterable
from datetime import date

from tracker.db import db
from tracker.intake.readings import Read
from tracker.plans import Plan
from tracker.rules.fold import fold
from tracker.rules.progress import roll_up_days
from tracker.tasks import DueSource, Task, TaskOccurrence, TaskPart
from tracker.units import Unit

TEXTS = {
    "printed_no": "printed_no",
    "title": "title",
    "deliverable": "deliverable",
    "lead": "lead_text",
    "deadline_text": "deadline_text",
    "deadline_kind": "deadline_kind",
    "recurrence": "recurrence",
    "basis": "basis",
    "approval_level": "approval_level",
    "note": "note",
}
DEADLINE = ("deadline_text", "deadline_kind", "recurrence", "due_on", "strict")


def new_task(plan: Plan) -> Task:
    """Return a draft task of a plan, as yet without words and place."""
    return Task(plan_id=plan.id, authority_id=plan.authority_id, year=plan.year, status="draft")


def number(task: Task, position: int) -> None:
    """Put a task at its place in the annex; its code follows."""
    task.position, task.code = position, code_at(position)


def code_at(position: int) -> str:
    """Return the code of a task at a place, counted from 1."""
    return f"NV{position:02d}"


def take_over(task: Task, before: Read, after: Read, *, plan: Plan) -> None:
    """Put the cells that read otherwise than before in place of what stands there."""
    changed = {key for key in after if before.get(key) != after[key]}
    for key in changed & TEXTS.keys():
        setattr(task, TEXTS[key], after[key])
    if changed & set(DEADLINE):
        task.strict_before = after["strict"]
        set_days(task, days_of(after), plan=plan)
    if "coordinating" in changed:
        set_coordinating(task, after["coordinating"])
    if "lead" in changed:
        put_lead(task, None)
    put_place(task, after)
    refresh_search(task)


def put_lead(task: Task, unit: Unit | None) -> None:
    """Give a task its lead; the unit that collected for another group falls away."""
    if task.lead_unit_id != (unit.id if unit else None):
        task.lead_unit, task.lead_unit_id = unit, unit.id if unit else None
        task.collecting_unit_id = None


def put_place(task: Task, read: Read) -> None:
    """Keep the row as printed, and where it stands in the file."""
    task.printed = read["printed"]
    task.place = read["place"]


def days_of(read: Read) -> list[date]:
    """Return the due days that were read, oldest first."""
    return [date.fromisoformat(day) for day in read["due_on"]]


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
