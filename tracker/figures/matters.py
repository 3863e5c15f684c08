"""What a leader has to deal with: the exceptions behind the figures, the worst first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.figures.plan import KnownTask, PlanFigures
from tracker.rules.answers import AnswerState, counts
from tracker.rules.kinds import Occurrence
from tracker.rules.words import OPEN_STATUSES, Outcome, Status


class Kind(StrEnum):
    """Why a task stands among the matters; each task stands once, under the first that holds."""

    BLOCKED = "blocked"
    OVERDUE = "overdue"
    NOT_MET = "not_met"
    WAITING = "waiting"
    MISSED = "missed"


@dataclass(frozen=True)
class Matter:
    """One exception: the task, since when, and for how many working days (None: not timed).

    Of a task of many units `silent` are those past their day of which nothing was heard, among
    `asked`.
    """

    kind: Kind
    task: KnownTask
    since_on: date | None
    days: int | None
    is_overdue: bool
    missed: tuple[Occurrence, ...] = ()
    silent: int = 0
    asked: int = 0


ORDER = {Kind.OVERDUE: 0, Kind.BLOCKED: 1, Kind.MISSED: 2, Kind.WAITING: 3, Kind.NOT_MET: 4}


def matters_of(figures: PlanFigures) -> list[Matter]:
    """Return a plan's exceptions on a day, the worst kind first, in it the longest."""
    found = [matter for task in figures.tasks for matter in _matter(task, figures)]
    ordered = sorted(found, key=lambda matter: (ORDER[matter.kind], -(matter.days or 0)))
    return [_with_answers(matter, figures) for matter in ordered]


def _with_answers(matter: Matter, figures: PlanFigures) -> Matter:
    """Count, in a task of many units past its day, those of which nothing was heard."""
    task, as_of = matter.task, figures.as_of
    if task.facts.deadline >= as_of or task.state.status not in OPEN_STATUSES:
        return matter
    answers = figures.answers.get(task.task_id, {}).values()
    asked = [one for one in answers if counts(one, on=as_of)]
    silent = sum(1 for one in asked if one.status == AnswerState.SILENT)
    return replace(matter, silent=silent, asked=len(asked))


def _matter(task: KnownTask, figures: PlanFigures) -> Iterator[Matter]:
    facts, as_of, calendar = task.facts, figures.as_of, figures.counting.calendar
    overdue = bool(task.counts.overdue)
    late = calendar.between(facts.deadline, as_of) if overdue else None
    if facts.status == Status.BLOCKED:
        since = task.state.blocked_since_on
        days = calendar.between(since, as_of) if since else None
        yield Matter(Kind.BLOCKED, task, since, late or days, overdue)
    elif overdue:
        yield Matter(Kind.OVERDUE, task, facts.deadline, late, is_overdue=True)
    elif facts.status == Status.SUBMITTED:
        since = task.state.status_on
        days = calendar.between(since, as_of) if since else None
        yield Matter(Kind.WAITING, task, since, days, is_overdue=False)
    elif facts.outcome == Outcome.NOT_MET and facts.status == Status.COMPLETED:
        yield Matter(Kind.NOT_MET, task, facts.completed_on, None, is_overdue=False)
    elif missing := missed_of(task, figures):
        since = missing[0].due_on
        days = calendar.between(calendar.next_working_day(since), as_of)
        yield Matter(Kind.MISSED, task, since, days, is_overdue=False, missed=missing)


def missed_of(task: KnownTask, figures: PlanFigures) -> tuple[Occurrence, ...]:
    """Return the occurrences of an open task that are past and have no result."""
    state = task.state
    if state.status not in OPEN_STATUSES:
        return ()
    return figures.counting.missed(
        state.occurrences, deadline_kind=state.deadline_kind, due_on=task.facts.due_on,
        on=figures.as_of,
    )  # fmt: skip
