"""A leader's yes and no: by the leader, or recorded by the secretariat from the document."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.evidence import Decision
from tracker.history import Event
from tracker.periods import is_frozen
from tracker.requests.asking import check_open, check_reason_of_removal, enter, matter_of
from tracker.requests.effects import MOVES, carry_out
from tracker.requests.facts import Kind, Request, State, Wish
from tracker.rules import N_, Refused
from tracker.rules.standing import Standing
from tracker.rules.words import Move, Status
from tracker.rules.workflow import Given
from tracker.tasks import DueSource, Moved, Task, move, record, standing
from tracker.tasks.children import parents_of

# What is recorded of a task that is reopened because one below it is.
TOGETHER = "Mở lại cùng nhiệm vụ con"
OWN_WORK = frozenset({Standing.LEAD_STAFF, Standing.LEAD_HEAD})


@dataclass(frozen=True)
class Ruling:
    """What was decided of a request: yes or no, by whom and when, and what was said with it.

    `due_on` grants another due day than the one asked for. A no wants 10 characters of reason.
    """

    decision: Decision
    is_granted: bool = True
    note: str = ""
    due_on: date | None = None


def decide(request: Request, ruling: Ruling, *, by: Person, at: datetime) -> Event:
    """Decide an open request: the leader, or the secretariat from the leader's document.

    What the secretariat may decide by itself it decides without either (`is_secretariats`). A yes
    takes effect on the task at once, for figures from the day of the decision.
    Refused: a request that has its end, whoever may not, a decision that is not whole, and what
    the table of moves refuses as the task stands now.
    """
    check_open(request)
    if ruling.is_granted:
        return _grant(request, ruling, by=by, at=at)
    given = _given(request, replace(request.wish, reason=ruling.note), ruling, by=by, on=day_of(at))
    _check_decider(request, ruling.decision, by=by, at=at)
    move(request.task, Move.REFUSE, given, by=by, at=at)
    _close(request, State.REFUSED, ruling, by=by, at=at)
    changes = _kept(request, ruling)
    moved = Moved(Move.REFUSE, given.text, changes, ruling.decision.on)
    return record(request.task, moved, by=by, at=at)


def record_decision(
    task: Task, wish: Wish, decision: Decision, *, by: Person, at: datetime
) -> Event:
    """Carry out a decision that nobody had asked for here: said in a document, or by the leader.

    It is kept as a request that was approved as it was entered. Open requests of the same kind
    are left to be decided. Refused as `decide`, and a removal without the kind of its reason.
    """
    check_reason_of_removal(wish)
    request = enter(task, wish, by=by, at=at)
    return _grant(request, Ruling(decision), by=by, at=at)


def is_secretariats(
    task: Task, kind: Kind, *, by: Person, on: date, asked_late: bool
) -> bool:  # fmt: skip
    """Tell whether somebody of the secretariat may decide alone, without a leader's word.

    It moves a due day that no decision set, where that was asked in time and the task is not of
    the person's own unit, and reopens before the period is frozen.
    """
    if kind is Kind.EXTENSION:
        is_own_work = bool(standing(by, task, on=on) & OWN_WORK)
        return task.due_source != DueSource.TEXT and not asked_late and not is_own_work
    if kind is Kind.REOPENING:
        return not is_frozen(task.plan, on=task.completed_on or on)
    return False


def _grant(request: Request, ruling: Ruling, *, by: Person, at: datetime) -> Event:
    task, kind, decision = request.task, Kind(request.kind), ruling.decision
    was_asked = request.id is not None  # the reason stands with the request already
    wish = request.wish
    if ruling.due_on:
        wish = replace(wish, wanted=replace(wish.wanted, due_on=ruling.due_on))
    given = _given(request, wish, ruling, by=by, on=day_of(at))
    _check_decider(request, decision, by=by, at=at)
    move(task, MOVES[kind], given, by=by, at=at)
    changes = carry_out(task, kind, wish.wanted, decision=decision)
    request.wanted = wish.wanted.as_json()
    _close(request, State.APPROVED, ruling, by=by, at=at)
    if kind is Kind.REMOVAL:
        _let_lapse(request)
    note = ruling.note.strip() if was_asked else given.text
    moved = Moved(MOVES[kind], note, changes | _kept(request, ruling), decision.on)
    event = record(task, moved, by=by, at=at)
    if kind is Kind.REOPENING:
        _reopen_parents(request, decision, by=by, at=at)
    return event


def reopened_with(task: Task) -> list[Task]:
    """Return what is reopened with a task: what counts as done only while all below it is."""
    return [one for one in reversed(parents_of(task)) if one.status == Status.COMPLETED]


def _reopen_parents(request: Request, decision: Decision, *, by: Person, at: datetime) -> None:
    for parent in reopened_with(request.task):
        reason = f"{TOGETHER} {request.task.code}: {request.reason}"
        made = enter(parent, Wish(Kind.REOPENING, reason), by=by, at=at)
        _grant(made, Ruling(decision), by=by, at=at)


def _given(
    request: Request, wish: Wish, ruling: Ruling, *, by: Person, on: date
) -> Given:  # fmt: skip
    task, document = request.task, ruling.decision.document
    own = is_secretariats(task, wish.kind, by=by, on=on, asked_late=request.is_late)
    return Given(
        text=wish.reason.strip(), decision=ruling.decision.number,
        decided_on=document.issued_on if document else None,
        matter=replace(matter_of(task, wish), is_secretariats=own),
    )  # fmt: skip


def _check_decider(request: Request, decision: Decision, *, by: Person, at: datetime) -> None:
    """Refuse a day that cannot be, and a decider who is no leader where a leader has the word."""
    task, today = request.task, day_of(at)
    check_day(task, decision, at=at)
    decides_self = decision.decider.id == by.id
    if decides_self and Standing.LEADER in standing(by, task, on=today):
        return
    if decides_self and is_secretariats(
        task, Kind(request.kind), by=by, on=today, asked_late=request.is_late
    ):
        return
    check_word(task, decision, at=at)


def check_day(task: Task, decision: Decision, *, at: datetime) -> None:
    """Refuse a decision of a day to come, or before the plan was issued."""
    today, issued = day_of(at), task.plan.issued_on
    if decision.on > today:
        raise Refused(N_("Ngày cho ý kiến không được sau hôm nay (%(day)s)."), day=shown(today))
    if issued and decision.on < issued:
        raise Refused(
            N_("Ngày cho ý kiến không được trước ngày ban hành kế hoạch (%(day)s)."),
            day=shown(issued),
        )


def check_word(task: Task, decision: Decision, *, at: datetime) -> None:
    """Refuse a leader's word of a day that cannot be, or of somebody who is no leader."""
    check_day(task, decision, at=at)
    if not any(leads(decision.decider, task, on=day) for day in (decision.on, day_of(at))):
        raise Refused(N_("Chọn lãnh đạo đã cho ý kiến."))


def leads(person: Person, task: Task, *, on: date) -> bool:
    """Tell whether a person is a leader on a day, as far as the post reaches the task."""
    return Standing.LEADER in standing(person, task, on=on)


def shown(day: date) -> str:
    """Return a day as a sentence shows it."""
    return f"{day:%d/%m/%Y}"


def _close(request: Request, state: State, ruling: Ruling, *, by: Person, at: datetime) -> None:
    decision = ruling.decision
    request.state, request.decision_note = state, ruling.note.strip()
    request.decider_id, request.decided_on = decision.decider.id, decision.on
    request.decision_document = decision.document
    request.decided_by_id, request.decided_at = by.id, at
    db.session.add(request)
    db.session.flush()


def _kept(request: Request, ruling: Ruling) -> dict[str, object]:
    """Return what the history keeps of a decision beside its effect."""
    return {"request_id": request.id, "kind": request.kind, **ruling.decision.as_changes()}


def _let_lapse(removal: Request) -> None:
    """End what else is open on a task that has left the plan."""
    rows = select(Request).where(
        Request.task_id == removal.task_id, Request.state == State.ASKED, Request.id != removal.id
    )
    for other in db.session.scalars(rows):
        other.state = State.WITHDRAWN
