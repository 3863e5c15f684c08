"""What a unit still owes to a plan on a day, and why it is urged; a fold, as the figures are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import select

from tracker.db import db
from tracker.figures import PlanFigures
from tracker.figures.matters import missed_of
from tracker.figures.plan import KnownTask
from tracker.figures.shares import Share, ShareCounts, ShareKind, count_shares, shares_of
from tracker.figures.states import Log
from tracker.rules.answers import OWED
from tracker.rules.kinds import Occurrence
from tracker.rules.progress import Counts
from tracker.rules.words import Move, Status, TimeState
from tracker.units import Unit
from tracker.urgings import UrgedTask, Urging

# What waits for its unit; what was submitted waits for the verifier.
STILL = frozenset({Status.ASSIGNED, Status.IN_PROGRESS, Status.BLOCKED})
TELLING = frozenset({Move.POST, Move.SUBMIT, Move.BLOCK, Move.UNBLOCK})
# A task not due yet of which nothing was heard is urged after a quarter (docs/decisions/0141).
SILENT_FOR = timedelta(days=90)
Shares = Mapping[int, Sequence[Share]]


class Why(StrEnum):
    """Why a unit is urged; each task stands once, under the first that holds."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    RETURNED = "returned"
    MISSED = "missed"
    SILENT = "silent"
    ANSWER = "answer"
    PART = "part"


@dataclass(frozen=True)
class OwedTask:
    """A task, or a share in another unit's task, that a unit is urged to finish.

    `due_on` is the day as written, which a rest day does not move; `days` are working days gone by
    since the last day in time, or left to it. `is_silent`: the
    unit never told anything of it. `returned_on` is the day on which it came back and was not sent
    again since; `missed` are its occurrences without a result. `urged` tells each time that the
    unit was urged before: the day, and the act.
    """

    why: Why
    task: KnownTask
    due_on: date
    days: int
    is_silent: bool
    returned_on: date | None = None
    missed: tuple[Occurrence, ...] = ()
    urged: tuple[tuple[date, str], ...] = ()

    @property
    def urged_on(self) -> list[date]:
        """The days on which the unit was urged before, each once."""
        return sorted({day for day, _act in self.urged})

    @property
    def is_share(self) -> bool:
        """Whether another unit leads the task."""
        return self.why in {Why.ANSWER, Why.PART}


@dataclass(frozen=True)
class Owed:
    """A unit's figures on a day, and what it is urged on, in the order of `Why`.

    `led` counts the tasks on which the unit works, also those that it collects from a group;
    `shares` its shares in the tasks of others.
    """

    unit: Unit
    figures: PlanFigures
    led: Counts
    shares: ShareCounts
    tasks: tuple[OwedTask, ...]

    @property
    def urged_on(self) -> list[date]:
        """The days on which the unit was urged before on any of the tasks."""
        return sorted({day for one in self.tasks for day in one.urged_on})

    @property
    def urged_times(self) -> int:
        """How often the unit was urged before; an act on several of the tasks is one."""
        return len({act for one in self.tasks for act in one.urged})


@dataclass
class _Course:
    """What the events up to a day tell of one task beside its state."""

    is_told: bool = False
    returned_on: date | None = None


def owed_by(unit: Unit, figures: PlanFigures, shares: Shares | None = None) -> Owed:
    """Return what a unit owes to a plan on the day of the figures; a past day never changes.

    `shares` spares folding those of the plan again.
    """
    all_shares = shares_of(figures, figures.log) if shares is None else shares
    urged = _urgings(unit, figures)
    tasks = tuple(
        replace(one, urged=urged.get(one.task.task_id, ()))
        for one in owed_tasks(unit, figures, all_shares)
    )
    led = figures.by_collecting().get(unit.id, Counts())
    mine = count_shares(all_shares.get(unit.id, []), on=figures.as_of)
    return Owed(unit, figures, led, mine, tasks)


