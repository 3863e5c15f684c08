"""The open tasks of an authority on a day, with all that the rungs of the ladder count from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ScalarSelect, func, or_, select
from sqlalchemy.orm import contains_eager

from tracker.clock import VIETNAM, day_of
from tracker.db import db
from tracker.history import Event
from tracker.plans import Plan, PlanState
from tracker.reminders.items import KIND, Item, Section
from tracker.reminders.stages import Ladders
from tracker.rules.ladder import Reached, StageRule, stage_of
from tracker.rules.progress import TaskFacts
from tracker.rules.words import OPEN_STATUSES, Move, Stage, Status, TimeState
from tracker.rules.working_days import Calendar
from tracker.tasks import Task
from tracker.tasks.counting import Counting, counting_of
from tracker.tasks.occurrences import Occurrences, occurrences_of

TOLD_FOR = timedelta(days=14)  # who was away so long reads on the page what was entered
# Moves by which a unit answers: they silence the rung reached before them.
ANSWERS = (Move.START, Move.POST, Move.BLOCK, Move.UNBLOCK, Move.WITHDRAW)
SECTIONS = {
    Stage.LONG_BLOCKED: Section.BLOCKED,
    Stage.UNNAMED: Section.UNNAMED,
    Stage.LONG_OVERDUE: Section.ESCALATED,
}


@dataclass(frozen=True)
class Open:
    """An open task on a day: what the rungs count from, its last answer, its occurrences."""

    task: Task
    facts: TaskFacts
    counting: Counting
    ladder: Sequence[StageRule]
    answered_on: date | None
    today: date
    occurrences: Occurrences = ()

    @property
    def is_open(self) -> bool:
        """Whether the work on it goes on; what was entered for the unit is told even after."""
        return self.task.status in OPEN_STATUSES

    def item(self, section: Section, stage: str, *, since: date | None = None) -> Item:
        """Return what is told of it; a stage counts from the due day unless it has its own day."""
        state = self.counting.time_state(self.facts, on=self.today)
        days = self.counting.working_days(self.facts, on=self.today)
        counts_from = since or self.task.due_on
        return Item(self.task, section, stage, state, days, self.facts.deadline, counts_from)


def section_of(one: Open, rung: Reached) -> Section:
    """Return the part of the digest in which a rung is told."""
    stage = stage_of(rung.name)
    if stage in SECTIONS:
        return SECTIONS[stage]
    is_over = one.counting.time_state(one.facts, on=one.today) is TimeState.OVERDUE
    return Section.OVERDUE if is_over else Section.DUE


def tasks_at_work(
    authority_id: int, *, day: date, calendar: Calendar, ladders: Ladders
) -> Iterator[Open]:  # fmt: skip
    """Yield the open tasks of the plans in force, and those entered for their units of late."""
    since = datetime.combine(day - TOLD_FOR, time(), VIETNAM)
    told = Task.status.in_(OPEN_STATUSES), Task.entered_at >= since, Task.objected_at >= since
    rows = (
        select(Task, last_answer()).join(Plan, Task.plan_id == Plan.id)
        .where(Task.authority_id == authority_id, Plan.state == PlanState.ISSUED,
               or_(*told))
        .options(contains_eager(Task.plan)).order_by(Task.due_on, Task.id)
    )  # fmt: skip
    found = db.session.execute(rows).all()
    plans = {task.plan_id: task.plan for task, _at in found}
    countings = {plan_id: counting_of(plan, calendar) for plan_id, plan in plans.items()}
    occurrences = occurrences_of([task.id for task, _at in found])
    for task, at in found:
        counting = countings[task.plan_id]
        facts = counting.facts(
            task, strict_before=task.strict_before, deadline_kind=task.deadline_kind
        )
        yield Open(
            task, facts, counting, ladders[task.plan_id], heard_on(task, at), day,
            occurrences.get(task.id, ()),
        )  # fmt: skip


def heard_on(task: Task, at: datetime | None) -> date | None:
    """Return the day of the unit's last word; what it told before the task came back is no more."""
    came_back = task.returned_count > 0 and task.status == Status.IN_PROGRESS
    if at is None or (came_back and task.status_at and at <= task.status_at):
        return None
    return day_of(at)


def last_answer() -> ScalarSelect[datetime]:
    """Return the query of the instant at which the unit last answered on a task."""
    made = Event
    rows = select(func.max(made.at)).where(
        made.kind == KIND, made.record_id == Task.id, made.move.in_(ANSWERS)
    )
    return rows.scalar_subquery()
