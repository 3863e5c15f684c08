"""A plan as an annex again: for a workbook that reads back as the same plan, and as JSON."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.db import db
from tracker.documents.plan_annex import AnnexArea, AnnexIndicator, AnnexTask, PlanAnnex
from tracker.indicators import Indicator
from tracker.plans import Plan
from tracker.rules.numbers import long_day
from tracker.rules.words import DeadlineKind
from tracker.tasks import Task


def annex_of(plan: Plan) -> PlanAnnex:
    """Return what the annex of a plan says, in the order of the plan; texts as printed."""
    tasks = _tasks(plan)
    areas = [AnnexArea(area.numeral, area.title, _in_area(tasks, area.id)) for area in plan.areas]
    loose = _in_area(tasks, None)
    return PlanAnnex(
        title=plan.title,
        issued=_issued(plan),
        areas=(*((AnnexArea("", "", loose),) if loose else ()), *areas),
        indicators=tuple(
            AnnexIndicator(one.title, one.measure, one.unit_text, one.target_text, one.lead_text)
            for one in _indicators(plan)
        ),
    )


def json_text(plan: Plan) -> str:
    """Return a plan as the text of a JSON document, Vietnamese letters as they are."""
    return json.dumps(as_json(plan), ensure_ascii=False, indent=2)


def as_json(plan: Plan) -> dict[str, Any]:
    """Return a plan in the shape of `plan import --json`, with codes and the days in force."""
    places = {area.id: area.position for area in plan.areas}
    return {
        "plan": plan.code,
        "year": plan.year,
        "title": plan.title,
        "state": plan.state,
        "indicators": [
            {
                "code": one.code,
                "title": one.title,
                "target_text": one.target_text,
                "unit": one.unit_text,
                "lead": one.lead_text,
            }
            for one in _indicators(plan)
        ],
        "areas": [
            {"code": area.code, "numeral": area.numeral, "title": area.title} for area in plan.areas
        ],
        "tasks": [_task_json(task, places) for task in _tasks(plan)],
    }


def _task_json(task: Task, places: dict[int, int]) -> dict[str, Any]:
    several = [] if task.deadline_kind == DeadlineKind.ONGOING else task.occurrences
    days = [one.due_on for one in several] or [task.due_on]
    return {
        "code": task.code,
        "area": places.get(task.area_id or 0, 0),
        "printed_no": task.printed_no,
        "title": task.title,
        "deliverable": task.deliverable,
        "lead": task.lead_text,
        "lead_unit": task.lead_unit.code if task.lead_unit else None,
        "collecting_unit": task.collecting_unit.code if task.collecting_unit else None,
        "coordinating": list(task.coordinating_text),
        "deadline_text": task.deadline_text,
        "deadline_kind": task.deadline_kind,
        "due_on": [day.isoformat() for day in days],
        "due_source": task.due_source,
        "status": task.status,
        "outcome": task.outcome,
        "needs_review": task.needs_review,
    }


def _tasks(plan: Plan) -> list[Task]:
    loaded = (
        selectinload(Task.lead_unit),
        selectinload(Task.collecting_unit),
        selectinload(Task.occurrences),
    )
    rows = select(Task).where(Task.plan_id == plan.id).order_by(Task.position)
    return list(db.session.scalars(rows.options(*loaded)))


def _indicators(plan: Plan) -> list[Indicator]:
    rows = select(Indicator).where(Indicator.plan_id == plan.id).order_by(Indicator.position)
    return list(db.session.scalars(rows))


def _in_area(tasks: list[Task], area_id: int | None) -> tuple[AnnexTask, ...]:
    return tuple(
        AnnexTask(
            code=task.code, printed_no=task.printed_no, title=task.title,
            deliverable=task.deliverable, lead=task.lead_text,
            coordinating=tuple(task.coordinating_text), deadline_text=task.deadline_text,
            basis=task.basis, level=task.approval_level, note=task.note,
        )
        for task in tasks if task.area_id == area_id
    )  # fmt: skip


def _issued(plan: Plan) -> str:
    if not plan.doc_number or plan.doc_on is None:
        return ""
    return f"(Ban hành kèm theo văn bản số {plan.doc_number} {long_day(plan.doc_on)})"
