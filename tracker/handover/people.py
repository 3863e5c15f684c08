"""A person's open work passes to others, each task with a word in its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.accounts import Appointment, Person, staffing
from tracker.clock import day_of
from tracker.db import db
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.standing import Standing
from tracker.rules.words import OPEN_STATUSES, Move
from tracker.tasks import Moved, Task, record, standing, works_in
from tracker.tasks.since import held_since

MAY_PASS_ON = frozenset({Standing.LEAD_HEAD, Standing.COORDINATOR})


@dataclass(frozen=True)
class Passing:
    """How a person's work passes on a day.

    `to` names by task id who is in charge from then on, None where the head is to name somebody.
    `ends_posts` says that the person leaves: posts and delegations end on that day.
    """

    on: date
    to: Mapping[int, Person | None]
    reason: str
    ends_posts: bool = False


def work_of(person: Person) -> list[Task]:
    """Return the open tasks that a person is in charge of, the next due first."""
    rows = (
        select(Task).join(Plan, Plan.id == Task.plan_id)
        .where(Task.staff_id == person.id, Task.status.in_(OPEN_STATUSES),
               Plan.state == PlanState.ISSUED)
        .order_by(Task.due_on, Task.id)
    )  # fmt: skip
    return list(db.session.scalars(rows))


def hand_over(person: Person, passing: Passing, *, by: Person, at: datetime) -> list[Task]:
    """Pass a person's open work on in one act and return the tasks.

    The chains of the tasks' plans must have been taken. Refused: a task that was left out, a
    successor who does not work in the task's unit, a day to come or before the person had a task,
    no reason, a person who would keep what is passed on.
    """
    tasks = work_of(person)
    _check(person, passing, tasks, by=by, at=at)
    for task in tasks:
        _pass_on(task, person, passing, by=by, at=at)
    if passing.ends_posts:
        for post in _posts_of(person, on=passing.on):
            staffing.end_post(post, on=max(passing.on, post.from_on), by=by, at=at)
    return tasks


def _check(
    person: Person, passing: Passing, tasks: list[Task], *, by: Person, at: datetime
) -> None:
    if passing.on > day_of(at):
        raise Refused(N_("Ngày bàn giao không được sau hôm nay."))
    if not passing.reason.strip():
        raise Refused(N_("Ghi lý do hoặc số quyết định bàn giao."))
    for task in tasks:
        if not standing(by, task, on=day_of(at)) & MAY_PASS_ON:
            raise Refused(N_("Đồng chí không được phân công bàn giao %(code)s."), code=task.code)
        if task.id not in passing.to:
            raise Refused(N_("Chọn người nhận nhiệm vụ %(code)s."), code=task.code)
        _check_day(task, passing.on)
        _check_heir(passing.to[task.id], task, person, at=at)


def _check_day(task: Task, on: date) -> None:
    since = held_since(task)
    if since and on < since:
        raise Refused(
            N_("Ngày bàn giao không được trước %(day)s, ngày giao %(code)s."),
            day=f"{since:%d/%m/%Y}", code=task.code,
        )  # fmt: skip


def _check_heir(heir: Person | None, task: Task, person: Person, *, at: datetime) -> None:
    if heir is not None and heir.id == person.id:
        raise Refused(N_("Chọn người nhận khác người bàn giao."))
    if heir is not None and not works_in(heir, task.working_unit_id, on=day_of(at)):
        raise Refused(
            N_("%(name)s không làm việc tại đơn vị thực hiện %(code)s."),
            name=heir.full_name, code=task.code,
        )  # fmt: skip


def _pass_on(
    task: Task, person: Person, passing: Passing, *, by: Person, at: datetime
) -> None:  # fmt: skip
    heir = passing.to[task.id]
    task.staff_id = heir.id if heir else None
    changes = {"staff_id": task.staff_id, "handed_over_by_id": person.id}
    moved = Moved(Move.ASSIGN, passing.reason.strip(), changes, passing.on)
    record(task, moved, by=by, at=at)


def _posts_of(person: Person, *, on: date) -> list[Appointment]:
    """Return the posts that a person holds on a day or later, and those held for the person."""
    acting = select(Appointment).where(Appointment.acting_for_id == person.id)
    posts = [*person.appointments, *db.session.scalars(acting)]
    return [post for post in posts if post.until_on is None or post.until_on > on]
