"""Closing a plan: the secretariat says why tasks were not carried out, the leader closes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import attributes, selectinload

from tracker import history
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.evidence import Decision
from tracker.history import Entry, Event
from tracker.issuing.amending import check_amendable
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day, two_digits
from tracker.rules.words import (
    BLOCKED_REASON_LABELS,
    OPEN_STATUSES,
    BlockedReason,
    Move,
    Role,
    Status,
    first_few,
)
from tracker.rules.workflow import Given
from tracker.rules.workflow.needs import LEAST_LETTERS
from tracker.tasks import Moved, Task, move, record

PREPARE = "prepare_close"
NOT_EXECUTED = "not_executed"


@dataclass(frozen=True)
class Reason:
    """Why a task was not carried out: a cause, and words where the cause alone says too little."""

    code: BlockedReason | None = None
    text: str = ""


def open_tasks(plan: Plan) -> list[Task]:
    """Return the tasks of a plan that are not carried out, in its order."""
    rows = (
        select(Task).where(Task.plan_id == plan.id, Task.status.in_(OPEN_STATUSES))
        .options(selectinload(Task.lead_unit), selectinload(Task.parts))
        .order_by(Task.position)
    )  # fmt: skip
    return list(db.session.scalars(rows))


def reason_of(task: Task) -> Reason:
    """Return what is prepared for a task; what it is blocked by until somebody says more."""
    known = task.closing_reason or task.blocked_reason
    return Reason(BlockedReason(known) if known else None, task.closing_note)


def is_whole(task: Task, reason: Reason) -> bool:
    """Tell whether a reason is all that closing asks: a cause, and words where they are needed.

    The cause "other" and a task whose submission nobody verified need words of 10 letters.
    """
    needs_words = reason.code is BlockedReason.OTHER or task.status == Status.SUBMITTED
    return reason.code is not None and (not needs_words or len(reason.text) >= LEAST_LETTERS)


def prepare(
    plan: Plan, reasons: Mapping[int, Reason], *, by: Person, at: datetime,
    on: date | None = None,
) -> Event:  # fmt: skip
    """Keep why open tasks were not carried out, by task id; return the event of the plan.

    With a day `on` the closing is proposed to the leader as of that day; then every open task must
    be whole. Raises Refused where it is not, or the plan is not in force.
    """
    check_amendable(plan)
    tasks = open_tasks(plan)
    for task in tasks:
        given = reasons.get(task.id)
        if given is not None:
            task.closing_reason, task.closing_note = given.code, " ".join(given.text.split())
    if on is not None:
        _check_day(plan, on, at=at)
        _check_whole(tasks)
    plan.closing_on = on
    attributes.flag_modified(plan, "title")  # whoever looks at an older page is told
    changes = {"closing_on": on.isoformat() if on else None, "tasks": len(tasks)}
    return _note(plan, PREPARE, changes, by=by, at=at)


def close(plan: Plan, *, by: Person, at: datetime, decision: Decision) -> list[Task]:
    """Close a plan by its leader's decision (T13); return the tasks that were not carried out.

    Each of them keeps its state and gets `closing_result`; from the decision's day on it may be
    called "chưa thực hiện". The leader decides in person or by a document that the secretariat
    records. Raises Refused where a task is not whole, or who decides may not.
    """
    check_amendable(plan)
    _check_decider(by, decision, at=at)
    _check_day(plan, decision.on, at=at)
    tasks = open_tasks(plan)
    _check_whole(tasks)
    unverified = [task.code for task in tasks if task.status == Status.SUBMITTED]
    for task in tasks:
        _close_task(task, by=by, at=at, on=decision.on)
    plan.state, plan.closed_on, plan.closing_on = PlanState.CLOSED, decision.on, None
    changes = decision.as_changes() | {NOT_EXECUTED: len(tasks), "unverified": unverified}
    _note(plan, Move.CLOSE, changes, by=by, at=at, on=decision.on)
    return tasks


def reason_words(reason: Reason) -> str:
    """Return the msgid of a cause, empty without one."""
    return BLOCKED_REASON_LABELS[reason.code] if reason.code else ""


def _close_task(task: Task, *, by: Person, at: datetime, on: date) -> None:
    reason = reason_of(task)
    move(task, Move.CLOSE, Given(text=reason.text or reason_words(reason)), by=by, at=at)
    task.closing_result, task.closing_reason = NOT_EXECUTED, reason.code
    changes = {"closing_result": NOT_EXECUTED, "closing_reason": reason.code}
    record(task, Moved(Move.CLOSE, reason.text, changes, on), by=by, at=at)


def _check_day(plan: Plan, on: date, *, at: datetime) -> None:
    if on > day_of(at):
        raise Refused(N_("Ngày kết thúc chưa đến. Chọn ngày không sau hôm nay."))
    if plan.issued_on and on < plan.issued_on:
        raise Refused(
            N_("Ngày kết thúc không được trước ngày ban hành kế hoạch (%(day)s)."),
            day=format_day(plan.issued_on),
        )


def _check_whole(tasks: list[Task]) -> None:
    lacking = [task.code for task in tasks if not is_whole(task, reason_of(task))]
    if lacking:
        raise Refused(
            N_("Còn %(count)s nhiệm vụ chưa ghi rõ lý do chưa thực hiện: %(codes)s."),
            count=two_digits(len(lacking)), codes=first_few(lacking),
        )  # fmt: skip


def _check_decider(by: Person, decision: Decision, *, at: datetime) -> None:
    """The leader closes in person; the secretariat records it from a document."""
    decides = {Role(post.role) for post in decision.decider.posts(day_of(at))}
    if Role.LEADER not in decides:
        raise Refused(N_("Chọn lãnh đạo quyết định kết thúc kế hoạch."))
    document = decision.document
    if by.id != decision.decider.id and (document is None or not document.number):
        raise Refused(N_("Ghi số, ký hiệu và ngày của văn bản kết thúc kế hoạch."))


def _note(  # noqa: PLR0913 what happened to the plan, by whom and when
    plan: Plan, name: str, changes: Mapping[str, object], *, by: Person, at: datetime,
    on: date | None = None,
) -> Event:  # fmt: skip
    entry = Entry("plan", plan.id, name, changes=dict(changes))
    return history.record(entry, chain_id=plan.id, by=by.id, at=at, on=on)
