"""One plan's figures on a day: events folded into facts, facts folded by the rule of counting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, select

from tracker.db import db
from tracker.figures.answers import Answers, fold_answers
from tracker.figures.states import Log, State, fold_log, log_of
from tracker.plans import Plan
from tracker.rules import progress
from tracker.rules.progress import Counts, Settings, TaskFacts
from tracker.rules.words import Status
from tracker.tasks import Task
from tracker.tasks.counting import Counting, counting_of

Titles = Sequence[Row[int, str, str, str]]


@dataclass(frozen=True)
class KnownTask:
    """A task in force on a day: what is printed of it, its area and units then, and its facts.

    `counts` is what it adds to the figures of that day.
    """

    task_id: int
    code: str
    title: str
    lead_text: str
    area_id: int | None
    lead_unit_id: int | None
    collecting_unit_id: int | None
    state: State
    facts: TaskFacts
    counts: Counts


@dataclass(frozen=True)
class PlanFigures:
    """The figures of a plan on a day; areas and units by id, tasks as they stood.

    `answers` holds, for tasks given to many units, each unit's answer of that day; `log` is what
    all was folded from.
    """

    plan: Plan
    as_of: date
    counting: Counting
    tasks: list[KnownTask]
    removed: int
    added: int
    answers: dict[int, Answers]
    log: Log

    @property
    def settings(self) -> Settings:
        """The plan's settings that say how it counts."""
        return self.counting.settings

    def counts(self) -> Counts:
        """Return the figures of the whole plan."""
        return progress.added(task.counts for task in self.tasks)

    def by_area(self) -> dict[int | None, Counts]:
        """Return them by content area; they add up to the plan."""
        return self._by(lambda task: task.area_id)

    def by_lead(self) -> dict[int | None, Counts]:
        """Return them by lead unit as printed, a group under itself; they add up."""
        return self._by(lambda task: task.lead_unit_id)

    def by_collecting(self) -> dict[int | None, Counts]:
        """Return them by the unit that works: a group's tasks under the collecting unit."""
        return self._by(lambda task: task.collecting_unit_id or task.lead_unit_id)

    def _by(self, key: Callable[[KnownTask], int | None]) -> dict[int | None, Counts]:
        return progress.added_by((key(task), task.counts) for task in self.tasks)


def figures_of(
    plan: Plan, *, as_of: date, known: datetime | None = None, log: Log | None = None,
    titles: Titles | None = None,
) -> PlanFigures:  # fmt: skip
    """Return a plan's figures on a day, from what was recorded by `known` (default: everything).

    `log` and `titles` spare reading both again when several days of one plan are asked for.
    """
    counting = counting_of(plan, known=known)
    events = log_of(plan, known=known) if log is None else log
    states = fold_log(events, as_of=as_of)
    read = titles_of(plan) if titles is None else titles
    tasks = known_tasks(read, states, counting=counting, as_of=as_of)
    entered = [state for state in states.values() if state.entered_on]
    removed = sum(1 for state in entered if state.status == Status.CANCELLED)
    added = sum(1 for state in states.values() if state.is_added)
    answers = fold_answers(events, as_of=as_of)
    return PlanFigures(plan, as_of, counting, tasks, removed, added, answers, events)


def facts_of(state: State, counting: Counting) -> TaskFacts:
    """Return the facts of a task in force as its events tell them."""
    return counting.facts(
        state, strict_before=state.strict_before, deadline_kind=state.deadline_kind,
        occurrences=state.occurrences,
    )  # fmt: skip


def titles_of(plan: Plan) -> Titles:
    """Return the tasks of a plan in its order: their codes, titles and who leads."""
    rows = select(Task.id, Task.code, Task.title, Task.lead_text)
    return db.session.execute(rows.where(Task.plan_id == plan.id).order_by(Task.position)).all()


def known_tasks(
    titles: Titles, states: dict[int, State], *, counting: Counting, as_of: date
) -> list[KnownTask]:
    """Return the tasks in force with their facts, in the order of the plan."""
    found = []
    for task in titles:
        state = states.get(task.id)
        if state is None or not state.in_force:
            continue
        facts = facts_of(state, counting)
        found.append(
            KnownTask(
                task.id, task.code, task.title, task.lead_text, state.area_id,
                state.lead_unit_id, state.collecting_unit_id, state, facts,
                progress.count(facts, as_of=as_of, settings=counting.settings),
            )
        )  # fmt: skip
    return found
