"""Confirming that what a unit submitted is done, and sending it back."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.accounts import Person
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.rules.words import Move, Outcome
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, TaskOccurrence, move, record
from tracker.tasks.children import check_children
from tracker.tasks.occurrences import check_whole, result_event


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

    Refused: whoever may not, who submitted it, a day to come, a missing reason, an occurrence
    without a result.
    """
    done_on = verdict.done_on or task.reported_done_on
    reason = verdict.reason.strip()
    given = Given(text=reason, done_on=done_on, outcome=verdict.outcome)
    move(task, Move.VERIFY, given, by=by, at=at)
    check_whole(task, done_on=done_on)
    check_children(task)
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


def accept_occurrence(
    task: Task, occurrence: TaskOccurrence, *, by: Person, at: datetime
) -> Event:  # fmt: skip
    """Confirm the result of one occurrence or check-in, effective on the day it was done.

    Refused: whoever may not verify the task, who noted the result, no result, one confirmed
    already.
    """
    due = f"{occurrence.due_on:%d/%m/%Y}"
    if occurrence.done_on is None:
        raise Refused(N_("Đợt hạn %(due)s chưa ghi kết quả."), due=due)
    if occurrence.verified_at is not None:
        raise Refused(N_("Kết quả đợt hạn %(due)s đã được xác nhận."), due=due)
    noted = result_event(task, occurrence)
    if noted and noted.actor_id == by.id:
        raise Refused(N_("Người đã ghi kết quả không tự xác nhận."))
    move(task, Move.VERIFY_OCCURRENCE, Given(), by=by, at=at)
    occurrence.verified_at = at
    changes = {"occurrence_due_on": occurrence.due_on, "done_on": occurrence.done_on}
    moved = Moved(Move.VERIFY_OCCURRENCE, changes=changes, on=occurrence.done_on)
    return record(task, moved, by=by, at=at)


def return_occurrence(
    task: Task, occurrence: TaskOccurrence, *, reason: str, by: Person, at: datetime
) -> Event:
    """Send the result of one occurrence back, with at least 10 characters of reason.

    Its event is left out of the figures from now on. Refused as `accept_occurrence`.
    """
    noted = result_event(task, occurrence)
    if noted is None or occurrence.verified_at is not None:
        raise Refused(N_("Đợt này không còn chờ xác nhận."))
    move(task, Move.RETURN_OCCURRENCE, Given(text=reason), by=by, at=at)
    occurrence.done_on, occurrence.note = None, ""
    changes = {"returned_due_on": occurrence.due_on}
    moved = Moved(Move.RETURN_OCCURRENCE, reason.strip(), changes, voids_id=noted.id)
    return record(task, moved, by=by, at=at)
