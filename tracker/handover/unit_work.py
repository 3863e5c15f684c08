"""What of a unit is still open: what another one takes over when the unit ends."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from tracker.accounts import Appointment
from tracker.db import db
from tracker.plans import Plan, PlanState
from tracker.rules.answers import AnswerState
from tracker.rules.words import OPEN_STATUSES, Status
from tracker.tasks import Task, TaskAnswer, TaskPart
from tracker.units import GroupMember, Unit

# Work that is not over; a draft's tasks take the new unit with them, too.
UNFINISHED = OPEN_STATUSES | {Status.DRAFT}


@dataclass(frozen=True)
class OpenWork:
    """A unit's open tasks (led or collected), parts and answers, its seats, posts, units below."""

    tasks: list[Task]
    parts: list[tuple[Task, TaskPart]]
    answers: list[tuple[Task, TaskAnswer]]
    seats: list[GroupMember]
    posts: list[Appointment]
    below: list[Unit]


def open_work(unit: Unit, *, on: date) -> OpenWork:
    """Return what of a unit is open; posts and seats as held on a day or later."""
    below = select(Unit).where(Unit.parent_id == unit.id, Unit.ended_on.is_(None))
    seats = select(GroupMember).where(
        GroupMember.unit_id == unit.id, GroupMember.until_on.is_(None)
    )
    posts = select(Appointment).where(
        Appointment.unit_id == unit.id,
        or_(Appointment.until_on.is_(None), Appointment.until_on > on),
    )
    return OpenWork(
        tasks=_tasks(unit),
        parts=_parts(unit),
        answers=_answers(unit),
        seats=list(db.session.scalars(seats.order_by(GroupMember.id))),
        posts=list(db.session.scalars(posts.order_by(Appointment.id))),
        below=list(db.session.scalars(below.order_by(Unit.position, Unit.id))),
    )


def _tasks(unit: Unit) -> list[Task]:
    rows = (
        select(Task).join(Plan, Plan.id == Task.plan_id)
        .where(or_(Task.lead_unit_id == unit.id, Task.collecting_unit_id == unit.id),
               Task.status.in_(UNFINISHED), Plan.state != PlanState.CLOSED)
        .order_by(Task.plan_id, Task.position)
    )  # fmt: skip
    return list(db.session.scalars(rows))


def _parts(unit: Unit) -> list[tuple[Task, TaskPart]]:
    rows = (
        select(Task, TaskPart).join(TaskPart, TaskPart.task_id == Task.id)
        .join(Plan, Plan.id == Task.plan_id)
        .where(TaskPart.unit_id == unit.id, TaskPart.done_on.is_(None),
               Task.status.in_(UNFINISHED), Plan.state != PlanState.CLOSED)
        .order_by(Task.plan_id, Task.position)
    )  # fmt: skip
    return [(task, part) for task, part in db.session.execute(rows)]


def _answers(unit: Unit) -> list[tuple[Task, TaskAnswer]]:
    rows = (
        select(Task, TaskAnswer).join(TaskAnswer, TaskAnswer.task_id == Task.id)
        .join(Plan, Plan.id == Task.plan_id)
        .where(TaskAnswer.unit_id == unit.id, TaskAnswer.left_on.is_(None),
               TaskAnswer.status != AnswerState.ACCEPTED,
               Task.status.in_(UNFINISHED), Plan.state != PlanState.CLOSED)
        .order_by(Task.plan_id, Task.position)
    )  # fmt: skip
    return [(task, answer) for task, answer in db.session.execute(rows)]
