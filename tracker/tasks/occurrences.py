"""The occurrences of tasks: several due days, and the check-ins of ongoing tasks."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import or_, select

from tracker import history
from tracker.db import db
from tracker.history import Event
from tracker.rules import N_, Refused, kinds
from tracker.rules.kinds import Occurrence
from tracker.rules.words import DeadlineKind, Move
from tracker.tasks.facts import DueSource, Task, TaskOccurrence
from tracker.tasks.moves import KIND

Occurrences = tuple[Occurrence, ...]


def open_check_ins(task: Task, *, on: date) -> None:
    """Give an ongoing task that enters the plan on a day the days by which it is checked in."""
    if task.deadline_kind == DeadlineKind.ONGOING and not task.occurrences:
        days = kinds.check_in_days(on, task.due_on)
        task.occurrences = [TaskOccurrence(due_on=day) for day in days]


def open_check_in(task: Task, *, on: date) -> TaskOccurrence | None:
    """Return the check-in that an update on a day answers: the oldest open one of an ongoing task.

    A check-in opens with its month; one that was missed stays open.
    """
    if task.deadline_kind != DeadlineKind.ONGOING:
        return None
    asked = kinds.open_check_in([as_fact(one) for one in task.occurrences], on=on)
    return next((one for one in task.occurrences if asked and one.due_on == asked.due_on), None)


def check_whole(task: Task, *, done_on: date | None) -> None:
    """Refuse to call a task done while an occurrence has no result, or before the last was done.

    Check-ins do not stand in the way: an ongoing task is judged at its end.
    """
    if task.deadline_kind == DeadlineKind.ONGOING:
        return
    missing = [one.due_on for one in task.occurrences if one.done_on is None]
    if missing:
        raise Refused(
            N_("Còn đợt hạn %(days)s chưa ghi kết quả. Nhiệm vụ chỉ hoàn thành khi xong mọi đợt."),
            days=", ".join(f"{day:%d/%m/%Y}" for day in missing),
        )
    last = max((one.done_on for one in task.occurrences if one.done_on), default=None)
    if last and done_on and done_on < last:
        raise Refused(
            N_("Ngày hoàn thành thực tế không được trước %(day)s, ngày có kết quả đợt cuối."),
            day=f"{last:%d/%m/%Y}",
        )


def occurrences_of(task_ids: Collection[int]) -> dict[int, Occurrences]:
    """Return the occurrences of several tasks as they stand now, by task, in one query."""
    one = TaskOccurrence
    rows = select(one).where(one.task_id.in_(task_ids)).order_by(one.task_id, one.due_on)
    found: dict[int, list[Occurrence]] = {}
    for row in db.session.scalars(rows):
        found.setdefault(row.task_id, []).append(as_fact(row))
    return {task_id: tuple(several) for task_id, several in found.items()}


def as_fact(row: TaskOccurrence) -> Occurrence:
    """Return an occurrence as the rules take it."""
    return Occurrence(row.due_on, row.done_on, row.verified_at is not None)


def waits_for_event(task: Task) -> bool:
    """Tell whether a task is due only when something occurs, and no day is known yet."""
    event_driven = task.deadline_kind in {DeadlineKind.EVENT, DeadlineKind.RELATIVE}
    return event_driven and task.due_source == DueSource.PLAN_END


def nothing_told(task: Task, events: Iterable[Event]) -> Event | None:
    """Return the last word that nothing occurred, of a task that still waits; None without one."""
    told = [event for event in events if event.changes.get("nothing_occurred")]
    return told[-1] if told and waits_for_event(task) else None


def result_event(task: Task, occurrence: TaskOccurrence) -> Event | None:
    """Return the event that noted the result of an occurrence, None where it has none."""
    if occurrence.done_on is None:
        return None
    return results_of(history.of(KIND, task.id)).get(occurrence.due_on)


def results_of_tasks(task_ids: Collection[int]) -> dict[tuple[int, date], Event]:
    """Return the events that noted results which still hold, by task and due day."""
    rows = select(Event).where(
        Event.kind == KIND, Event.record_id.in_(task_ids),
        or_(Event.move == Move.POST, Event.voids_id.is_not(None)),
    )  # fmt: skip
    by_task: dict[int, list[Event]] = {}
    for event in db.session.scalars(rows.order_by(Event.chain_id, Event.seq)):
        by_task.setdefault(event.record_id, []).append(event)
    return {
        (task_id, due_on): event
        for task_id, events in by_task.items()
        for due_on, event in results_of(events).items()
    }


def results_of(events: Iterable[Event]) -> dict[date, Event]:
    """Return the events, by due day, that noted results of a task's occurrences and still hold."""
    events = list(events)
    voided = {event.voids_id for event in events}
    return {
        date.fromisoformat(event.changes["occurrence_due_on"]): event
        for event in events
        if event.move == Move.POST
        and "occurrence_due_on" in event.changes
        and event.id not in voided
    }
