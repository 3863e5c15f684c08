"""Tasks carried over: what a plan leaves undone becomes rows of next year's draft, linked back."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker import history, plans
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.db import db
from tracker.intake.areas import area_named
from tracker.intake.drafts import draft_tasks, note
from tracker.intake.facts import COLUMN_LABELS, Column, ImportRow
from tracker.intake.naming import match_units
from tracker.intake.readings import Read
from tracker.intake.rows import number, take_over
from tracker.plans import ContentArea, Plan, PlanState
from tracker.rules import N_, Refused
from tracker.rules.words import DeadlineKind
from tracker.tasks import Task
from tracker.tasks.cells import new_task, put_lead

CARRY = "carry_over"


def carry_over(plan: Plan, tasks: Iterable[Task], *, by: Person, at: datetime) -> Plan:
    """Put tasks of a plan into next year's draft, made if there is none, and return that.

    Each new row keeps the words, the lead and the coordinating units, asks for a new deadline and
    is linked back. A task is carried once. Chains of both plans must have been taken, the general
    one too. Raises Refused where the plan is not closed, nothing is chosen, or next year's plan is
    issued.
    """
    if plan.state != PlanState.CLOSED:
        raise Refused(N_("Kết thúc kế hoạch trước khi chuyển tiếp nhiệm vụ."))
    known = carried(plan)
    fresh = [task for task in tasks if task.id not in known]
    if not fresh:
        raise Refused(N_("Chọn ít nhất một nhiệm vụ chưa chuyển tiếp."))
    draft = plans.of_year(plan.authority_id, year=plan.year + 1) or _start(plan, at=at)
    if draft.state != PlanState.DRAFT:
        raise Refused(
            N_("Kế hoạch năm %(year)s đã ban hành: bổ sung bằng văn bản."), year=draft.year
        )
    history.take(draft.id)
    place = len(draft_tasks(draft))
    for task in fresh:
        place += 1
        db.session.add(_row(task, draft, place))
    db.session.flush()
    match_units(draft, on=day_of(at))
    changes = {"from": plan.code, "tasks": [task.code for task in fresh]}
    note(draft, CARRY, changes, by=by, at=at)
    return draft


def carried(plan: Plan) -> dict[int, Task]:
    """Return the tasks that go on with those of a plan, by the id of the task they go on with."""
    own = select(Task.id).where(Task.plan_id == plan.id)
    rows = select(Task).where(Task.carried_from_id.in_(own)).options(joinedload(Task.plan))
    return {task.carried_from_id or 0: task for task in db.session.scalars(rows)}


def carried_from(task: Task) -> Task | None:
    """Return the task that goes on with a task, the newest where there are several."""
    rows = select(Task).where(Task.carried_from_id == task.id).order_by(Task.id.desc())
    return db.session.scalar(rows)


def _start(plan: Plan, *, at: datetime) -> Plan:
    year = plan.year + 1
    draft = Plan(
        code=plans.code_for(plan.authority, year=year), authority_id=plan.authority_id, year=year,
        title=f"Kế hoạch cải cách hành chính năm {year}", state=PlanState.DRAFT,
        period_from=date(year, 1, 1), period_to=date(year, 12, 31), created_at=at,
        coordinator_unit_id=plan.coordinator_unit_id, verifier_unit_id=plan.verifier_unit_id,
    )  # fmt: skip
    db.session.add(draft)
    db.session.flush()
    return draft


def _row(task: Task, draft: Plan, place: int) -> ImportRow:
    """Return the row of a carried task, the task itself in it."""
    area, read = _area(task, draft), _read(task)
    made = new_task(draft)
    take_over(made, {}, read, plan=draft)
    number(made, place)
    put_lead(made, task.lead_unit)
    made.collecting_unit_id, made.area_id = task.collecting_unit_id, area.id if area else None
    made.carried_from_id = task.id
    known = {part.text: part.unit_id for part in task.parts}
    for part in made.parts:
        part.unit_id = known.get(part.text)
    return ImportRow(plan_id=draft.id, position=place, row=0, read=read, task=made)


def _area(task: Task, draft: Plan) -> ContentArea | None:
    """Return the area of the same name in the draft, made where it has none."""
    if task.area is None:
        return None
    found = area_named(draft.areas, task.area.title)
    if found is None:
        position = max((one.position for one in draft.areas), default=0) + 1
        found = ContentArea(
            plan_id=draft.id, position=position, code=f"ND{position}", numeral=task.area.numeral,
            title=task.area.title,
        )  # fmt: skip
        draft.areas.append(found)
        db.session.flush()
    return found


def _read(task: Task) -> Read:
    """Return the cells of a task as an annex of next year would give them, without a deadline."""
    names = list(task.coordinating_text)
    cells = {
        Column.TITLE: task.title, Column.DELIVERABLE: task.deliverable,
        Column.LEAD: task.lead_text, Column.COORDINATING: "; ".join(names),
    }  # fmt: skip
    return {
        "carried": True, "area": 0, "area_title": task.area.title if task.area else "",
        "sheet": "", "row": 0, "place": f"{task.plan.code}, {task.code}", "printed_no": "",
        "title": task.title, "deliverable": task.deliverable, "lead": task.lead_text,
        "coordinating": names, "deadline_text": "", "deadline_kind": str(DeadlineKind.UNSPECIFIED),
        "recurrence": "", "strict": False, "due_on": [], "basis": task.basis,
        "approval_level": task.approval_level, "note": task.note,
        "printed": {COLUMN_LABELS[column]: text for column, text in cells.items() if text},
    }  # fmt: skip
