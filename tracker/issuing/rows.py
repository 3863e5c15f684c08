"""A task as the secretariat writes it down outside an annex, and how it becomes a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import func, select

from tracker.db import db
from tracker.plans import ContentArea, Plan
from tracker.rules import N_, Refused
from tracker.rules.due_dates import Reading, read_deadline
from tracker.rules.words import DeadlineKind
from tracker.tasks import DueSource, Task, issued_facts
from tracker.tasks.cells import (
    new_task,
    put_deadline,
    put_lead,
    refresh_search,
    set_coordinating,
)
from tracker.units import Unit, matching


@dataclass(frozen=True)
class Row:
    """The cells of a task.

    `deadline_text` is read as an annex's would be; `fixed_on` is the day that the office sets where
    the words give none or another. `printed` holds the row as an annex prints it, by header.
    `answering` are units that each answer to the collecting unit, where no group leads.
    """

    title: str
    deliverable: str = ""
    area: ContentArea | None = None
    lead: Unit | None = None
    collecting: Unit | None = None
    coordinating: tuple[str, ...] = ()
    answering: tuple[Unit, ...] = ()
    deadline_text: str = ""
    fixed_on: date | None = None
    printed_no: str = ""
    printed: Mapping[str, str] = field(default_factory=dict)

    @property
    def collector_id(self) -> int | None:
        """The id of the unit that collects; only where a group leads or several units answer."""
        many = bool(self.answering) or (self.lead is not None and self.lead.type.is_group)
        return self.collecting.id if self.collecting and many else None


def cells_of(row: Row) -> dict[str, str]:
    """Return the cells of a row under the headers of an annex, for one that comes from none."""
    cells = {
        "Nội dung, nhiệm vụ": row.title,
        "Sản phẩm": row.deliverable,
        "Chủ trì": row.lead.name if row.lead else "",
        "Phối hợp": "; ".join(name.strip() for name in row.coordinating),
        "Thời gian hoàn thành": row.deadline_text,
    }
    return {header: text for header, text in cells.items() if text}


def read_days(row: Row, *, year: int) -> Reading:
    """Return what the deadline of a row means in a plan's year: the day set, else the words."""
    reading = read_deadline(row.deadline_text, year)
    if row.fixed_on is None:
        return reading
    return replace(
        reading, due_on=(row.fixed_on,), recurrence="", kind=DeadlineKind.DATE, strict=False
    )


def check_row(row: Row, *, plan: Plan, place: int | str) -> None:
    """Raise Refused where a row cannot become a task.

    `place` counts the rows from 1, or is the code of the task that it belongs to.
    """
    if not row.title.strip():
        raise Refused(N_("Dòng %(place)s: ghi nội dung nhiệm vụ."), place=place)
    if row.lead is None:
        raise Refused(N_("Dòng %(place)s: chọn đơn vị chủ trì."), place=place)
    if plan.areas and row.area is None:
        raise Refused(N_("Dòng %(place)s: chọn nội dung của kế hoạch."), place=place)
    if row.lead.type.is_group and row.collecting is None:
        raise Refused(
            N_("Dòng %(place)s: nhóm đơn vị chủ trì cần một đơn vị theo dõi, tổng hợp."),
            place=place,
        )
    if row.collecting is not None and row.collecting.type.is_group:
        raise Refused(N_("Đơn vị theo dõi, tổng hợp không thể là một nhóm."))
    _check_days(row, plan=plan, place=place)


def _check_days(row: Row, *, plan: Plan, place: int | str) -> None:
    reading = read_days(row, year=plan.year)
    if reading.kind is DeadlineKind.INVALID:
        raise Refused(
            N_("Dòng %(place)s: “%(text)s” không có trong lịch. Ghi lại thời hạn."),
            place=place, text=row.deadline_text,
        )  # fmt: skip
    if reading.due_on and min(reading.due_on) < plan.period_from:
        raise Refused(
            N_("Dòng %(place)s: hạn không được trước ngày 01/01/%(year)s."),
            place=place, year=plan.year,
        )  # fmt: skip


def write_row(task: Task, row: Row, *, plan: Plan) -> None:
    """Put the cells of a row into a task; names of coordinating units are matched."""
    task.title, task.deliverable = " ".join(row.title.split()), row.deliverable.strip()
    task.area_id = row.area.id if row.area else None
    put_lead(task, row.lead)
    task.lead_text = row.lead.name if row.lead else ""
    task.collecting_unit_id = row.collector_id
    set_coordinating(task, [name for text in row.coordinating if (name := text.strip())])
    write_deadline(task, row, plan=plan)
    refresh_search(task)


def write_deadline(task: Task, row: Row, *, plan: Plan) -> None:
    """Put the deadline of a row into a task; its first due day and the one in force are the same.

    A day that the office sets is its own source.
    """
    put_deadline(task, row.deadline_text.strip(), read_days(row, year=plan.year), plan=plan)
    if row.fixed_on is not None:
        task.due_source = DueSource.OFFICE


def next_place(plan: Plan) -> tuple[int, int]:
    """Return the position after the last of a plan's tasks, and the number after the last code."""
    rows = select(Task.code).where(Task.plan_id == plan.id)
    numbers = [int(digits) for code in db.session.scalars(rows) if (digits := _digits(code))]
    last = db.session.scalar(select(func.max(Task.position)).where(Task.plan_id == plan.id))
    return (last or 0) + 1, max(numbers, default=0) + 1


def _digits(code: str) -> str:
    return "".join(sign for sign in code if sign.isdecimal())


def build(plan: Plan, rows: tuple[Row, ...], *, prefix: str, on: date) -> list[Task]:
    """Add rows to a plan as tasks still to be given, at the end and with the next codes."""
    matcher = matching.load(plan.authority_id, on=on)
    position, number = next_place(plan)
    made = []
    for place, row in enumerate(rows):
        task = new_task(plan)
        task.plan = plan
        task.position, task.code = position + place, f"{prefix}{number + place:02d}"
        task.printed_no, task.printed = row.printed_no, dict(row.printed) or cells_of(row)
        write_row(task, row, plan=plan)
        for part in task.parts:
            part.unit = matcher.match(part.text)
        made.append(task)
    db.session.add_all(made)
    db.session.flush()
    return made


def figure_facts(task: Task) -> dict[str, object]:
    """Return what figures fold of a task that is given now, with the obstacle if there is one."""
    facts = issued_facts(task)
    if task.blocked_reason:
        facts |= {
            "blocked_reason": task.blocked_reason, "blocked_agency": task.blocked_agency,
            "blocked_since_on": task.blocked_since_on,
        }  # fmt: skip
    return facts