def owed_tasks(unit: Unit, figures: PlanFigures, shares: Shares) -> list[OwedTask]:
    """Return what a unit is urged on, in the order of `Why`, without when it was urged before."""
    courses = _courses(_valid(figures))
    own = (
        _of_task(task, figures, courses[task.task_id]) for task in figures.tasks
        if _worker(task) == unit.id
    )  # fmt: skip
    found = [one for one in own if one] + [
        _of_share(share, figures) for share in shares.get(unit.id, []) if _is_owed(share, figures)
    ]
    order = list(Why)
    return sorted(found, key=lambda one: (order.index(one.why), one.due_on))


def _worker(task: KnownTask) -> int | None:
    return task.collecting_unit_id or task.lead_unit_id


def _of_task(task: KnownTask, figures: PlanFigures, course: _Course) -> OwedTask | None:
    if task.facts.status not in STILL:
        return None
    missed = missed_of(task, figures)
    why = _why(task, figures, course, is_missed=bool(missed))
    if why is None:
        return None
    facts, on = task.facts, figures.as_of
    days = figures.counting.working_days(facts, on=on)
    silent, back = not course.is_told, course.returned_on
    return OwedTask(why, task, facts.due_on, days, silent, back, missed)


def _why(
    task: KnownTask, figures: PlanFigures, course: _Course, *, is_missed: bool
) -> Why | None:  # fmt: skip
    state = figures.counting.time_state(task.facts, on=figures.as_of)
    entered_on = task.state.entered_on or figures.as_of
    is_quiet = not course.is_told and entered_on + SILENT_FOR <= figures.as_of
    held = {
        Why.OVERDUE: state is TimeState.OVERDUE,
        Why.DUE_SOON: state is TimeState.DUE_SOON,
        Why.RETURNED: course.returned_on is not None,
        Why.MISSED: is_missed,
        Why.SILENT: is_quiet,
    }
    return next((why for why, holds in held.items() if holds), None)


def _is_owed(share: Share, figures: PlanFigures) -> bool:
    """Tell whether a share is past its day and waits for the unit, in a task that goes on."""
    if not share.is_missing(figures.as_of) or share.task.facts.status not in STILL:
        return False
    if share.kind is ShareKind.PART:  # who is named beside itself owes the task, not a part of it
        return share.unit_id != _worker(share.task)
    return figures.answers[share.task.task_id][share.unit_id].status in OWED


def _of_share(share: Share, figures: PlanFigures) -> OwedTask:
    why = Why.ANSWER if share.kind is ShareKind.ANSWER else Why.PART
    days = figures.counting.calendar.between(share.due_on, figures.as_of)
    return OwedTask(why, share.task, share.due_on, days, share.is_silent)


def _valid(figures: PlanFigures) -> Log:
    """Return the events that hold on the day of the figures, none that a later one voids."""
    voided = {made.voids_id for made in figures.log if made.voids_id is not None}
    return [
        made for made in figures.log
        if made.on <= figures.as_of and made.id not in voided and made.voids_id is None
    ]  # fmt: skip


def _courses(log: Log) -> dict[int, _Course]:
    courses: dict[int, _Course] = defaultdict(_Course)
    for made in log:
        course = courses[made.record_id]
        course.is_told = course.is_told or made.move in TELLING
        if made.status is not None:
            course.returned_on = made.on if made.move == Move.SEND_BACK else None
    return courses


def _urgings(unit: Unit, figures: PlanFigures) -> dict[int, tuple[tuple[date, str], ...]]:
    """Return when a unit was urged on each task, by letter or by word of mouth: day and act."""
    rows = (
        select(UrgedTask.task_id, Urging.day, Urging.ref).join(Urging)
        .where(Urging.unit_id == unit.id, Urging.day <= figures.as_of)
    )  # fmt: skip
    found: dict[int, set[tuple[date, str]]] = defaultdict(set)
    for task_id, day, act in db.session.execute(rows):
        found[task_id].add((day, act))
    return {task_id: tuple(sorted(times)) for task_id, times in found.items()}
