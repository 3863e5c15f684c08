"""What was recorded after a freezing that changes the figures of the frozen day, event by event."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import and_, func, or_, select

from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.figures import PlanFigures, figures_of
from tracker.figures.answers import describe, fold_answers
from tracker.figures.plan import facts_of, titles_of
from tracker.figures.states import Log, fold_log, log_of
from tracker.history import Event
from tracker.periods.changed import Changed, changed_since
from tracker.periods.remeasured import Remeasured, remeasured_since
from tracker.periods.snapshots import Snapshot, plain
from tracker.rules.progress import NAMES, Counts, count
from tracker.tasks import Task
from tracker.tasks.counting import Counting, counting_of
from tracker.tasks.moves import KIND


@dataclass(frozen=True)
class Shown:
    """What the figures show of one task: its part in every count, whose it is, who answered."""

    counts: Counts = field(default_factory=Counts)
    area_id: int | None = None
    lead_unit_id: int | None = None
    collecting_unit_id: int | None = None
    answers: str = ""


@dataclass(frozen=True)
class Late:
    """An event recorded after the freezing, in effect by the frozen day, and what it changed."""

    event: Any
    task: Task
    who: str
    before: Shown
    after: Shown

    @property
    def is_void(self) -> bool:
        """Whether it takes back what was recorded wrongly."""
        return self.event.voids_id is not None


@dataclass(frozen=True)
class RuleChange:
    """A change of how the plan counts, or of the days its authority works, made since."""

    event: Any
    who: str


@dataclass(frozen=True)
class Difference:
    """A frozen figure beside the live one of the same day, and exactly what lies between them.

    `recounted` is the frozen log counted as the plan counts now: it differs from `frozen` only by
    `rules`. From there each of `late` leads on to `live`. `rows` and `indicators` tell what changed
    of dossiers, registers and indicators, which no count of tasks shows.
    """

    snapshot: Snapshot
    frozen: Counts
    recounted: Counts
    live: Counts
    rules: list[RuleChange] = field(default_factory=list)
    late: list[Late] = field(default_factory=list)
    rows: list[Changed] = field(default_factory=list)
    indicators: list[Remeasured] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether the live figures are the frozen ones."""
        return not (self.rules or self.late or self.rows or self.indicators)


def difference_of(snapshot: Snapshot) -> Difference:
    """Return what explains the difference between a snapshot and the live figures of its day."""
    rules, has_moved = _since(snapshot)
    if rules or has_moved:
        return _recounted(snapshot, rules)
    said = snapshot.body["facts"]["counts"]
    counts = Counts(**{name: said[name] for name in NAMES})
    return _with_rows(Difference(snapshot, counts, counts, counts))


def _recounted(snapshot: Snapshot, rules: list[RuleChange]) -> Difference:
    plan, as_of = snapshot.plan, snapshot.as_of
    counting, log = counting_of(plan), log_of(plan)
    known, titles = [made for made in log if made.seq <= snapshot.upto], titles_of(plan)
    recounted = figures_of(plan, as_of=as_of, log=known, titles=titles)
    live = figures_of(plan, as_of=as_of, log=log, titles=titles)
    # Where no rule changed since, the plan still counts as it did then.
    frozen = recounted
    if rules:
        then = snapshot.frozen_at
        frozen = figures_of(plan, as_of=as_of, known=then, log=known, titles=titles)
    changed = _changed(recounted, live)
    steps = [one for task_id in changed for one in _steps(task_id, snapshot, counting, log)]
    is_recounted = plain(_shown_of_all(frozen)) != plain(_shown_of_all(recounted))
    return _with_rows(
        Difference(
            snapshot, frozen.counts(), recounted.counts(), live.counts(),
            rules=rules if is_recounted else [], late=_told(steps) if steps else [],
        )
    )  # fmt: skip


def _with_rows(found: Difference) -> Difference:
    """Return a difference with what changed beside the tasks."""
    snapshot = found.snapshot
    return replace(
        found, rows=changed_since(snapshot), indicators=remeasured_since(snapshot)
    )  # fmt: skip


