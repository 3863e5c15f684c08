"""The secretariat settles the doubtful places of a draft: one choice for each, many at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import StrEnum

from sqlalchemy import select

from tracker.accounts import Person
from tracker.annex.names import split_names
from tracker.clock import day_of
from tracker.db import db
from tracker.intake.drafts import check_draft, close, draft_tasks, flag, note, rows_by_task
from tracker.intake.facts import Column, ImportProblem, ImportRow
from tracker.intake.naming import (
    COLLECTING,
    NAME_CODES,
    PART_NAME,
    match,
)
from tracker.intake.rows import days_of
from tracker.plans import Plan
from tracker.rules import N_, Refused
from tracker.tasks import Task
from tracker.tasks.cells import put_lead, set_coordinating, set_days
from tracker.units import Unit, UnitAlias, UnitType, aliases
from tracker.units.spelling import key
from tracker.units.tree import Names, create

SETTLE = "settle"


class How(StrEnum):
    """How a doubtful place is settled."""

    KEEP = "keep"
    NO_DAY = "no_day"
    DAYS = "days"
    UNIT = "unit"
    NEW_UNIT = "new_unit"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class NewUnit:
    """A unit that is missing: it is called as printed; the kind and the code are chosen."""

    type_code: str
    code: str


@dataclass(frozen=True)
class Choice:
    """One choice on the review: which problem, how, and the days or the unit it takes."""

    problem_id: int
    how: How
    days: tuple[date, ...] = ()
    unit: Unit | None = None
    new: NewUnit | None = None


def settle(plan: Plan, choices: Iterable[Choice], *, by: Person | None, at: datetime) -> int:
    """Settle doubtful places of a draft and return how many were.

    A chosen unit is remembered as the name's alias and matched wherever the name stands. A problem
    that was settled before is settled anew. Raises Refused where the plan is no draft, a problem is
    not of this plan, or the choice does not fit the place.
    """
    check_draft(plan)
    rows = select(ImportProblem).where(ImportProblem.plan_id == plan.id)
    problems = {problem.id: problem for problem in db.session.scalars(rows)}
    draft = Draft(plan, {task.id: task for task in draft_tasks(plan)}, rows_by_task(plan))
    count = 0
    for choice in choices:
        problem = problems.get(choice.problem_id)
        if problem is None:
            raise Refused(N_("Chỗ cần xử lý này không còn. Xem lại bản mới."))
        place = Place(draft, problem, by=by, at=at)
        close(problem, SETTLERS[choice.how](place, choice), by=by, at=at)
        count += 1
    if count:
        match(plan, draft.tasks.values(), on=day_of(at))
        flag(draft.tasks.values(), problems.values())
        note(plan, SETTLE, {"problems": count}, by=by, at=at)
    return count


@dataclass(frozen=True)
class Draft:
    """A draft with its tasks and the rows they came from, by the ids of the tasks."""

    plan: Plan
    tasks: dict[int, Task]
    rows: dict[int, ImportRow]


@dataclass(frozen=True)
class Place:
    """A doubtful place of a draft and who settles it when."""

    draft: Draft
    problem: ImportProblem
    by: Person | None
    at: datetime

    @property
    def task(self) -> Task:
        """The task of the row; Refused for a place that belongs to no task."""
        found = self.draft.tasks.get(self.problem.task_id or 0)
        if found is None:
            raise Refused(N_("Chỗ này không thuộc nhiệm vụ nào."))
        return found


def _keep(place: Place, _choice: Choice) -> str:
    problem = place.problem
    if problem.code in (*NAME_CODES, COLLECTING):
        raise Refused(N_("Chọn đơn vị cho “%(text)s”."), text=problem.text)
    if problem.column == Column.DEADLINE and problem.task_id in place.draft.rows:
        read = place.draft.rows[place.task.id].read
        set_days(place.task, days_of(read), plan=place.draft.plan)
    return N_("Giữ như đã đọc")


def _no_day(place: Place, _choice: Choice) -> str:
    set_days(place.task, (), plan=place.draft.plan)
    return N_("Không có ngày, tính đến hết năm")


def _days(place: Place, choice: Choice) -> str:
    plan, row = place.draft.plan, place.problem.row or ""
    if not choice.days:
        raise Refused(N_("Dòng %(row)s: ghi ngày hết hạn."), row=row)
    if min(choice.days) < plan.period_from:
        raise Refused(
            N_("Dòng %(row)s: hạn không được trước ngày 01/01/%(year)s."), row=row, year=plan.year
        )
    set_days(place.task, choice.days, plan=plan)
    return "; ".join(f"{day:%d/%m/%Y}" for day in sorted(set(choice.days)))


def _unit(place: Place, choice: Choice) -> str:
    unit = choice.unit
    if unit is None:
        raise Refused(N_("Chọn đơn vị cho “%(text)s”."), text=place.problem.text)
    if place.problem.code == COLLECTING:
        if unit.type.is_group:
            raise Refused(N_("Đơn vị theo dõi, tổng hợp không thể là một nhóm."))
        place.task.collecting_unit_id = unit.id
    elif place.problem.code in NAME_CODES:
        _name(place, unit)
    else:
        _lead(place.task, unit)
    return unit.name


def _lead(task: Task, unit: Unit) -> None:
    """Give a task its one lead; of several names in the cell the others coordinate."""
    put_lead(task, unit)
    names = split_names(task.lead_text)
    if len(names) > 1:
        own = max(names, key=lambda name: SequenceMatcher(None, key(name), key(unit.name)).ratio())
        others = [name for name in (*names, *task.coordinating_text) if name != own]
        set_coordinating(task, others)


def _new_unit(place: Place, choice: Choice) -> str:
    problem, plan = place.problem, place.draft.plan
    kind = db.session.get(UnitType, choice.new.type_code) if choice.new else None
    if choice.new is None or kind is None or kind.is_authority:
        raise Refused(N_("Chọn loại đơn vị cho “%(text)s”."), text=problem.text)
    names = Names(name=problem.text, code=choice.new.code)
    unit = create(names, type_code=kind.code, parent=plan.authority, by=place.by, at=place.at)
    return _unit(place, replace(choice, unit=unit))


def _name(place: Place, unit: Unit) -> None:
    """Let a printed name mean a unit, in this draft and in the papers to come."""
    text, authority_id = place.problem.text, place.draft.plan.authority_id
    rows = select(UnitAlias).where(UnitAlias.authority_id == authority_id)
    known = db.session.scalar(rows.where(UnitAlias.key == key(text)))
    if known is not None and known.unit_id != unit.id:
        aliases.drop(known, by=place.by, at=place.at)
        db.session.flush()
    aliases.add(unit, authority_id=authority_id, text=text, by=place.by, at=place.at)
    for task in place.draft.tasks.values():
        if key(task.lead_text) == key(text):
            put_lead(task, unit)
        for part in task.parts:
            if key(part.text) == key(text):
                part.unit_id = unit.id


def _outside(place: Place, _choice: Choice) -> str:
    if place.problem.code != PART_NAME:
        raise Refused(N_("Đơn vị chủ trì phải có trong hệ thống."))
    for task in place.draft.tasks.values():
        for part in task.parts:
            if key(part.text) == key(place.problem.text):
                part.unit_id = None
    return N_("Giữ là đơn vị ngoài hệ thống")


SETTLERS: dict[How, Callable[[Place, Choice], str]] = {
    How.KEEP: _keep,
    How.NO_DAY: _no_day,
    How.DAYS: _days,
    How.UNIT: _unit,
    How.NEW_UNIT: _new_unit,
    How.OUTSIDE: _outside,
}
