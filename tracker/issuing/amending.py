"""Tasks added to an issued plan by an amendment document, counted from the day of the decision."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.evidence import Decision, Document
from tracker.issuing.rows import Row, build, check_row, figure_facts
from tracker.issuing.telling import Told, ask_groups, tell_heads
from tracker.plans import Plan, PlanKind, PlanState
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day
from tracker.rules.words import Move, Status
from tracker.rules.workflow import Given
from tracker.tasks import Moved, Task, move, open_check_ins, record

LETTER = "tasks_added"
PREFIX = "NV"


def add(
    plan: Plan, rows: tuple[Row, ...], *, by: Person, at: datetime, decision: Decision
) -> list[Task]:
    """Add tasks to an issued plan by a decision (T14); return them.

    They count from the day of the decision on; what the plan was issued with stays apart. Heads of
    the units that work get one letter. Raises Refused where the plan is not in force, the decision
    has no document with number and day, or a row is not whole.
    """
    check_amendable(plan)
    check_decision(plan, decision, at=at)
    if not rows:
        raise Refused(N_("Ghi ít nhất một nhiệm vụ."))
    for place, row in enumerate(rows, start=1):
        check_row(row, plan=plan, place=place)
    tasks = build(plan, rows, prefix=PREFIX, on=decision.on)
    for task in tasks:
        give(task, by_decision(decision), by=by, at=at)
    tell(plan, tasks, ask_groups(tasks, on=decision.on, by=by, at=at), at=at)
    return tasks


def check_amendable(plan: Plan) -> None:
    """Raise Refused unless the plan is in force."""
    if plan.kind != PlanKind.PLAN:
        raise Refused(N_("Nhiệm vụ ngoài kế hoạch không cần văn bản bổ sung kế hoạch."))
    if plan.state == PlanState.DRAFT:
        raise Refused(N_("Kế hoạch còn là dự thảo: sửa ngay trong dự thảo."))
    if plan.state == PlanState.CLOSED:
        raise Refused(N_("Kế hoạch đã kết thúc, không cập nhật được nữa."))


def check_decision(plan: Plan, decision: Decision, *, at: datetime) -> None:
    """Raise Refused unless a decision rests on a document and lies between issuing and today."""
    document = decision.document
    if document is None or not document.number or document.issued_on is None:
        raise Refused(N_("Ghi số, ký hiệu và ngày của văn bản điều chỉnh kế hoạch."))
    if decision.on > day_of(at):
        raise Refused(N_("Ngày của văn bản không được sau ngày hôm nay."))
    if plan.issued_on and decision.on < plan.issued_on:
        raise Refused(
            N_("Ngày của văn bản không được trước ngày ban hành kế hoạch (%(day)s)."),
            day=format_day(plan.issued_on),
        )


@dataclass(frozen=True)
class Giving:
    """How tasks are given: by which document, counted from which day, and what history keeps."""

    document: Document
    on: date
    changes: dict[str, object]


def by_decision(decision: Decision) -> Giving:
    """Return how a leader's decision gives tasks; it must rest on a document."""
    if decision.document is None:
        raise ValueError("a task is added by a document")
    return Giving(decision.document, decision.on, decision.as_changes())


def give(task: Task, giving: Giving, *, by: Person, at: datetime) -> None:
    """Let a task come into its plan (T14), effective on the day it is counted from.

    A task that went on elsewhere keeps its state.
    """
    status = Status(task.status)
    task.status = Status.DRAFT
    document = giving.document
    given = Given(decision=document.number, decided_on=document.issued_on)
    move(task, Move.ADD, given, by=by, at=at)
    if status is not Status.DRAFT:
        task.status = status
    task.added_on, task.source_document_id = giving.on, document.id
    open_check_ins(task, on=giving.on)
    changes = figure_facts(task) | giving.changes | {"document": document.cited}
    record(task, Moved(Move.ADD, changes=changes, on=giving.on), by=by, at=at)


def tell(plan: Plan, tasks: list[Task], answering: set[int], *, at: datetime) -> None:
    """Tell the heads of the units that work on added tasks."""
    working = {task.working_unit_id for task in tasks if task.working_unit_id}
    ids = [task.id for task in tasks]
    told = Told(LETTER, ref=f"{plan.code}:{ids[0]}", facts={"plan_id": plan.id, "task_ids": ids})
    tell_heads(told, working | answering, at=at)
