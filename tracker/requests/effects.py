"""What a decision does to its task: the day put off, the task taken out, changed or reopened."""

from collections.abc import Callable
from typing import Any

from tracker.db import db
from tracker.evidence import Decision
from tracker.plans import ContentArea
from tracker.requests.facts import Kind, Wanted
from tracker.rules import N_, Refused
from tracker.rules.words import Move
from tracker.tasks import DueSource, Task
from tracker.tasks.cells import refresh_search
from tracker.units import Unit

MOVES = {
    Kind.EXTENSION: Move.EXTEND,
    Kind.REMOVAL: Move.CANCEL,
    Kind.CHANGE: Move.CHANGE,
    Kind.REOPENING: Move.REOPEN,
}
Effect = Callable[[Task, Wanted, Decision], dict[str, Any]]


def carry_out(task: Task, kind: Kind, wanted: Wanted, *, decision: Decision) -> dict[str, Any]:
    """Let a decision take effect on a task's facts; return what the history keeps of it."""
    return EFFECTS[kind](task, wanted, decision)


def extend(task: Task, wanted: Wanted, decision: Decision) -> dict[str, Any]:
    """Put the due day off; the original one stays for ever; answers of many units follow."""
    if wanted.due_on is None:
        raise ValueError("an extension without its day")
    was = task.due_on
    task.due_on = wanted.due_on
    # What a document sets is set by a decision from now on, and moves by a document only.
    task.due_source = DueSource.TEXT if decision.number else DueSource.OFFICE
    task.strict_before = False  # the new day is the last one itself, whatever the text said
    task.extension_count += 1
    return {
        "due_on": task.due_on, "due_source": task.due_source, "was_due_on": was,
        "strict_before": False,
        "extension": task.extension_count,
    }  # fmt: skip


def remove(task: Task, wanted: Wanted, decision: Decision) -> dict[str, Any]:
    """Take the task out of the plan from the day of the decision; its row stays, struck through."""
    task.removed_on = decision.on
    return {"why": wanted.why}


def change(task: Task, wanted: Wanted, _decision: Decision) -> dict[str, Any]:
    """Give the task new facts; whoever was in charge in the old unit no longer is."""
    facts = wanted.new_facts(task)
    was = {name: getattr(task, name) for name in facts}
    if "lead_unit_id" in facts:
        _check_lead(task, facts["lead_unit_id"])
        facts |= {"collecting_unit_id": None, "staff_id": None}
        was["collecting_unit_id"] = task.collecting_unit_id
    if "area_id" in facts:
        _check_area(task, facts["area_id"])
    for name, value in facts.items():
        setattr(task, name, value)
    refresh_search(task)
    return facts | {"was": was}


def reopen(task: Task, _wanted: Wanted, _decision: Decision) -> dict[str, Any]:
    """Take the task up again: what was reported and accepted no longer holds, its proof stays."""
    was = {"outcome": task.outcome, "completed_on": task.completed_on}
    task.outcome = task.completed_on = None
    task.reported_done_on = task.reported_outcome = None
    task.submitted_by_id = task.submitted_at = None
    return {"was_outcome": was["outcome"], "was_completed_on": was["completed_on"]}


def _check_lead(task: Task, unit_id: int) -> None:
    unit = db.session.get(Unit, unit_id)
    if unit is None or unit.authority_id != task.authority_id or unit.ended_on:
        raise Refused(N_("Chọn cơ quan chủ trì trong danh sách."))
    if any(answer.left_on is None for answer in task.answers):
        raise Refused(N_("Nhiệm vụ giao nhiều đơn vị: thôi giao các đơn vị rồi mới chuyển."))
    if unit.type.is_group:
        raise Refused(N_("Chuyển nhiệm vụ cho một đơn vị, không chuyển cho cả nhóm."))


def _check_area(task: Task, area_id: int) -> None:
    area = db.session.get(ContentArea, area_id)
    if area is None or area.plan_id != task.plan_id:
        raise Refused(N_("Chọn nội dung trong kế hoạch này."))


EFFECTS: dict[Kind, Effect] = {
    Kind.EXTENSION: extend,
    Kind.REMOVAL: remove,
    Kind.CHANGE: change,
    Kind.REOPENING: reopen,
}
