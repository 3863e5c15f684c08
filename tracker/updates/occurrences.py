"""Results of occurrences: one that is done, with its own proof, and one noted by mistake."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.accounts import Person
from tracker.history import Event
from tracker.rules import N_, Refused
from tracker.rules.words import DeadlineKind, Move
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, TaskOccurrence, move, record
from tracker.tasks.occurrences import result_event
from tracker.updates.progress import News, check_done_on, tell


@dataclass(frozen=True)
class Result:
    """The day on which one occurrence of a recurring task was done."""

    occurrence: TaskOccurrence
    done_on: date


def mark_occurrence(task: Task, result: Result, *, news: News, by: Person, at: datetime) -> Event:
    """Post that one occurrence of a task is done (đợt k/n), late or not; effective on its day.

    Refused: as `post` (the text may be empty), a day to come, before the plan's period, an
    occurrence that has its day already, a check-in (any update answers it).
    """
    occurrence, done_on = result.occurrence, result.done_on
    check_done_on(task, done_on, at=at)
    if task.deadline_kind == DeadlineKind.ONGOING:
        raise Refused(N_("Nhiệm vụ thường xuyên cập nhật theo kỳ, không ghi kết quả từng đợt."))
    if occurrence.done_on is not None:
        raise Refused(
            N_("Đợt hạn %(due)s đã ghi kết quả ngày %(done)s."),
            due=f"{occurrence.due_on:%d/%m/%Y}", done=f"{occurrence.done_on:%d/%m/%Y}",
        )  # fmt: skip
    changes = {"occurrence_due_on": occurrence.due_on, "done_on": done_on}
    event = tell(task, news, changes, by=by, at=at)
    occurrence.done_on, occurrence.note = done_on, news.text.strip()
    return event


def undo_occurrence(task: Task, occurrence: TaskOccurrence, *, by: Person, at: datetime) -> Event:
    """Take back a result noted by mistake: its event is left out of the figures from now on.

    Refused: anybody but who noted it, a result that is verified, a task that is submitted or done.
    """
    noted = result_event(task, occurrence)
    if noted is None:
        raise Refused(N_("Đợt này chưa ghi kết quả."))
    if noted.actor_id != by.id:
        raise Refused(N_("Chỉ người đã ghi kết quả mới bỏ được."))
    if occurrence.verified_at is not None:
        raise Refused(N_("Kết quả của đợt đã được xác nhận, không bỏ được nữa."))
    move(task, Move.UNDO_OCCURRENCE, Given(), by=by, at=at)
    occurrence.done_on, occurrence.note = None, ""
    changes = {"undone_due_on": occurrence.due_on}
    return record(
        task, Moved(Move.UNDO_OCCURRENCE, changes=changes, voids_id=noted.id), by=by, at=at
    )
