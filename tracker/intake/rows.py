"""A row of an annex becomes a task of a draft: texts, due days, parts, and where it stood."""

from datetime import date

from tracker.intake.readings import Read
from tracker.plans import Plan
from tracker.tasks import Task
from tracker.tasks.cells import put_lead, refresh_search, set_coordinating, set_days

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


def put_place(task: Task, read: Read) -> None:
    """Keep the row as printed, and where it stands in the file."""
    task.printed = read["printed"]
    task.place = read["place"]


def days_of(read: Read) -> list[date]:
    """Return the due days that were read, oldest first."""
    return [date.fromisoformat(day) for day in read["due_on"]]
