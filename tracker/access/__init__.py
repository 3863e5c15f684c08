"""Who may see and do what: the only loader of records for doors."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from tracker import history, indicators, periods, requests
from tracker.accounts import Person
from tracker.db import begin_write, db
from tracker.evidence import Document, Evidence
from tracker.files import StoredFile
from tracker.plans import Plan, PlanKind, PlanState
from tracker.registers import papers_of
from tracker.reviews import AgendaPaper
from tracker.rules.standing import Standing
from tracker.rules.words import Role, Status
from tracker.tasks import WORKING_ROLES, AnswerDocument, Task, TaskAnswer, TaskPart, standing
from tracker.units import Unit

Record = TypeVar("Record")

# Evidence, reasons for sending back and flags are for them besides the units that work on a task;
# documents marked "hạn chế xem" are not for the committee and the coordinating units.
OVERSEERS = frozenset({Role.COORDINATOR, Role.LEADER, Role.STEERING, Role.AUDITOR})
CLOSE_OVERSEERS = OVERSEERS - {Role.STEERING}


class NotFound(LookupError):
    """There is no such record for this person; the page answers 404 and says no more."""


def roles(person: Person, *, on: date) -> frozenset[Role]:
    """Return the roles that a person's appointments give on a day."""
    return frozenset(Role(post.role) for post in person.posts(on))


def visible_plans(by: Person) -> Select[Plan]:
    """Return the query of the plans a person sees: those of the own authority."""
    return select(Plan).where(Plan.authority_id == by.authority_id)


def visible_tasks(by: Person) -> Select[Task]:
    """Return the query of the tasks a person sees: those of the own authority."""
    return select(Task).where(Task.authority_id == by.authority_id)


def issued(by: Person) -> Select[Plan]:
    """Return the query of the plans in force and closed ones, the newest year first."""
    rows = visible_plans(by).where(Plan.state != PlanState.DRAFT, Plan.kind == PlanKind.PLAN)
    return rows.order_by(Plan.year.desc(), Plan.id.desc()).options(joinedload(Plan.areas))


def issued_plans(*, by: Person) -> list[Plan]:
    """Return the plans in force and closed ones that a person sees, the newest year first."""
    return list(db.session.scalars(issued(by)).unique())


def plan_to_see(code: str, *, by: Person) -> Plan:
    """Return a plan of the person's authority by its code, or raise NotFound."""
    return _found(db.session.scalar(visible_plans(by).where(Plan.code == code)))


def task_to_see(task_id: int, *, by: Person) -> Task:
    """Return a task of the person's authority, or raise NotFound."""
    return _found(db.session.scalar(visible_tasks(by).where(Task.id == task_id)))


def task_in_full(task_id: int, *, by: Person) -> Task:
    """Return a task with everything its page shows, in few queries, or raise NotFound."""
    whole = visible_tasks(by).where(Task.id == task_id).options(
        *(joinedload(part) for part in (
            Task.plan, Task.area, Task.lead_unit, Task.collecting_unit, Task.staff, Task.leader,
            Task.submitted_by,
        )),
        selectinload(Task.parts).joinedload(TaskPart.unit),
        selectinload(Task.occurrences),
    )  # fmt: skip
    return _found(db.session.scalar(whole))


def plan_to_manage(code: str, *, by: Person) -> Plan:
    """Begin writing, take a plan's chain and return it as it stands then, or raise NotFound."""
    plan_id = plan_to_see(code, by=by).id
    begin_write()
    history.take(plan_id)
    return plan_to_see(code, by=by)


def authority_to_plan(*, by: Person) -> Unit:
    """Begin writing and return the person's authority; one annex at a time becomes a plan there."""
    begin_write()
    history.take(history.GENERAL)
    return db.session.get_one(Unit, by.authority_id)


def plan_to_settle(code: str, *, by: Person) -> Plan:
    """As `plan_to_manage`, with the chain of people and units."""
    plan_id = plan_to_see(code, by=by).id
    begin_write()
    history.take(history.GENERAL, plan_id)
    return plan_to_see(code, by=by)


def task_to_change(task_id: int, *, by: Person) -> Task:
    """Begin writing, take the plan's chain and return the task as it stands then.

    What the person may do with it is a matter of moves: see `standing` and `rules.workflow`.
    """
    plan_id = task_to_see(task_id, by=by).plan_id
    begin_write()
    history.take(plan_id)
    return task_to_see(task_id, by=by)


def may_see_evidence(task: Task, *, by: Person, on: date) -> bool:
    """Tell whether a person sees a task's evidence, reasons for sending back and flags."""
    units = units_worked_in(by, on)
    parts = {part.unit_id for part in task.parts}
    return bool(
        roles(by, on=on) & OVERSEERS
        or task.working_unit_id in units
        or units & parts
        or Standing.VERIFIER in standing(by, task, on=on)
    )


def may_see_answers(task: Task, *, by: Person, on: date) -> bool:
    """Tell whether a person reads what every unit answered: the collecting unit and overseers."""
    collects = task.working_unit_id in units_worked_in(by, on)
    return bool(roles(by, on=on) & OVERSEERS) or collects


def evidence_to_see(task: Task, *, by: Person, on: date) -> list[Evidence]:
    """Return the evidence of a task that a person may see, the newest first."""
    if not may_see_evidence(task, by=by, on=on):
        return []
    readable = visible_documents(by, on=on).with_only_columns(Document.id)
    rows = select(Evidence).where(Evidence.task_id == task.id, Evidence.document_id.in_(readable))
    return list(db.session.scalars(rows.order_by(Evidence.id.desc())))


