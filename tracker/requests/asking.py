"""Asking for a leader's word on a task, saying what one thinks of it, and taking it back."""

from datetime import date, datetime

from sqlalchemy import exists, select

from tracker import workdays
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.plans import Plan
from tracker.requests.facts import Kind, Request, State, Wish
from tracker.rules import N_, Refused
from tracker.rules.words import Move
from tracker.rules.workflow import Given, Matter
from tracker.tasks import Moved, Task, move, record

ASKS = {
    Kind.EXTENSION: Move.ASK_EXTENSION,
    Kind.REMOVAL: Move.ASK_REMOVAL,
    Kind.CHANGE: Move.ASK_CHANGE,
    Kind.REOPENING: Move.ASK_REOPENING,
}
LEAD_DAYS = 3  # working days before the due day, unless the plan's `extension_lead_days` says other


def ask(task: Task, wish: Wish, *, by: Person, at: datetime) -> Request:
    """Ask for an extension, a removal, a change or a reopening (T8–T11).

    An extension asked later than the plan allows is marked: only the leader decides it. Refused:
    whoever may not, a reason under 10 characters, a new due day that is not after the present one,
    a change of nothing, and a second request of a kind while one is open.
    """
    check_reason_of_removal(wish)
    if _is_asked(task, wish.kind):
        raise Refused(N_("Nhiệm vụ này đã có một đề nghị cùng loại đang chờ cho ý kiến."))
    reason = wish.reason.strip()
    move(task, ASKS[wish.kind], Given(text=reason, matter=matter_of(task, wish)), by=by, at=at)
    made = enter(task, wish, by=by, at=at)
    db.session.add(made)
    db.session.flush()
    # What is only wanted stands apart: figures fold the facts that stand in the open.
    changes = {"request_id": made.id, "wanted": made.wanted, "is_late": made.is_late}
    record(task, Moved(ASKS[wish.kind], reason, changes), by=by, at=at)
    return made


def comment(request: Request, *, text: str, by: Person, at: datetime) -> None:
    """Say as the secretariat what one thinks of an open request; a later comment replaces it.

    Refused: anybody else, no text, a request that is decided or taken back.
    """
    check_open(request)
    task, text = request.task, text.strip()
    move(task, Move.COMMENT, Given(text=text), by=by, at=at)
    request.comment, request.commented_by_id, request.commented_at = text, by.id, at
    record(task, Moved(Move.COMMENT, text, {"request_id": request.id}), by=by, at=at)


def withdraw(request: Request, *, by: Person, at: datetime) -> None:
    """Take an open request back (T12); only who asked may."""
    check_open(request)
    task = request.task
    given = Given(matter=Matter(asked_by=request.asked_by_id))
    move(task, Move.WITHDRAW_REQUEST, given, by=by, at=at)
    request.state = State.WITHDRAWN
    changes = {"request_id": request.id, "kind": request.kind}
    record(task, Moved(Move.WITHDRAW_REQUEST, changes=changes), by=by, at=at)


def enter(task: Task, wish: Wish, *, by: Person, at: datetime) -> Request:
    """Return the record of a wish, not yet added."""
    return Request(
        authority_id=task.authority_id, plan_id=task.plan_id, task=task, kind=wish.kind,
        state=State.ASKED, reason=wish.reason.strip(), wanted=wish.wanted.as_json(),
        is_late=wish.kind is Kind.EXTENSION and is_late(task, on=day_of(at)),
        unit_id=task.working_unit_id, due_on=task.due_on, document=wish.document,
        asked_by_id=by.id, asked_at=at,
    )  # fmt: skip


def matter_of(task: Task, wish: Wish) -> Matter:
    """Return what the table of moves wants to know of a wish."""
    return Matter(due_on=wish.wanted.due_on, new_facts=len(wish.wanted.new_facts(task)))


def last_day_to_ask(task: Task) -> date:
    """Return the last day on which an extension is asked in time."""
    calendar = workdays.calendar(task.authority_id)
    return calendar.add(task.due_on, -lead_days(task.plan))


def is_late(task: Task, *, on: date) -> bool:
    """Tell whether an extension asked on a day is asked late."""
    return on > last_day_to_ask(task)


def lead_days(plan: Plan) -> int:
    """Return how many working days before the due day an extension is asked at the latest."""
    return int(plan.settings.get("extension_lead_days", LEAD_DAYS))


def check_open(request: Request) -> None:
    """Refuse an act on a request that has its end; say who gave it and when."""
    if request.state == State.WITHDRAWN:
        raise Refused(N_("Đề nghị này đã được rút lại."))
    if not request.is_open and request.decided_by and request.decided_on:
        raise Refused(
            N_("%(who)s đã ghi ý kiến về đề nghị này ngày %(day)s."),
            who=request.decided_by.full_name, day=f"{request.decided_on:%d/%m/%Y}",
        )  # fmt: skip


def check_reason_of_removal(wish: Wish) -> None:
    """Refuse a removal that does not say of which kind its reason is."""
    if wish.kind is Kind.REMOVAL and wish.wanted.why is None:
        raise Refused(N_("Chọn lý do đưa ra khỏi kế hoạch."))


def _is_asked(task: Task, kind: Kind) -> bool:
    same = exists().where(
        Request.task_id == task.id, Request.kind == kind, Request.state == State.ASKED
    )
    return bool(db.session.scalar(select(same)))
