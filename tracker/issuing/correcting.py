"""A misread annex is put right: no extension, but as if it had been read so at once."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from tracker import history, workdays
from tracker.accounts import Person
from tracker.db import db
from tracker.history import Event
from tracker.issuing.rows import Row, check_row, write_deadline
from tracker.issuing.telling import ask_groups
from tracker.rules import N_, Refused, kinds
from tracker.rules.numbers import format_day
from tracker.rules.progress import roll_up_days
from tracker.rules.words import DeadlineKind, Move
from tracker.rules.workflow import Given
from tracker.tasks import DueSource, Moved, Task, issued_facts, move, open_check_ins, record
from tracker.tasks.cells import put_lead, refresh_search

# What a decision may have changed since; then it is the decision that must be changed.
BY_DECISION = ("title", "deliverable", "area_id", "lead_unit_id")
DUE = ("original_due_on", "due_on", "due_source", "strict_before", "deadline_kind")
DAYS = frozenset({"original_due_on", "due_on"})
ENTRIES = frozenset({Move.ISSUE, Move.ADD})


def correct(task: Task, row: Row, *, by: Person, at: datetime, note: str) -> Event:
    """Put the cells of a misread row right (T15) and return the event.

    Effective from the day the task came into the plan, so that figures known from now on count it
    as if it had been read so at once; those known before stay. The original due day is corrected; a
    day put off since stays put off. Raises Refused where nothing differs, a decision has changed
    the same cell since, or results given already would lose their place.
    """
    move(task, Move.CORRECT, Given(text=note), by=by, at=at)
    check_row(row, plan=task.plan, place=task.code)
    entry, later = _entered(task)
    before = _facts(task)
    _write(task, row, entered_on=entry.on)
    changes = _changes(before, _facts(task))
    _check_decided(task, changes, later)
    restated = _restated(task, later) if "due_on" in changes else []
    _let_stand(task, restated)
    db.session.flush()
    event = record(task, Moved(Move.CORRECT, note.strip(), changes, entry.on), by=by, at=at)
    if "lead_unit_id" in changes:
        ask_groups([task], on=entry.on, by=by, at=at)
    for made, facts in restated:
        again = Moved(Move.CORRECT, "", facts | {"restates": made.id}, max(made.on, entry.on))
        record(task, again, by=by, at=at)
    return event


def _entered(task: Task) -> tuple[Event, list[Event]]:
    """Return the event by which a task came into its plan, and what was decided since."""
    events = history.of("task", task.id)
    voided = {event.voids_id for event in events}
    entry = next(event for event in events if event.move in ENTRIES)
    later = [
        event for event in events
        if event.seq > entry.seq and event.id not in voided and event.move != Move.CORRECT
    ]  # fmt: skip
    return entry, later


def _facts(task: Task) -> dict[str, Any]:
    facts = issued_facts(task)
    facts.setdefault("occurrences", [])
    cells = (task.title, task.deliverable, task.deadline_text)
    return facts | dict(zip(("title", "deliverable", "deadline_text"), cells, strict=True))


def _changes(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return the facts that differ and, under `was`, what they were; due days go together."""
    differing = {name for name in after if before[name] != after[name]}
    if not differing:
        raise Refused(N_("Chưa có nội dung nào thay đổi."))
    if differing & set(DUE):
        differing |= set(DUE)
    was = {name: before[name] for name in sorted(differing)}
    return {name: after[name] for name in sorted(differing)} | {"was": was}


def _write(task: Task, row: Row, *, entered_on: date) -> None:
    worker = task.working_unit_id
    task.title, task.deliverable = " ".join(row.title.split()), row.deliverable.strip()
    task.area_id = row.area.id if row.area else None
    if row.deadline_text.strip() != task.deadline_text or row.fixed_on:
        _write_deadline(task, row, entered_on=entered_on)
    if row.lead and row.lead.id != task.lead_unit_id:
        _write_lead(task, row)
    task.collecting_unit_id = row.collector_id
    if task.working_unit_id != worker:
        task.staff = task.staff_id = None
    refresh_search(task)


def _write_deadline(task: Task, row: Row, *, entered_on: date) -> None:
    done = {one.due_on for one in task.occurrences if one.done_on}
    write_deadline(task, row, plan=task.plan)
    open_check_ins(task, on=entered_on)
    lost = done - {one.due_on for one in task.occurrences}
    if lost:
        raise Refused(
            N_("Đợt hạn %(day)s đã ghi kết quả; thời gian ghi lại không còn đợt này."),
            day=format_day(min(lost)),
        )


def _let_stand(task: Task, restated: Iterable[tuple[Event, dict[str, Any]]]) -> None:
    """Let what was decided or occurred since hold on for the task."""
    for _made, facts in restated:
        for name, value in facts.items():
            setattr(task, name, date.fromisoformat(value) if name in DAYS else value)


def _write_lead(task: Task, row: Row) -> None:
    if task.answers:
        raise Refused(
            N_("Các đơn vị đã được giao trả lời; đổi đơn vị chủ trì bằng điều chỉnh nhiệm vụ.")
        )
    put_lead(task, row.lead)
    task.lead_text = row.lead.name if row.lead else ""


def _check_decided(task: Task, changes: dict[str, Any], later: list[Event]) -> None:
    for event in later:
        if any(name in changes and name in event.changes for name in BY_DECISION):
            raise Refused(
                N_(
                    "%(code)s đã được điều chỉnh ngày %(day)s. Đổi tiếp bằng điều chỉnh nhiệm vụ,"
                    " không phải sửa lỗi nhập liệu."
                ),
                code=task.code,
                day=format_day(event.on),
            )


def _restated(task: Task, later: list[Event]) -> list[tuple[Event, dict[str, Any]]]:
    """Return what was decided or occurred since of the due days: it holds on from its day.

    The correction is recorded after it, and would take its place on later days.
    """
    found = [(event, _days_set_by(event, task)) for event in later]
    return [(event, facts) for event, facts in found if facts]


def _days_set_by(event: Event, task: Task) -> dict[str, Any]:
    if event.move == Move.TRIGGER:
        return _counted_from(date.fromisoformat(event.changes["trigger_on"]), task)
    return {name: event.changes[name] for name in DUE if name in event.changes}


def _counted_from(trigger_on: date, task: Task) -> dict[str, Any]:
    """Return the due days from a trigger by the corrected text; none where it counts from none."""
    due_on = None
    if task.deadline_kind == DeadlineKind.RELATIVE:
        calendar = workdays.calendar(task.authority_id)
        due_on = kinds.due_after(task.recurrence, trigger_on=trigger_on, calendar=calendar)
    if due_on is None:
        return {}
    written, counted = roll_up_days([due_on], plan_end=task.plan.period_to)
    return {
        "original_due_on": written.isoformat(), "due_on": counted.isoformat(),
        "due_source": DueSource.OFFICE,
    }  # fmt: skip
