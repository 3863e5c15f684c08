"""Issuing a draft plan: what is still incomplete, who answers for it, and the decision itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import selectinload, subqueryload

from tracker import history
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.history import Entry
from tracker.issuing.telling import Told, ask_groups, tell_heads
from tracker.plans import Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.fold import fold
from tracker.rules.numbers import two_digits
from tracker.rules.words import Move, Status, first_few
from tracker.tasks import DueSource, Moved, Task, issued_facts, open_check_ins, record
from tracker.units import Unit

LETTER = "plan_issued"


class Missing(StrEnum):
    """What a row of a draft can lack."""

    PRODUCT = "product"
    LEAD = "lead"
    COLLECTING = "collecting"
    DEADLINE = "deadline"
    REVIEW = "review"


MISSING_LABELS = {
    Missing.PRODUCT: N_("chưa có sản phẩm"),
    Missing.LEAD: N_("chưa có đơn vị chủ trì"),
    Missing.COLLECTING: N_("chưa chọn đơn vị theo dõi, tổng hợp"),
    Missing.DEADLINE: N_("chưa có ngày hết hạn"),
    Missing.REVIEW: N_("còn chỗ phải xử lý"),
}


@dataclass(frozen=True)
class Incomplete:
    """A task of a draft and what it lacks."""

    task: Task
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class Decision:
    """The decision that issues a plan, and the units that run it.

    `coordinator_unit` is the standing secretariat, `verifier_unit` verifies its own tasks.
    """

    number: str
    on: date
    coordinator_unit: Unit
    verifier_unit: Unit


def tasks_of(plan: Plan) -> list[Task]:
    """Return the tasks of a draft in the order of the annex, with their leads loaded."""
    rows = select(Task).where(Task.plan_id == plan.id).order_by(Task.position)
    loaded = (
        selectinload(Task.lead_unit),
        selectinload(Task.collecting_unit),
        subqueryload(Task.occurrences),  # one query however many tasks; the others share few units
    )
    return list(db.session.scalars(rows.options(*loaded)))


def incomplete(tasks: Iterable[Task]) -> list[Incomplete]:
    """Return those of a draft's tasks that may only be issued with a reason, in their order."""
    return [Incomplete(task, lacks) for task in tasks if (lacks := missing(task))]


def missing(task: Task) -> tuple[Missing, ...]:
    """Return what a draft task lacks, in the order of the annex's columns."""
    group = task.lead_unit is not None and task.lead_unit.type.is_group
    lacks = {
        Missing.PRODUCT: not task.deliverable,
        Missing.LEAD: task.lead_unit_id is None,
        Missing.COLLECTING: group and task.collecting_unit_id is None,
        Missing.DEADLINE: task.due_source == DueSource.PLAN_END,
        Missing.REVIEW: task.needs_review,
    }
    return tuple(what for what, lacking in lacks.items() if lacking)


def issue(
    plan: Plan, *, by: Person | None, at: datetime, decision: Decision, reasons: Mapping[int, str]
) -> list[Task]:
    """Issue a draft plan by its decision and assign every task; return the tasks.

    `reasons` gives, by task id, why an incomplete row is issued as it is; it goes into the
    history. From now on the original due days stay. Heads of the units that work
    get one letter each. Raises Refused where the decision is not whole, the plan is no draft, or
    an incomplete row has no reason (T1 in the table of moves).
    """
    tasks = tasks_of(plan)
    _check_decision(plan, decision, at=at)
    _check_rows(tasks, reasons)
    plan.state = PlanState.ISSUED
    plan.doc_number, plan.doc_on, plan.issued_on = decision.number.strip(), decision.on, decision.on
    plan.coordinator_unit_id = decision.coordinator_unit.id
    plan.verifier_unit_id = decision.verifier_unit.id
    for task in tasks:
        open_check_ins(task, on=decision.on)
        _assign(task, by=by, at=at, moved=_issued(task, reasons, on=decision.on))
    answering = ask_groups(tasks, on=decision.on, by=by, at=at)
    entry = Entry("plan", plan.id, Move.ISSUE, changes={"number": plan.doc_number})
    history.record(entry, chain_id=plan.id, by=by.id if by else None, at=at, on=decision.on)
    working = {task.working_unit_id for task in tasks if task.working_unit_id}
    told = Told(LETTER, ref=plan.code, facts={"plan_id": plan.id})
    tell_heads(told, working | answering, at=at)
    return tasks


def likely_coordinator(choices: list[Unit]) -> Unit | None:
    """Return the unit that is the standing body by its name: the one in charge of home affairs.

    Sở Nội vụ at province, Phòng Nội vụ at district; at commune Phòng Văn hóa - Xã hội
    (Thông tư 10/2025/TT-BNV).
    """
    for name in ("so noi vu", "phong noi vu", "phong van hoa - xa hoi"):
        found = next((unit for unit in choices if fold(unit.name) == name), None)
        if found is not None:
            return found
    return None


def likely_verifier(choices: list[Unit]) -> Unit | None:
    """Return the unit that verifies the secretariat's tasks unless told otherwise: Văn phòng."""
    named = (unit for unit in choices if fold(unit.name).startswith("van phong"))
    coded = (unit for unit in choices if unit.code in ("VP", "VPUB"))
    return next(coded, None) or next(named, None)


def _check_decision(plan: Plan, decision: Decision, *, at: datetime) -> None:
    if plan.state != PlanState.DRAFT:
        raise Refused(
            N_("Kế hoạch đã ban hành theo văn bản số %(number)s."), number=plan.doc_number
        )
    if not decision.number.strip():
        raise Refused(N_("Ghi số, ký hiệu văn bản ban hành kế hoạch."))
    if decision.on > day_of(at):
        raise Refused(N_("Ngày ban hành chưa đến. Chọn ngày trên văn bản, không sau hôm nay."))
    if decision.coordinator_unit.id == decision.verifier_unit.id:
        raise Refused(
            N_("Đơn vị xác nhận phải khác cơ quan thường trực: không tự xác nhận việc của mình.")
        )


def _check_rows(tasks: list[Task], reasons: Mapping[int, str]) -> None:
    if not tasks:
        raise Refused(N_("Kế hoạch chưa có nhiệm vụ nào."))
    silent = [task.code for task in tasks if missing(task) and not reasons.get(task.id, "").strip()]
    if silent:
        raise Refused(
            N_("Còn %(count)s nhiệm vụ chưa đủ nội dung, chưa ghi lý do: %(codes)s."),
            count=two_digits(len(silent)), codes=first_few(silent),
        )  # fmt: skip


def _issued(task: Task, reasons: Mapping[int, str], *, on: date) -> Moved:
    note = reasons.get(task.id, "").strip() if missing(task) else ""
    return Moved(Move.ISSUE, note=note, changes=issued_facts(task), on=on)


def _assign(task: Task, *, by: Person | None, at: datetime, moved: Moved) -> None:
    task.status, task.status_at = Status.ASSIGNED, at
    task.needs_review = False
    record(task, moved, by=by, at=at)
