"""The day on which something occurred that a deadline counts from ("trong 30 ngày kể từ …")."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tracker import history, workdays
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.evidence import Document
from tracker.history import Event
from tracker.rules import N_, Refused, kinds
from tracker.rules.progress import roll_up_days
from tracker.rules.standing import Standing
from tracker.rules.words import DeadlineKind, Move
from tracker.rules.workflow import Given
from tracker.tasks import DueSource, Moved, Task, move, record, standing
from tracker.tasks.moves import KIND
from tracker.updates.progress import show


@dataclass(frozen=True)
class Trigger:
    """The day on which it occurred, and the documents that say so."""

    on: date
    documents: Sequence[Document]


def due_from(task: Task, trigger_on: date) -> date:
    """Return the day that a task's printed text gives, counted from a trigger day.

    Refused: a task whose text counts from no such day.
    """
    due_on = None
    if task.deadline_kind == DeadlineKind.RELATIVE:
        calendar = workdays.calendar(task.authority_id)
        due_on = kinds.due_after(task.recurrence, trigger_on=trigger_on, calendar=calendar)
    if due_on is None:
        raise Refused(N_("Thời hạn của nhiệm vụ này không tính từ ngày phát sinh."))
    return due_on


def trigger(task: Task, given: Trigger, *, by: Person, at: datetime) -> Event:
    """Record when it occurred: the task is due the printed length later, effective on that day.

    Its first day is its original one: this is no extension. Refused: whoever may not, no document,
    a day to come or before the plan's period, a text that counts from no such day; a second day
    by anybody but the secretariat.
    """
    due_on = due_from(task, given.on)
    _check_day(task, given, at=at)
    if not awaits_trigger(task):
        _check_again(task, by=by, at=at)
    move(task, Move.TRIGGER, Given(evidence=len(given.documents)), by=by, at=at)
    written, counted = roll_up_days([due_on], plan_end=task.plan.period_to)
    facts = {"original_due_on": written, "due_on": counted, "due_source": DueSource.OFFICE}
    for name, value in facts.items():
        setattr(task, name, value)
    changes = facts | {"trigger_on": given.on} | show(task, given.documents, by=by, at=at)
    return record(task, Moved(Move.TRIGGER, changes=changes, on=given.on), by=by, at=at)


def awaits_trigger(task: Task) -> bool:
    """Tell whether a task's deadline counts from a day that is not known yet."""
    return task.deadline_kind == DeadlineKind.RELATIVE and task.due_source == DueSource.PLAN_END


def _check_again(task: Task, *, by: Person, at: datetime) -> None:
    """Let only the secretariat mend a day recorded wrongly, and no deadline set otherwise."""
    if Standing.COORDINATOR not in standing(by, task, on=day_of(at)):
        raise Refused(N_("Đã có ngày phát sinh; cơ quan thường trực sửa khi ghi sai."))
    occurred = any(event.move == Move.TRIGGER for event in history.of(KIND, task.id))
    if not occurred or task.extension_count:
        raise Refused(N_("Thời hạn của nhiệm vụ đã được ấn định hoặc gia hạn."))


def _check_day(task: Task, given: Trigger, *, at: datetime) -> None:
    if not given.documents:
        raise Refused(N_("Ghi văn bản cho biết ngày phát sinh: số, ký hiệu và ngày, hoặc tệp."))
    if given.on > day_of(at):
        raise Refused(N_("Ngày phát sinh không được sau hôm nay."))
    if given.on < task.plan.period_from:
        raise Refused(
            N_("Ngày phát sinh không được trước %(first)s, ngày đầu kỳ kế hoạch."),
            first=f"{task.plan.period_from:%d/%m/%Y}",
        )
