"""A task from outside enters the plan by an amendment document; there it goes on as it stands."""

from dataclasses import dataclass
from datetime import datetime

from tracker import evidence
from tracker.accounts import Person
from tracker.db import db
from tracker.evidence import Decision
from tracker.issuing.amending import (
    PREFIX,
    by_decision,
    check_amendable,
    check_decision,
    give,
    tell,
)
from tracker.issuing.rows import Row, build
from tracker.issuing.telling import ask_groups
from tracker.plans import ContentArea, Plan, PlanKind
from tracker.rules import N_, Refused
from tracker.rules.words import OPEN_STATUSES, Move, Status
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, TaskOccurrence, move, record

# What goes on in the plan as it stood outside.
KEPT = (
    "deadline_kind", "recurrence", "strict_before", "original_due_on", "due_on", "due_source",
    "extension_count", "staff_id", "leader_id", "status", "blocked_reason", "blocked_agency",
    "blocked_since_on", "basis", "note",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """Where a task from outside goes: a plan in force, and a content area of it."""

    plan: Plan
    area: ContentArea | None


def enter_plan(
    task: Task, entry: Entry, *, by: Person, at: datetime, decision: Decision
) -> Task:  # fmt: skip
    """Let a task from outside go on in a plan, counted there from the decision's day; return it.

    Outside it leaves the list and its rate on the same day; both are linked. State, officer, due
    days, parts and proof go along. Chains of both plans must have been taken. Raises Refused where
    the plan is not in force, the task is done or waits for its verifier, or has results of
    occurrences or units that would be lost.
    """
    plan = entry.plan
    check_amendable(plan)
    check_decision(plan, decision, at=at)
    _check_task(task)
    if plan.areas and entry.area is None:
        raise Refused(N_("Chọn nội dung của kế hoạch."))
    made = _copy(task, entry, decision=decision)
    give(made, by_decision(decision), by=by, at=at)
    for shown in evidence.of_task(task.id):
        evidence.add(made, document=shown.document, by=by, at=at)
    _leave(task, made, by=by, at=at, decision=decision)
    tell(plan, [made], ask_groups([made], on=decision.on, by=by, at=at), at=at)
    return made


def _check_task(task: Task) -> None:
    if task.plan.kind != PlanKind.OUTSIDE:
        raise Refused(N_("Nhiệm vụ này đã thuộc kế hoạch."))
    if task.status not in OPEN_STATUSES or task.status == Status.SUBMITTED:
        raise Refused(
            N_("Chỉ đưa vào kế hoạch nhiệm vụ đang thực hiện; xác nhận hoặc trả lại trước.")
        )
    by_round = any(one.done_on for one in task.occurrences)
    if by_round or any(answer.done_on for answer in task.answers):
        raise Refused(
            N_("Nhiệm vụ đã có kết quả từng đợt hoặc của từng đơn vị; hoàn thành ở ngoài kế hoạch.")
        )


def _copy(task: Task, entry: Entry, *, decision: Decision) -> Task:
    row = Row(
        task.title, deliverable=task.deliverable, area=entry.area, lead=task.lead_unit,
        collecting=task.collecting_unit, coordinating=tuple(task.coordinating_text),
        deadline_text=task.deadline_text, printed=task.printed,
    )  # fmt: skip
    (made,) = build(entry.plan, (row,), prefix=PREFIX, on=decision.on)
    for name in KEPT:
        setattr(made, name, getattr(task, name))
    made.occurrences = [TaskOccurrence(due_on=one.due_on) for one in task.occurrences]
    made.carried_from_id = task.id
    told = {part.text: part for part in task.parts}
    for part in made.parts:
        old = told[part.text]
        part.unit_id, part.note, part.done_on = old.unit_id, old.note, old.done_on
    db.session.flush()
    return made


def _leave(task: Task, made: Task, *, by: Person, at: datetime, decision: Decision) -> None:
    reason = f"Đưa vào kế hoạch, thành {made.code}"
    given = Given(text=reason, decision=decision.number, decided_on=decision.on)
    move(task, Move.CANCEL, given, by=by, at=at)
    task.removed_on = decision.on
    document = decision.document.cited if decision.document else ""
    changes = decision.as_changes() | {"document": document, "entered_task_id": made.id}
    record(task, Moved(Move.CANCEL, reason, changes, decision.on), by=by, at=at)
