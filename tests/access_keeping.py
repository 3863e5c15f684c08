"""Small records that the access table lays: a field of dossiers, a view, a request."""

from datetime import UTC, datetime

from tracker.accounts import Person
from tracker.db import db
from tracker.dossiers import DossierField
from tracker.dossiers.fields import add_field
from tracker.requests import Kind, Request
from tracker.tasks import Task, views
from tracker.tasks.filters import TaskFilters
from tracker.units import Unit

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)


def keep_field(unit: Unit) -> DossierField:
    """Let a unit's authority count dossiers in a field under the unit's name."""
    return add_field(db.session.get_one(Unit, unit.authority_id), name=unit.name)


def keep_view(person: Person) -> int:
    """Let a person keep a view under the unit's name, shared with the authority."""
    filters = TaskFilters(text=person.full_name)
    view = views.keep(filters, name=person.full_name, by=person, at=AT)
    views.share(view)
    return view.id


def ask(task: Task, person: Person) -> int:
    """Ask for the task to leave the plan, and return the request's id."""
    made = Request(
        authority_id=task.authority_id, plan_id=task.plan_id, task_id=task.id,
        kind=Kind.REMOVAL, reason=task.title, wanted={"why": "other"}, due_on=task.due_on,
        asked_by_id=person.id, asked_at=AT,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made.id
