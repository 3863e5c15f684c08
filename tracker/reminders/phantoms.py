"""Who should get letters but cannot: no account in use, no address that works, never signed in."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select

from tracker.accounts import Person, SignIn
from tracker.db import db
from tracker.plans import Plan, PlanState
from tracker.reminders.recipients import WIDE_ROLES, People, people_of
from tracker.rules import N_
from tracker.rules.addresses import is_reachable
from tracker.rules.words import OPEN_STATUSES, Role
from tracker.tasks import Task
from tracker.units import Unit


class Why(StrEnum):
    """Why a letter would not be read."""

    NO_HEAD = "no_head"
    NO_ACCOUNT = "no_account"
    NO_ADDRESS = "no_address"
    BOUNCED = "bounced"
    NEVER_CAME = "never_came"


WHY_LABELS = {
    Why.NO_HEAD: N_("Chưa có tài khoản thủ trưởng đang dùng"),
    Why.NO_ACCOUNT: N_("Tài khoản không còn dùng hoặc đã rời đơn vị"),
    Why.NO_ADDRESS: N_("Chưa có địa chỉ thư dùng được"),
    Why.BOUNCED: N_("Địa chỉ không nhận được thư"),
    Why.NEVER_CAME: N_("Chưa đăng nhập lần nào"),
}


@dataclass(frozen=True)
class Phantom:
    """Somebody whom letters do not reach, or a unit without anybody; `person` is none there."""

    why: Why
    name: str
    person: Person | None = None


def phantoms(authority_id: int, *, on: date, plan_id: int | None = None) -> list[Phantom]:
    """Return whom the letters of a plan, or of all plans in force, would not reach on a day.

    Asked for are the heads of the units with open tasks, the officers named for those, and whoever
    is told in a wider role.
    """
    wanted = Plan.id == plan_id if plan_id else Plan.state == PlanState.ISSUED
    working = func.coalesce(Task.collecting_unit_id, Task.lead_unit_id)
    rows = select(working.label("unit_id"), Task.staff_id).join(Plan, Plan.id == Task.plan_id)
    open_tasks = wanted, Task.authority_id == authority_id, Task.status.in_(OPEN_STATUSES)
    tasks = db.session.execute(rows.where(*open_tasks).distinct()).all()
    people = people_of(authority_id, on=on)
    unit_ids = {task.unit_id for task in tasks if task.unit_id}
    readers = {one.id: one for role in WIDE_ROLES for one in people.with_role[role]}
    named = {(task.unit_id, task.staff_id) for task in tasks if task.staff_id}
    for unit_id in unit_ids:
        readers |= {one.id: one for one in people.in_unit[unit_id, Role.UNIT_HEAD]}
    readers |= {staff_id: people.by_id[staff_id] for post in named & people.posts
                for staff_id in post[1:]}  # fmt: skip
    gone = {staff_id for unit_id, staff_id in named - people.posts}
    return [*_headless(unit_ids, people), *_gone(gone), *_unread(readers)]


def _headless(unit_ids: Collection[int], people: People) -> Iterator[Phantom]:
    without = [one for one in unit_ids if not people.in_unit[one, Role.UNIT_HEAD]]
    if not without:
        return
    for unit in db.session.scalars(select(Unit).where(Unit.id.in_(without)).order_by(Unit.id)):
        yield Phantom(Why.NO_HEAD, unit.name)


def _gone(ids: Collection[int | None]) -> Iterator[Phantom]:
    if not ids:
        return
    rows = select(Person).where(Person.id.in_(ids)).order_by(Person.sort_key, Person.id)
    for person in db.session.scalars(rows):
        yield Phantom(Why.NO_ACCOUNT, person.full_name, person)


def _unread(readers: dict[int, Person]) -> Iterator[Phantom]:
    came = set(db.session.scalars(select(SignIn.person_id).where(SignIn.person_id.in_(readers))))
    for person in sorted(readers.values(), key=lambda one: (one.sort_key, one.id)):
        if not is_reachable(person.email):
            yield Phantom(Why.NO_ADDRESS, person.full_name, person)
        elif person.is_cut_off:
            yield Phantom(Why.BOUNCED, person.full_name, person)
        elif person.id not in came:
            yield Phantom(Why.NEVER_CAME, person.full_name, person)
