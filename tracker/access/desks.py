"""What lies before a person, as the navigation counts it: one question for every page."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, and_, func, or_, select

from tracker import access, periods
from tracker.access.asked import DECIDERS
from tracker.accounts import Person
from tracker.db import db
from tracker.requests import concern, open_of
from tracker.requests.facts import Request
from tracker.tasks import Task
from tracker.tasks.lists import IN_FORCE

Question = Select[int, bool, int, bool, int]
BUILT: dict[tuple[int, int, date, frozenset[tuple[int, str]]], Question] = {}
MOST = 100  # people who are at work with one process


@dataclass(frozen=True)
class Desk:
    """What lies there.

    `verifying` submitted tasks wait for the person; `owing`: the own units have tasks; `asked`
    requests wait for the person's word; `is_concerned`: requests of the own units wait, or their
    tasks moved away; `reports` are owed by the own units.
    """

    verifying: int = 0
    owing: bool = False
    asked: int = 0
    is_concerned: bool = False
    reports: int = 0


def desk(by: Person, *, on: date) -> Desk:
    """Return what lies before a person on a day."""
    lies = db.session.execute(_question(by, on)).one()
    decides = access.roles(by, on=on) & DECIDERS
    return Desk(lies[0], lies[1], lies[2] if decides else 0, lies[3], lies[4])


def _question(by: Person, on: date) -> Question:
    """Return the query of a person on a day.

    Building it takes longer than asking it, on every page; so it is kept for as long as all that
    goes into it stays the same.
    """
    posts = frozenset((post.unit_id, post.role) for post in by.posts(on))
    key = (by.id, by.authority_id, on, posts)
    found = BUILT.get(key)
    if found is None:
        if len(BUILT) >= MOST:
            BUILT.clear()
        found = BUILT[key] = _built(by, on)
    return found


def _built(by: Person, on: date) -> Question:
    waiting = access.tasks_to_verify(by, on=on).with_only_columns(func.count(Task.id))
    units = access.units_worked_in(by, on)
    leads = and_(Task.collecting_unit_id.is_(None), Task.lead_unit_id.in_(units))
    owing = access.visible_tasks(by).where(
        or_(Task.collecting_unit_id.in_(units), leads), Task.status.in_(IN_FORCE)
    )
    asked = open_of(by.authority_id).order_by(None).with_only_columns(func.count(Request.id))
    return select(
        waiting.scalar_subquery(), owing.exists(), asked.scalar_subquery(),
        concern(units).exists(), periods.count_asked_of(units, on=on).scalar_subquery(),
    )  # fmt: skip
