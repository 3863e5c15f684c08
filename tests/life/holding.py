"""What holds after every act, whatever it was."""

import json
from collections.abc import Iterable
from dataclasses import astuple
from datetime import date, datetime

from sqlalchemy import select

from tests.life.issued import ISSUED, ISSUED_ON
from tracker import evidence, history, periods
from tracker.db import db
from tracker.figures.audit import differences
from tracker.figures.plan import KnownTask, PlanFigures, figures_of
from tracker.figures.rollup import rollup
from tracker.history import Event
from tracker.periods import Difference, audit
from tracker.plans import Plan
from tracker.rules.progress import Counts, added
from tracker.rules.words import Move, Outcome, Status
from tracker.rules.workflow.needs import LEAST_LETTERS
from tracker.tasks import Task

GATHERED = "Kết quả của "


def nothing_was_tampered_with(plan: Plan) -> None:
    """The chains hold, and what is stored is what the events tell."""
    assert not list(history.faults())
    assert not list(differences(plan.id))


def results_are_proved(tasks: Iterable[Task]) -> None:
    """An outcome belongs to a completed task; another person verified it, and it was shown."""
    for task in tasks:
        is_done = task.status == Status.COMPLETED
        assert (task.outcome in set(Outcome)) is is_done
        assert (task.completed_on is not None) is is_done
        if is_done:
            _is_proved(task, history.of("task", task.id))


def _is_proved(task: Task, events: list[Event]) -> None:
    voided = {event.voids_id for event in events}
    verified = _last(Move.VERIFY, [event for event in events if event.id not in voided])
    claim = _last(Move.SUBMIT, [event for event in events if event.seq < verified.seq])
    assert claim.actor_id != verified.actor_id
    if claim.changes["has_evidence"]:
        assert evidence.of_task(task.id)
    else:
        assert len(claim.note.split(GATHERED)[0].strip()) >= LEAST_LETTERS


def _last(move: Move, events: list[Event]) -> Event:
    return [event for event in events if event.move == move][-1]


def figures_add_up(figures: PlanFigures) -> None:
    """Areas and lead units add up to the plan, states to all tasks, and late means late."""
    whole = figures.counts()
    assert whole.total == issued_by(figures.as_of) + figures.added - figures.removed
    for parts in (figures.by_area(), figures.by_lead(), figures.by_collecting()):
        assert astuple(added(parts.values()) if parts else Counts()) == astuple(whole)
    assert whole.met + whole.executed_not_met >= whole.executed == whole.in_time + whole.late
    assert whole.executed == whole.early_current + whole.on_time_current + whole.late_current
    assert whole.not_executed == whole.overdue + whole.not_due
    assert whole.met_of_due <= whole.executed_of_due <= whole.due <= whole.total
    for task in figures.tasks:
        _is_overdue_or_not(task, figures)


def issued_by(day: date) -> int:
    """Return how many tasks the plan was issued with by a day."""
    return ISSUED if day >= ISSUED_ON else 0


def _is_overdue_or_not(task: KnownTask, figures: PlanFigures) -> None:
    state, counts = task.state, task.counts
    is_done = state.status == Status.COMPLETED
    assert (state.outcome is not None) is is_done
    assert (state.completed_on is not None) is is_done
    if not counts.executed and not is_done:
        assert bool(counts.overdue) is (task.facts.deadline < figures.as_of)
    if is_done and state.outcome == Outcome.MET:
        assert (counts.executed, counts.overdue) == (1, 0)
    if counts.executed and not is_done:
        assert figures.settings.per_period


def drawn(plan: Plan, *, as_of: date, known: datetime) -> str:
    """Return the figures of a day as known at an instant, letter by letter."""
    figures = figures_of(plan, as_of=as_of, known=known)
    return json.dumps(rollup(figures), sort_keys=True)


def frozen_figures_stay(plan: Plan) -> None:
    """What was frozen is what it was; between it and the live figure lie exactly the events."""
    for snapshot in periods.snapshots_of(plan):
        assert list(audit.wrong_with(snapshot)) == []
        difference_is_the_events(periods.difference_of(snapshot))


def difference_is_the_events(found: Difference) -> None:
    """The changes of the events, one after another, make the live figures of the recounted ones."""
    told = list(astuple(found.recounted))
    for one in found.late:
        steps = zip(astuple(one.before.counts), astuple(one.after.counts), strict=True)
        told = [
            number + after - before for number, (before, after) in zip(told, steps, strict=True)
        ]
        assert one.before != one.after
    assert told == list(astuple(found.live))
    assert found.frozen == found.recounted or found.rules


def original_days(plan: Plan) -> dict[int, date]:
    """Return the original due day of each task."""
    rows = select(Task.id, Task.original_due_on).where(Task.plan_id == plan.id)
    return {row.id: row.original_due_on for row in db.session.execute(rows)}


def moves_since(plan: Plan, seq: int) -> list[Event]:
    """Return the events of a plan recorded after one of them."""
    rows = select(Event).where(Event.chain_id == plan.id, Event.seq > seq)
    return list(db.session.scalars(rows.order_by(Event.seq)))
