"""Requests for the doors: which ones a person sees, and loading them to be decided."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from tracker import access, history, units
from tracker.accounts import Person, people_with
from tracker.db import begin_write, db
from tracker.requests import Request, open_of
from tracker.rules.words import Role
from tracker.tasks import Task
from tracker.units import Unit

DECIDERS = frozenset({Role.LEADER, Role.COORDINATOR})


def visible_requests(by: Person) -> Select[Request]:
    """Return the query of the requests a person sees: those on tasks of the own authority."""
    return select(Request).where(Request.authority_id == by.authority_id)


def request_to_see(request_id: int, *, by: Person) -> Request:
    """Return a request of the person's authority with its task, or raise NotFound."""
    rows = visible_requests(by).where(Request.id == request_id).options(
        joinedload(Request.task).joinedload(Task.plan),
        joinedload(Request.task).joinedload(Task.lead_unit),
        joinedload(Request.asked_by), joinedload(Request.decider), joinedload(Request.decided_by),
    )  # fmt: skip
    request = db.session.scalar(rows)
    if request is None:
        raise access.NotFound
    return request


def request_to_change(request_id: int, *, by: Person) -> Request:
    """Begin writing, take the plan's chain and return the request as it stands then."""
    plan_id = request_to_see(request_id, by=by).plan_id
    begin_write()
    history.take(plan_id)
    return request_to_see(request_id, by=by)


def requests_to_change(request_ids: Collection[int], *, by: Person) -> list[Request]:
    """Begin writing, take the plans' chains and return the requests, or raise NotFound for one."""
    wanted = visible_requests(by).where(Request.id.in_(request_ids))
    plan_ids = set(db.session.scalars(wanted.with_only_columns(Request.plan_id)))
    begin_write()
    history.take(*plan_ids)
    rows = list(db.session.scalars(wanted.order_by(Request.asked_at, Request.id)))
    if len(rows) != len(set(request_ids)):
        raise access.NotFound
    return rows


def waiting_requests(*, by: Person) -> list[Request]:
    """Return the requests that wait for a word in a person's authority, the oldest first."""
    rows = open_of(by.authority_id).options(
        joinedload(Request.task).joinedload(Task.plan),
        joinedload(Request.task).joinedload(Task.lead_unit),
        joinedload(Request.asked_by), joinedload(Request.commented_by),
        joinedload(Request.document),
    )  # fmt: skip
    return list(db.session.scalars(rows))


def leaders(by: Person, *, on: date) -> list[Person]:
    """Return the leaders of a person's authority, whose word may be recorded."""
    return people_with(Role.LEADER, authority_id=by.authority_id, on=on)


def lead_choices(by: Person) -> list[Unit]:
    """Return the units that a task may be given to: those at work, no groups."""
    return [unit for unit in units.of_authority(by.authority_id) if not unit.type.is_group]
