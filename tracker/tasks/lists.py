"""The tasks of a plan as a list shows them: facts of the day, narrowed by what an address asks."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, Select

from tracker.clock import day_of
from tracker.db import db
from tracker.plans import Plan
from tracker.rules import kinds, progress
from tracker.rules.answers import Tally
from tracker.rules.progress import Counts, TaskFacts
from tracker.rules.words import OPEN_STATUSES, Status, TimeState
from tracker.tasks.answers import columns_of_tally
from tracker.tasks.counting import Counting, Stated
from tracker.tasks.facts import Task
from tracker.tasks.filters import Due, State
from tracker.tasks.occurrences import Occurrences, occurrences_of
from tracker.tasks.said import Said, columns_beside, holds_text

AT_WORK = frozenset({Status.ASSIGNED, Status.IN_PROGRESS})
IN_FORCE = OPEN_STATUSES | {Status.COMPLETED}

COLUMNS = (
    Task.id, Task.code, Task.title, Task.deliverable, Task.lead_text, Task.coordinating_text,
    Task.deadline_text, Task.deadline_kind, Task.strict_before, Task.search_key, Task.updated_at,
    Task.area_id, Task.lead_unit_id, Task.collecting_unit_id, Task.status, Task.outcome,
    Task.completed_on, Task.original_due_on, Task.due_on, Task.due_source, Task.blocked_reason,
    Task.extension_count, Task.removed_on, Task.returned_count, Task.added_on, Task.told_at,
    Task.staff_id, Task.leader_id, Task.sort_key, Task.submitted_at, Task.source,
    Task.recurrence, Task.year,
)  # fmt: skip


@dataclass(frozen=True)
class Listed:
    """A task in a list of a day: its row as printed, its facts and what it adds to the figures."""

    row: Row[Any]
    area_id: int | None
    lead_unit_id: int | None
    worker_id: int | None
    facts: TaskFacts
    counts: Counts
    time: TimeState
    working_days: int
    occurrences: Occurrences = ()
    missed: int = 0

    @property
    def done(self) -> int:
        """How many of the occurrences have a result."""
        return sum(1 for one in self.occurrences if one.done_on)

    @property
    def until(self) -> int | None:
        """The year in which a task of several years ends; the plan counts its slice."""
        return kinds.last_year(self.row.deadline_text, self.row.recurrence, year=self.row.year)

    @property
    def told_on(self) -> date | None:
        """The day on which the task was last told about."""
        return day_of(self.row.told_at) if self.row.told_at else None


@dataclass(frozen=True)
class Day:
    """The day a list is drawn for, how the plan counts, and how tasks stood then.

    `states` holds each task in force on that day by id; None means the rows as they are now.
    `tallies` holds m/N of the tasks given to many units on a past day; the rows have it of now.
    """

    on: date
    counting: Counting
    states: Mapping[int, Any] | None = None
    tallies: Mapping[int, Tally] = field(default_factory=dict)


@dataclass(frozen=True)
class Codes:
    """The codes by which an address names areas and units, by id."""

    areas: Mapping[int | None, str]
    units: Mapping[int | None, str]


def rows_of(plan: Plan, scope: Select[Task], said: Said | None = None) -> list[Row[Any]]:
    """Return the rows of a plan's tasks within a scope, in the plan's order.

    `said` adds whether what was said of a task, or a document shown of it, holds a text.
    """
    rows = scope.with_only_columns(
        *COLUMNS, *columns_beside(), *columns_of_tally(), holds_text(said, plan_id=plan.id)
    ).where(Task.plan_id == plan.id)  # fmt: skip
    return list(db.session.execute(rows.order_by(Task.position)))


def listed(rows: list[Row[Any]], day: Day) -> list[Listed]:
    """Return the tasks in force on a day; areas and units are those of the day."""
    soon_until = day.counting.soon_until(day.on)
    now = occurrences_of([row.id for row in rows]) if day.states is None else {}
    found = []
    for row in rows:
        state = row if day.states is None else day.states.get(row.id)
        if state is not None and (day.states is not None or state.status in IN_FORCE):
            several = now.get(row.id, ()) if day.states is None else state.occurrences
            found.append(_listed((row, state, several), day, soon_until))
    return found


def removed(rows: list[Row[Any]], day: Day) -> list[Listed]:
    """Return the tasks that were taken out of the plan by a day, as their rows are now."""
    soon_until = day.counting.soon_until(day.on)
    return [
        replace(_listed((row, row, ()), day, soon_until), counts=Counts())
        for row in rows
        if row.status == Status.CANCELLED and (row.removed_on or day.on) <= day.on
    ]


def _listed(one: tuple[Row[Any], Any, Occurrences], day: Day, soon_until: date) -> Listed:
    """Return a row with the state it had, and its occurrences then, as the list shows it."""
    row, state, several = one
    stated: Stated = state
    facts = day.counting.facts(
        stated, strict_before=state.strict_before, deadline_kind=state.deadline_kind,
        occurrences=several,
    )  # fmt: skip
    return Listed(
        row=row, area_id=state.area_id, lead_unit_id=state.lead_unit_id,
        worker_id=state.collecting_unit_id or state.lead_unit_id, facts=facts,
        counts=progress.count(facts, as_of=day.on, settings=day.counting.settings),
        time=progress.time_state(facts, as_of=day.on, soon_until=soon_until),
        working_days=day.counting.working_days(facts, on=day.on), occurrences=several,
        missed=len(day.counting.missed(
            several, deadline_kind=row.deadline_kind, due_on=facts.due_on, on=day.on)),
    )  # fmt: skip


@dataclass(frozen=True)
class PlanList:
    """A plan's tasks on a day: those in force, those taken out by then, and the codes to ask by."""

    day: Day
    in_force: list[Listed]
    removed: list[Listed]
    codes: Codes

    @property
    def tasks(self) -> list[Listed]:
        """All of them, in force or not."""
        return [*self.in_force, *self.removed]


