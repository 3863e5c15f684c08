"""What lies before a person, as the navigation counts it: one question for every page."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select

from tracker import access
from tracker.access.asked import DECIDERS
from tracker.accounts import Person
from tracker.db import db
from tracker.requests import open_of
from tracker.requests.facts import Request
from tracker.tasks import Task
from tracker.tasks.lists import IN_FORCE


@dataclass(frozen=True)
class Desk:
    """How many submitted tasks wait for a person, whether the own units have tasks, and how many
    requests wait for the person's word."""

    verifying: int = 0
    owing: bool = False
    asked: int = 0


def desk(by: Person, *, on: date) -> Desk:
    """Return what lies before a person on a day."""
    waiting = access.tasks_to_verify(by, on=on).with_only_columns(func.count(Task.id))
    units = access.units_worked_in(by, on)
    leads = and_(Task.collecting_unit_id.is_(None), Task.lead_unit_id.in_(units))
    owing = access.visible_tasks(by).where(
        or_(Task.collecting_unit_id.in_(units), leads), Task.status.in_(IN_FORCE)
    )
    asked = open_of(by.authority_id).order_by(None).with_only_columns(func.count(Request.id))
    parts = select(waiting.scalar_subquery(), owing.exists(), asked.scalar_subquery())
    verifying, is_owing, wanted = db.session.execute(parts).one()
    return Desk(verifying, is_owing, wanted if access.roles(by, on=on) & DECIDERS else 0)
