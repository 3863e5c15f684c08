"""The facts that a snapshot holds: they can be counted again from the events."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from tracker import plans
from tracker.db import db
from tracker.figures import PlanFigures, figures_of
from tracker.figures.answers import describe
from tracker.figures.plan import KnownTask
from tracker.figures.states import Log, log_of
from tracker.history import GENERAL
from tracker.periods.estimates import told_by
from tracker.periods.rows import Reach
from tracker.plans import Plan, PlanKind
from tracker.rules.dossiers import span
from tracker.rules.periods import MONTHS, REPORTS
from tracker.rules.progress import NAMES, Counts, added_by
from tracker.rules.words import Move
from tracker.tasks import Task

Facts = dict[str, Any]
DAYS = ("original_due_on", "due_on", "completed_on", "blocked_since_on", "entered_on")
DECIDED = frozenset({Move.EXTEND, Move.CANCEL, Move.CHANGE, Move.REOPEN, Move.REFUSE})
STATED = (
    "status", "outcome", "due_source", "deadline_kind", "strict_before", "blocked_reason",
    "blocked_agency", "closing_reason", "note", "is_added",
)  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """What is frozen of a plan: the days of which period, from which events of which chains.

    `upto` holds how many events each chain had, by its id; `known` is the instant.
    """

    plan: Plan
    key: str
    since: date
    as_of: date
    known: datetime
    upto: dict[int, int]

    @property
    def first_and_last(self) -> tuple[int, int] | None:
        """Return the months under which units report the period's dossiers; none for other days."""
        if self.key not in (*REPORTS, *MONTHS):
            return None
        months = span(self.key, year=self.plan.year)
        return months.first, months.last

    def reach(self) -> Reach:
        """Return which rows of dossiers and registers stand behind the figures."""
        year, until = self.plan.year, self.as_of
        months = self.first_and_last
        return Reach(
            self.plan.authority_id, min(self.since, date(year, 1, 1)), until, year,
            max(months[1] if months else 1, until.month if until.year == year else 12),
            self.upto.get(GENERAL, 0), self.known,
        )  # fmt: skip


def frozen_facts(frame: Frame) -> tuple[PlanFigures, Facts]:
    """Return the figures of a frame, and all facts that are frozen of them."""
    plan = frame.plan
    figures, facts = facts_at(
        plan, as_of=frame.as_of, known=frame.known, upto=frame.upto[plan.id]
    )  # fmt: skip
    facts["decided"] = decided_in(figures.log, since=frame.since, until=frame.as_of)
    facts["outside"] = {
        source: {name: number for name in NAMES if (number := getattr(counts, name))}
        for source, counts in outside(frame).items()
    }
    return figures, facts


def decided_in(log: Log, *, since: date, until: date) -> dict[str, list[int]]:
    """Return how many requests of each kind were granted and refused in some days."""
    found: dict[str, list[int]] = {}
    for made in log:
        if made.move in DECIDED and "request_id" in made.changes and since <= made.on <= until:
            kind = found.setdefault(made.changes["kind"], [0, 0])
            kind[made.move == Move.REFUSE] += 1
    return found


def outside_of(plan: Plan) -> Plan | None:
    """Return what holds the tasks of a plan's year that were given outside of it."""
    return plans.of_year(plan.authority_id, year=plan.year, kind=PlanKind.OUTSIDE)


def outside(frame: Frame) -> dict[str, Counts]:
    """Return the figures of the tasks given outside the plan, by who gave them."""
    held = outside_of(frame.plan)
    if held is None or held.id not in frame.upto:
        return {}
    log = log_of(held, upto=frame.upto[held.id])
    return outside_figures(figures_of(held, as_of=frame.as_of, known=frame.known, log=log))


def outside_figures(figures: PlanFigures) -> dict[str, Counts]:
    """Return the figures of tasks given outside a plan by their source."""
    rows = select(Task.id, Task.source).where(Task.plan_id == figures.plan.id, Task.source != "")
    sources = {one.id: one.source for one in db.session.execute(rows)}
    return added_by(
        (sources[task.task_id], task.counts) for task in figures.tasks if task.task_id in sources
    )


def facts_at(plan: Plan, *, as_of: date, known: datetime, upto: int) -> tuple[PlanFigures, Facts]:
    """Return the figures of a day as known when `upto` events were recorded, and their facts.

    An event told before the freezing, but recorded while it was under way, is not among them.
    """
    log = log_of(plan, upto=upto)
    figures = figures_of(plan, as_of=as_of, known=known, log=log)
    facts = facts_of(figures)
    facts["estimates"] = told_by(plan.id, as_of=as_of, upto=upto)
    return figures, facts


def facts_of(figures: PlanFigures) -> Facts:
    """Return the facts of some figures, keys and days as text: they are compared as JSON."""
    return {
        "counts": figures.counts().as_json(),
        "removed": figures.removed,
        "added": figures.added,
        "tasks": {str(task.task_id): facts_of_task(task) for task in figures.tasks},
        "answers": {
            str(task.task_id): describe(
                figures.answers[task.task_id], due_on=task.facts.original_due_on,
                as_of=figures.as_of,
            )
            for task in figures.tasks if task.task_id in figures.answers
        },
    }  # fmt: skip


def facts_of_task(task: KnownTask) -> Facts:
    """Return a task as the figures know it: whose it is, where it stands, what it adds."""
    state = task.state
    found: Facts = {name: getattr(state, name) for name in STATED}
    found |= {name: _text(getattr(state, name)) for name in DAYS}
    found["deadline"] = task.facts.deadline.isoformat()
    found["area"], found["lead"] = task.area_id, task.lead_unit_id
    found["collecting"] = task.collecting_unit_id
    found["occurrences"] = [
        [_text(one.due_on), _text(one.done_on), one.is_verified] for one in state.occurrences
    ]
    found["counts"] = {name: 1 for name in NAMES if getattr(task.counts, name)}
    return found


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
