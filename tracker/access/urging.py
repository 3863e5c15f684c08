"""What units still owe that the secretariat may urge them on, of all plans in force."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker import history, workdays
from tracker.access import NotFound, visible_plans, visible_tasks
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.plans import Plan, PlanState
from tracker.rules.answers import OWED
from tracker.rules.words import OPEN_STATUSES, Status, TimeState
from tracker.tasks import Task, TaskAnswer
from tracker.tasks.counting import Counting, counting_of
from tracker.units import Unit

STILL = (Status.ASSIGNED, Status.IN_PROGRESS, Status.BLOCKED)
OWING = TaskAnswer.left_on.is_(None), TaskAnswer.status.in_(OWED)
PRESSING = frozenset({TimeState.OVERDUE, TimeState.DUE_SOON})


@dataclass(frozen=True)
class Matter:
    """A task that a unit works on, or the answer that it owes to a task of many; how it stands."""

    task: Task
    due_on: date
    time: TimeState
    answer: TaskAnswer | None = None

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"a{self.answer.id}" if self.answer else f"t{self.task.id}"

    @property
    def is_pressing(self) -> bool:
        """Whether it is overdue or nearly so."""
        return self.time in PRESSING


@dataclass(frozen=True)
class Work:
    """What one unit owes, the earliest deadline first."""

    unit: Unit
    matters: list[Matter] = field(default_factory=list)

    def count(self, time: TimeState) -> int:
        """Return how much of it stands in one way against the calendar."""
        return sum(1 for one in self.matters if one.time is time)


def plans_in_force(by: Person) -> list[int]:
    """Return the ids of the plans, and of the lists of tasks outside them, that are in force."""
    rows = visible_plans(by).where(Plan.state == PlanState.ISSUED).with_only_columns(Plan.id)
    return list(db.session.scalars(rows))


def begin_urging(by: Person) -> None:
    """Begin writing and take the chains of all plans in force."""
    plan_ids = plans_in_force(by)
    begin_write()
    history.take(*plan_ids)


def work_by_unit(by: Person, *, on: date) -> dict[int, Work]:
    """Return what each unit owes on a day, by unit, in the order of the units."""
    found: dict[int, Work] = {}
    plans = db.session.scalars(visible_plans(by).where(Plan.state == PlanState.ISSUED)).all()
    calendar = workdays.calendar(by.authority_id)
    counts = {plan.id: counting_of(plan, calendar) for plan in plans}
    for unit, matter in (*_led(by, counts, on=on), *_owed(by, counts, on=on)):
        found.setdefault(unit.id, Work(unit)).matters.append(matter)
    for work in found.values():
        work.matters.sort(key=lambda one: (one.due_on, one.task.position))
    return dict(sorted(found.items(), key=lambda pair: (pair[1].unit.position, pair[0])))


def owes(unit: Unit, *, by: Person) -> bool:
    """Tell whether a unit owes anything to a plan in force, in one query."""
    in_force = Task.authority_id == by.authority_id, Task.plan.has(Plan.state == PlanState.ISSUED)
    works = func.coalesce(Task.collecting_unit_id, Task.lead_unit_id) == unit.id
    asked = Task.answers.any(and_(TaskAnswer.unit_id == unit.id, *OWING))
    led, owed = and_(works, Task.status.in_(STILL)), and_(asked, Task.status.in_(OPEN_STATUSES))
    rows = select(Task.id).where(*in_force, or_(led, owed)).limit(1)
    return db.session.scalar(rows) is not None


def work_of(unit_ids: Collection[int], *, by: Person, on: date) -> list[Work]:
    """Return what some units owe, or raise NotFound where one owes nothing or is another's."""
    found = work_by_unit(by, on=on)
    if not unit_ids or not set(unit_ids) <= found.keys():
        raise NotFound
    return [work for unit_id, work in found.items() if unit_id in unit_ids]


def _led(by: Person, counts: dict[int, Counting], *, on: date) -> Iterator[tuple[Unit, Matter]]:
    whole = joinedload(Task.lead_unit), joinedload(Task.collecting_unit), joinedload(Task.plan)
    rows = visible_tasks(by).where(Task.plan_id.in_(counts), Task.status.in_(STILL))
    answers = selectinload(Task.answers)
    for task in db.session.scalars(rows.options(*whole, answers)).unique():
        unit = task.collecting_unit or task.lead_unit
        if unit is not None:
            yield unit, Matter(task, task.due_on, _time(task, counts[task.plan_id], on=on))


def _owed(by: Person, counts: dict[int, Counting], *, on: date) -> Iterator[tuple[Unit, Matter]]:
    rows = select(TaskAnswer).join(Task, Task.id == TaskAnswer.task_id).where(
        Task.authority_id == by.authority_id, Task.plan_id.in_(counts),
        Task.status.in_(OPEN_STATUSES), *OWING,
    ).options(joinedload(TaskAnswer.task).joinedload(Task.plan))  # fmt: skip
    for one in db.session.scalars(rows):
        counting = counts[one.task.plan_id]
        time = TimeState.NOT_DUE
        if one.due < on:
            time = TimeState.OVERDUE
        elif one.due <= counting.soon_until(on):
            time = TimeState.DUE_SOON
        yield one.unit, Matter(one.task, one.due, time, one)


def _time(task: Task, counting: Counting, *, on: date) -> TimeState:
    facts = counting.facts(
        task, strict_before=task.strict_before, deadline_kind=task.deadline_kind
    )  # fmt: skip
    return counting.time_state(facts, on=on)