def evidence_of(tasks: Collection[Task], *, by: Person, on: date) -> list[Evidence]:
    """Return the evidence of several tasks that a person may decide on, the newest first."""
    readable = visible_documents(by, on=on).with_only_columns(Document.id)
    rows = select(Evidence).where(
        Evidence.task_id.in_([task.id for task in tasks]), Evidence.document_id.in_(readable)
    )
    return list(db.session.scalars(rows.order_by(Evidence.id.desc())))


def visible_documents(by: Person, *, on: date) -> Select[Document]:
    """Return the query of the documents a person may read, and so may show as proof elsewhere."""
    rows = select(Document).where(Document.authority_id == by.authority_id)
    if (held := roles(by, on=on)) & CLOSE_OVERSEERS:
        return rows
    units = units_worked_in(by, on)
    shown = select(Evidence.document_id).join(Task, Task.id == Evidence.task_id)
    of_own_work = shown.join(Plan, Plan.id == Task.plan_id).where(_works_or_verifies(units))
    of_answers = select(AnswerDocument.document_id).join(TaskAnswer).join(Task)
    others = [Document.id.in_(shown.where(Task.parts.any(TaskPart.unit_id.in_(units))))]
    working = func.coalesce(Task.collecting_unit_id, Task.lead_unit_id)
    if held & OVERSEERS:
        agenda = select(AgendaPaper.document_id)
        others = [Document.id.in_(ids) for ids in (shown, of_answers, agenda)]
    return rows.where(
        or_(
            Document.id.in_(of_own_work),
            Document.id.in_(of_answers.where(_gives_or_collects(units))),
            Document.id.in_(requests.papers_of(working.in_(units))),
            *(Document.id.in_(ids) for ids in (papers_of(units), periods.papers_of(units))),
            indicators.papers_read_by(units),
            and_(or_(*others), Document.is_restricted.is_(False)),
        )
    )


def readable(papers: Sequence[Document], *, by: Person, on: date) -> list[Document]:
    """Return those of some documents that a person may read."""
    ids = [paper.id for paper in papers]
    rows = visible_documents(by, on=on).with_only_columns(Document.id).where(Document.id.in_(ids))
    allowed = set(db.session.scalars(rows)) if ids else set()
    return [paper for paper in papers if paper.id in allowed]


def colleague(person_id: int, *, by: Person) -> Person:
    """Return an enabled person of the same authority, or raise NotFound."""
    rows = select(Person).where(
        Person.id == person_id, Person.authority_id == by.authority_id, Person.is_enabled
    )
    person: Person | None = db.session.scalar(rows)
    return _found(person)


def tasks_to_verify(by: Person, *, on: date) -> Select[Task]:
    """Return the query of the submitted tasks that wait for a person."""
    return tasks_verified_by(by, on=on).where(
        Task.status == Status.SUBMITTED, Task.submitted_by_id.is_distinct_from(by.id)
    )


def tasks_verified_by(by: Person, *, on: date) -> Select[Task]:
    """Return the query of the tasks whose results a person confirms; see `tasks.standing`."""
    held, units = roles(by, on=on), units_worked_in(by, on)
    heading = {
        post.unit_id for post in by.posts(on) if Role(post.role) in {Role.UNIT_HEAD, Role.STAFF}
    }
    working = func.coalesce(Task.collecting_unit_id, Task.lead_unit_id)
    own = working == Plan.coordinator_unit_id
    designated = Plan.verifier_unit_id.in_(heading)
    return visible_tasks(by).join(Plan, Plan.id == Task.plan_id).where(
        or_(Plan.state != PlanState.CLOSED, Task.closing_result.is_(None)),
        working.not_in(units),
        case((own, true() if Role.LEADER in held else designated),
             else_=true() if Role.COORDINATOR in held else false()),
    )  # fmt: skip


def document_to_show(document_id: int, *, by: Person, on: date) -> Document:
    """Return a document that a person may show as proof, or raise NotFound."""
    wanted = visible_documents(by, on=on).where(Document.id == document_id)
    return _found(db.session.scalar(wanted))


def file_to_see(file_id: int, *, by: Person, on: date) -> StoredFile:
    """Return the stored file of a document that a person may read, or raise NotFound."""
    readable = visible_documents(by, on=on).where(Document.file_id == file_id).exists()
    return _found(db.session.scalar(select(StoredFile).where(StoredFile.id == file_id, readable)))


def _works_or_verifies(units: set[int]) -> ColumnElement[bool]:
    working = func.coalesce(Task.collecting_unit_id, Task.lead_unit_id)
    own_of_secretariat = and_(Plan.verifier_unit_id.in_(units), working == Plan.coordinator_unit_id)
    return or_(working.in_(units), own_of_secretariat)


def _gives_or_collects(units: set[int]) -> ColumnElement[bool]:
    return or_(TaskAnswer.unit_id.in_(units), Task.collecting_unit_id.in_(units))


def units_worked_in(person: Person, on: date) -> set[int]:
    return {post.unit_id for post in person.posts(on) if Role(post.role) in WORKING_ROLES}


def _found(record: Record | None) -> Record:
    if record is None:
        raise NotFound
    return record
