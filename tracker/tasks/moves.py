"""How a task moves: the table asked, the state set, the move written into its plan's history."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from tracker import history
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.history import Entry, Event
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.words import OPEN_STATUSES, Move, Outcome, Status
from tracker.rules.workflow import STAFF_MOVES, Case, Given, MoveRule, Need, check, possible_moves
from tracker.tasks.facts import DueSource, Task
from tracker.tasks.standing import standing

KIND = "task"
# What was accepted may still prove wrong when the plan is closed; nothing else moves then.
AFTER_CLOSING = frozenset(
    {Move.ASK_REOPENING, Move.REOPEN, Move.COMMENT, Move.REFUSE, Move.WITHDRAW_REQUEST}
)
# What is said beside a task by many at once leaves its version alone, or partners would stop each
# other and the lead.
BESIDE = frozenset(
    {
        Move.NOTE, Move.ANSWER, Move.ASK_EXTENSION, Move.ASK_REMOVAL, Move.ASK_CHANGE,
        Move.ASK_REOPENING, Move.COMMENT, Move.REFUSE, Move.WITHDRAW_REQUEST, Move.ASK,
        Move.RELEASE, Move.ACCEPT, Move.RETURN, Move.URGE, Move.URGE_LEAD,
        Move.CONTACT,
    }
)  # fmt: skip
# What tells how the work goes: the task's freshness counts from the last of these.
TOLD = frozenset({Move.POST, Move.SUBMIT, Move.BLOCK, Move.UNBLOCK})
# Why something was sent back or judged is for those who may see the evidence.
CONFIDENTIAL = frozenset({Move.SEND_BACK, Move.VERIFY, Move.RETURN, Move.RETURN_OCCURRENCE})
# The moves that set the state. All others leave it empty in their event: one recorded late for an
# earlier day must not carry today's state back there.
STATE_MOVES = frozenset(
    {
        Move.ISSUE, Move.ADD, Move.START, Move.BLOCK, Move.UNBLOCK, Move.SUBMIT, Move.WITHDRAW,
        Move.VERIFY, Move.SEND_BACK, Move.REOPEN, Move.CANCEL,
    }
)  # fmt: skip


@dataclass(frozen=True)
class Moved:
    """A move as a verb tells it: the text a person gave and the facts that it set.

    `voids_id` names the event that a correction leaves out of every figure from now on.
    """

    move: Move
    note: str = ""
    changes: dict[str, Any] = field(default_factory=dict)
    on: date | None = None
    voids_id: int | None = None


def moves_open_to(person: Person, task: Task, *, on: date) -> tuple[MoveRule, ...]:
    """Return the rows of the table that a person may use on a task now: the page's buttons."""
    rules = possible_moves(
        Status(task.status),
        standing(person, task, on=on),
        staff_moves=staff_moves(task.plan),
    )
    barred = Need.OTHER_PERSON if task.submitted_by_id == person.id else Need.SAME_PERSON
    return tuple(
        rule for rule in rules
        if barred not in rule.needs
        and (rule.move is not Move.OBJECT or may_object(task))
        and (rule.move in AFTER_CLOSING or not is_over(task))
    )  # fmt: skip


def is_over(task: Task) -> bool:
    """Tell whether a task is over with its plan: closed, and not taken up again since."""
    closed_on = task.plan.closed_on
    if task.plan.state != PlanState.CLOSED:
        return False
    return not (
        closed_on is not None
        and task.closing_result is None
        and task.status in OPEN_STATUSES
        and task.status_at is not None
        and day_of(task.status_at) >= closed_on
    )


def may_object(task: Task) -> bool:
    """Tell whether what was told last was entered for the unit, and not objected to yet."""
    return task.entered_at is not None and task.objected_at is None


def move(task: Task, wanted: Move, given: Given, *, by: Person, at: datetime) -> MoveRule:
    """Let the table decide on a move and set the state it ends in; nothing is recorded yet.

    Raises Refused as `rules.workflow.check` does, and for a task that is over with its plan.
    """
    plan = task.plan
    if wanted not in AFTER_CLOSING and is_over(task):
        raise Refused(N_("Kế hoạch đã kết thúc, không cập nhật được nữa."))
    on = day_of(at)
    case = Case(
        status=Status(task.status), standing=standing(by, task, on=on), actor=by.id, today=on,
        submitted_by=task.submitted_by_id, staff_moves=staff_moves(plan),
        reported_outcome=Outcome(task.reported_outcome) if task.reported_outcome else None,
        due_on=task.due_on, is_day_decided=task.due_source == DueSource.TEXT,
    )  # fmt: skip
    rule = check(wanted, case=case, given=given)
    if rule.ends is not None:
        task.status, task.status_at = rule.ends, at
    return rule


def last_actor(task: Task) -> tuple[str, datetime] | None:
    """Return who made the last move on a task, by name, and when; None where nobody did."""
    rows = (
        select(Person.full_name, Event.at)
        .join(Event, Event.actor_id == Person.id)
        .where(Event.kind == KIND, Event.record_id == task.id)
        .order_by(Event.seq.desc())
        .limit(1)
    )
    found = db.session.execute(rows).first()
    return (found[0], found[1]) if found else None


def staff_moves(plan: Plan) -> frozenset[Move]:
    """Return what the officer in charge does without the head: the plan's setting, else all."""
    chosen = plan.settings.get("staff_moves")
    return STAFF_MOVES if chosen is None else frozenset(Move(name) for name in chosen)


def record(task: Task, moved: Moved, *, by: Person | None, at: datetime) -> Event:
    """Append the move, with the state it set if it is one that does, to the chain of its plan.

    `moved.on` is the effective day, the day of `at` where it is None. Days in `changes` become ISO
    text. The plan's chain must have been taken before the task was changed.
    """
    sets_state = moved.move in STATE_MOVES
    entry = Entry(
        kind=KIND, record_id=task.id, move=moved.move, status=task.status if sets_state else None,
        outcome=task.outcome if sets_state else None,
        note=moved.note, changes={name: plain(value) for name, value in moved.changes.items()},
        voids_id=moved.voids_id,
    )  # fmt: skip
    if moved.move not in BESIDE:
        task.updated_at = at
        flag_modified(task, "updated_at")  # a move is a new version, even within one instant
    _note_telling(task, moved, at=at)
    return history.record(
        entry, chain_id=task.plan_id, by=by.id if by else None, at=at, on=moved.on
    )


def _note_telling(task: Task, moved: Moved, *, at: datetime) -> None:
    """Keep when one last told how the work goes, and whether that was entered for the unit."""
    if moved.move in TOLD:
        task.told_at = max(at, task.told_at or at)
        task.entered_at = at if moved.changes.get("basis") else None
        task.objected_at = None
    elif moved.move is Move.OBJECT:
        task.objected_at = at


def issued_facts(task: Task) -> dict[str, Any]:
    """Return the facts of a task that figures fold from its first event on."""
    return {
        "area_id": task.area_id,
        "lead_unit_id": task.lead_unit_id,
        "collecting_unit_id": task.collecting_unit_id,
        "original_due_on": task.original_due_on,
        "due_on": task.due_on,
        "due_source": task.due_source,
        "deadline_kind": task.deadline_kind,
        "strict_before": task.strict_before,
        **({"occurrences": [one.due_on for one in task.occurrences]} if task.occurrences else {}),
    }


def plain(value: Any) -> Any:
    """Return a value as the history keeps it: days as ISO text, also those inside others."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