def narrow(
    plan: Plan, scope: Select[Task], day: Day, codes: Codes, said: Said | None = None
) -> PlanList:
    """Return a plan's tasks within a scope as they stood on a day, area by area."""
    rows = rows_of(plan, scope, said)
    order = {area_id: place for place, area_id in enumerate(codes.areas)}
    in_force = sorted(listed(rows, day), key=lambda task: order.get(task.area_id, len(order)))
    return PlanList(day, in_force, removed(rows, day), codes)


def summed(tasks: list[Listed]) -> Counts:
    """Add up what tasks contribute to the figures."""
    return progress.added(task.counts for task in tasks)


def is_due(task: Listed, due: Due, on: date) -> bool:
    """Tell whether a task stands against the calendar of a day as is asked for."""
    if due is Due.THIS_MONTH:
        first, last = on.replace(day=1), on.replace(day=monthrange(on.year, on.month)[1])
        return first <= task.facts.due_on <= last
    return DUES[due](task)


def _with_status(status: Status) -> Callable[[Listed], bool]:
    return lambda task: task.facts.status == status


def _open_and(held: Callable[[Listed], bool]) -> Callable[[Listed], bool]:
    return lambda task: bool(task.counts.not_executed) and held(task)


# What figures count and what lists show is one rule: each choice asks the task's own counts.
STATES: dict[State, Callable[[Listed], bool]] = {
    State.ASSIGNED: _with_status(Status.ASSIGNED),
    State.IN_PROGRESS: _with_status(Status.IN_PROGRESS),
    State.BLOCKED: lambda task: bool(task.counts.blocked),
    State.WAITING: lambda task: bool(task.counts.waiting_confirmation),
    State.MET: lambda task: bool(task.counts.met),
    State.NOT_MET: lambda task: bool(task.counts.executed_not_met),
    State.EXECUTED: lambda task: bool(task.counts.executed),
    State.OPEN: lambda task: bool(task.counts.not_executed),
    State.REMOVED: _with_status(Status.CANCELLED),
}
DUES: dict[Due, Callable[[Listed], bool]] = {
    Due.DUE: lambda task: bool(task.counts.due),
    Due.SOON: _open_and(lambda task: task.time is TimeState.DUE_SOON),
    Due.OVERDUE: lambda task: bool(task.counts.overdue),
    Due.NOT_DUE: _open_and(lambda task: not task.counts.overdue),
    Due.NO_DATE: lambda task: bool(task.counts.no_date),
    Due.MISSED: lambda task: (
        bool(task.missed) and task.facts.status in AT_WORK and not task.counts.overdue
    ),
    Due.EARLY: lambda task: bool(task.counts.early),
    Due.ON_TIME: lambda task: bool(task.counts.on_time),
    Due.IN_TIME: lambda task: bool(task.counts.in_time),
    Due.LATE: lambda task: bool(task.counts.late),
    Due.EARLY_CURRENT: lambda task: bool(task.counts.early_current),
    Due.ON_TIME_CURRENT: lambda task: bool(task.counts.on_time_current),
    Due.LATE_CURRENT: lambda task: bool(task.counts.late_current),
}
