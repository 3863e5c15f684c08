"""How many tasks a plan has."""

from sqlalchemy import func, select

from tracker.db import db
from tracker.rules.words import Status
from tracker.tasks.facts import Task


def tasks_by_plan(authority_id: int) -> dict[int, int]:
    """Return how many tasks each plan of an authority has, those taken out of it left out."""
    rows = select(Task.plan_id, func.count(Task.id)).where(
        Task.authority_id == authority_id, Task.status != Status.CANCELLED
    )
    counted = db.session.execute(rows.group_by(Task.plan_id))
    return {row[0]: row[1] for row in counted}
