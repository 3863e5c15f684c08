"""Ghi nhận sai: a verification that was recorded wrongly is voided from its own day."""

from datetime import datetime
from typing import Any

from tracker import history
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.evidence import Decision
from tracker.figures.states import fold_events
from tracker.history import Event
from tracker.periods import is_frozen
from tracker.requests.deciding import check_word
from tracker.rules import N_, Refused
from tracker.rules.words import Move
from tracker.rules.workflow import Given, Matter
from tracker.tasks import Moved, Task, move, record


def void(
    task: Task, *, reason: str, by: Person, at: datetime, decision: Decision | None = None
) -> Event:
    """Void the last verification of a completed task: as if it had not been, from its own day.

    The task stands again as the rest of its events tell; what it was known to be before stays
    known. Once the period is frozen it wants a leader's decision by document. Refused: whoever may
    not, a reason under 10 characters, a decider who is no leader, a day that cannot be.
    """
    wrong = _last_verification(task)
    today, document = day_of(at), decision.document if decision else None
    given = Given(
        text=reason.strip(), decision=decision.number if decision else "",
        decided_on=document.issued_on if document else None,
        matter=Matter(is_secretariats=not is_frozen(task.plan, on=wrong.on)),
    )  # fmt: skip
    if decision is not None:
        check_word(task, decision, at=at)
    move(task, Move.VOID, given, by=by, at=at)
    changes: dict[str, Any] = {"voided_on": wrong.on, "voided_outcome": wrong.outcome}
    changes |= decision.as_changes() if decision else {}
    moved = Moved(Move.VOID, given.text, changes, wrong.on, voids_id=wrong.id)
    event = record(task, moved, by=by, at=at)
    state = fold_events(history.of("task", task.id), as_of=today)
    task.status, task.status_at, task.outcome = state.status, at, state.outcome
    task.completed_on = state.completed_on
    return event


def _last_verification(task: Task) -> Event:
    events = history.of("task", task.id)
    voided = {event.voids_id for event in events}
    verified = [event for event in events if event.move == Move.VERIFY and event.id not in voided]
    if not verified:
        raise Refused(N_("Nhiệm vụ này chưa có lần xác nhận nào."))
    return verified[-1]