def _changed(before: PlanFigures, after: PlanFigures) -> list[int]:
    """Return the ids of the tasks of which the figures show something else."""
    old, new = _shown_of_all(before), _shown_of_all(after)
    return [task_id for task_id in sorted(old.keys() | new.keys())
            if old.get(task_id) != new.get(task_id)]  # fmt: skip


def _shown_of_all(figures: PlanFigures) -> dict[int, list[Any]]:
    return {
        task.task_id: [
            list(vars(task.counts).values()), task.area_id, task.lead_unit_id,
            task.collecting_unit_id,
            plain(describe(figures.answers[task.task_id], due_on=task.facts.original_due_on,
                           as_of=figures.as_of)) if task.task_id in figures.answers else "",
        ]
        for task in figures.tasks
    }  # fmt: skip


Step = tuple[Any, Shown, Shown]


def _steps(task_id: int, snapshot: Snapshot, counting: Counting, log: Log) -> Iterator[Step]:
    """Yield each late event of a task that changes what the figures show, in the order recorded."""
    own = [made for made in log if made.record_id == task_id]
    known = [made for made in own if made.seq <= snapshot.upto]
    before = _shown(known, snapshot, counting)
    for made in own:
        if made.seq > snapshot.upto and made.on <= snapshot.as_of:
            known.append(made)
            after = _shown(known, snapshot, counting)
            if after != before:
                yield made, before, after
            before = after


def _shown(log: Log, snapshot: Snapshot, counting: Counting) -> Shown:
    """Return what the figures show of the one task whose events these are."""
    as_of = snapshot.as_of
    state = next(iter(fold_log(log, as_of=as_of).values()), None)
    if state is None or not state.in_force:
        return Shown()
    facts = facts_of(state, counting)
    answers = next(iter(fold_answers(log, as_of=as_of).values()), None)
    said = describe(answers, due_on=facts.original_due_on, as_of=as_of) if answers else ""
    return Shown(
        count(facts, as_of=as_of, settings=counting.settings), state.area_id,
        state.lead_unit_id, state.collecting_unit_id, plain(said) if said else "",
    )  # fmt: skip


def _told(steps: list[Step]) -> list[Late]:
    """Return steps with their tasks and people, in the order of recording."""
    rows = (
        select(Event.id, Task, Person.full_name).join(Task, Task.id == Event.record_id)
        .outerjoin(Person, Person.id == Event.actor_id)
        .where(Event.id.in_([made.id for made, *_ in steps]))
    )  # fmt: skip
    of = {key: (task, name or "") for key, task, name in db.session.execute(rows)}
    ordered = sorted(steps, key=lambda step: step[0].seq)
    return [Late(made, *of[made.id], before, after) for made, before, after in ordered]


def _since(snapshot: Snapshot) -> tuple[list[RuleChange], bool]:
    """Return how counting changed since, and whether anything was recorded of the plan's tasks.

    Counting is changed by settings of the plan and days of the calendar.
    """
    settings = (Event.chain_id == snapshot.plan_id) & (Event.kind == "plan")
    days = (Event.chain_id == history.GENERAL) & (Event.kind == "calendar")
    first_move = select(func.min(Event.id)).where(
        Event.chain_id == snapshot.plan_id, Event.kind == KIND, Event.seq > snapshot.upto
    )
    rules = or_(
        settings & (Event.move == "settings"), days & (Event.record_id == snapshot.authority_id)
    )
    rows = (
        select(Event, Person.full_name).outerjoin(Person, Person.id == Event.actor_id)
        .where(or_(
            and_(Event.at > snapshot.frozen_at, rules), Event.id == first_move.scalar_subquery()
        )).order_by(Event.at, Event.id)
    )  # fmt: skip
    found = db.session.execute(rows).all()
    changes = [RuleChange(made, name or "") for made, name in found if made.kind != KIND]
    return changes, len(changes) < len(found)
