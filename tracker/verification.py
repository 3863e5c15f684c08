"""Confirming that what a unit submitted is done, and sending it back."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.accounts import Person
from tracker.history import Event
from tracker.rules.words import Move, Outcome
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, move, record


@dataclass(frozen=True)
class Verdict:
    """What a verifier decides: met or not, the accepted day of completion, and why.

    `done_on` None accepts the reported day. `reason` is compulsory for not met (10 characters),
    and where the outcome differs from what the unit said of itself.
    """

    outcome: Outcome
    done_on: date | None = None
    reason: str = ""


def accept(task: Task, verdict: Verdict, *, by: Person, at: datetime) -> Event:
    """Confirm that a submitted task is carried out (T6), effective on its day of completion.

    Refused: whoever may not, who submitted it, a day to come, a missing reason.
    """
    done_on = verdict.done_on or task.reported_done_on
    reason = verdict.reason.strip()
    given = Given(text=reason, done_on=done_on, outcome=verdict.outcome)
    move(task, Move.VERIFY, given, by=by, at=at)
    task.outcome, task.completed_on = verdict.outcome, done_on
    return record(task, Moved(Move.VERIFY, reason, {"done_on": done_on}, done_on), by=by, at=at)


def send_back(task: Task, *, reason: str, by: Person, at: datetime) -> Event:
    """Send a submission back for completion (T7), with at least 10 characters of reason.

    Refused: whoever may not, who submitted it, a reason too short. The unit sees it on its own
    page at once and in the next morning's digest.
    """
    move(task, Move.SEND_BACK, Given(text=reason), by=by, at=at)
    task.returned_count += 1
    return record(task, Moved(Move.SEND_BACK, reason.strip()), by=by, at=at)
