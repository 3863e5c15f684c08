"""Loads a sample plan into an empty database, with its history as the file dates it."""

from datetime import date, datetime, time, timedelta

from tracker import clock, history
from tracker.accounts import Person
from tracker.commands.demo import people
from tracker.commands.demo.answers import build_answers
from tracker.commands.demo.dossiers import build_dossiers
from tracker.commands.demo.measures import build_indicators
from tracker.commands.demo.registers import build_registers
from tracker.commands.demo.reporting import Reporting
from tracker.commands.demo.review import build_review
from tracker.commands.demo.sample import (
    OFFICES,
    Office,
    Row,
    due_days,
    due_source,
    printed,
    rows,
)
from tracker.commands.demo.story import Step, check_ins, steps
from tracker.db import db
from tracker.issuing.closing import NOT_EXECUTED
from tracker.periods import freeze_closing
from tracker.plans import ContentArea, Plan, PlanState
from tracker.rules.fold import fold
from tracker.rules.words import OPEN_STATUSES, BlockedReason, Move
from tracker.tasks import (
    Moved,
    Task,
    TaskOccurrence,
    TaskPart,
    issued_facts,
    open_check_ins,
    record,
)
from tracker.units import Unit


def load(name: str, *, password_hash: str, at: datetime) -> Plan:
    """Add a sample's authority, people, plan, tasks, answers and indicators; history included."""
    office = OFFICES[name]
    units = people.build_units(name, office)
    people.build_people(office, units, password_hash=password_hash)
    plan = build_plan(name, office, units, at=at)
    tasks = build_tasks(name, plan, units)
    build_indicators(name, plan, units)
    if name == "xa_2026":  # before the first figures are frozen: they are kept with them
        build_dossiers(units, year=office.year)
        build_registers(plan, units)
    tell(plan, office, tasks)
    if name == "tinh_2026":
        of_plan = {task.code: task for _, task in tasks}
        build_answers(plan, of_plan, units[""], state_on=office.measured_on)
    if name == "xa_2026":
        build_review(plan, units)
    return plan


def build_plan(name: str, office: Office, units: dict[str, Unit], *, at: datetime) -> Plan:
    """Add the plan and its content areas."""
    plan = Plan(
        code=name, authority_id=units[""].id, year=office.year,
        title=f"Kế hoạch cải cách hành chính năm {office.year}", state=PlanState.ISSUED,
        period_from=date(office.year, 1, 1), period_to=date(office.year, 12, 31),
        doc_number=office.doc_number, doc_on=office.issued_on, issued_on=office.issued_on,
        coordinator_unit_id=units[office.coordinator].id, is_demo=True, created_at=at,
        verifier_unit_id=units[office.verifier].id,
    )  # fmt: skip
    plan.areas = [
        ContentArea(position=place, code=row["code"], numeral=row["stt"], title=row["title_vi"])
        for place, row in enumerate(rows(name, "noi_dung"), start=1)
    ]
    db.session.add(plan)
    db.session.flush()
    return plan


def build_tasks(name: str, plan: Plan, units: dict[str, Unit]) -> list[tuple[Row, Task]]:
    """Add the tasks of the plan as the annex gives them."""
    areas = {area.code: area.id for area in plan.areas}
    names = {fold(unit.name): unit.id for unit in units.values()}
    officer = db.session.query(Person).filter_by(login="tu").one()
    officer_unit_id = officer.appointments[0].unit_id
    found = []
    for place, row in enumerate(in_order(rows(name, "nhiem_vu")), start=1):
        task = build_task(row, plan, units)
        task.position, task.area_id = place, areas[row["parent_code"]]
        task.staff_id = officer.id if task.working_unit_id == officer_unit_id else None
        for part in task.parts:
            part.unit_id = names.get(fold(part.text))
        db.session.add(task)
        found.append((row, task))
    db.session.flush()
    return found


def in_order(found: list[Row]) -> list[Row]:
    """Return the tasks by content and place in it: an added one stands in its content."""
    return sorted(found, key=lambda row: (row["parent_code"], place_of(row["stt"])))


def place_of(stt: str) -> tuple[int, ...]:
    """Return the place in the content of a number such as III.2.4, without its roman part."""
    return tuple(int(part) for part in stt.split(".")[1:] if part.isdecimal())


def build_task(row: Row, plan: Plan, units: dict[str, Unit]) -> Task:
    """Return one task as issued, with its coordinating parts and occurrences."""
    original, due = due_days(row, plan.period_to)
    collecting = row.get("collecting_unit_code")
    task = Task(
        plan_id=plan.id, authority_id=plan.authority_id, year=plan.year, code=row["code"],
        printed_no=printed(row)["STT"], title=row["title_vi"],
        deliverable=row["product_or_measure_vi"], lead_text=row["lead_unit_vi"],
        coordinating_text=row.names("coordinating_vi"), deadline_text=row["deadline_text"],
        deadline_kind=row["deadline_kind"], recurrence=row["recurrence"],
        basis=row.get("basis_document", ""), approval_level=row.get("approval_level_vi", ""),
        note=row["note_vi"], printed=printed(row), lead_unit_id=units[row["lead_unit_code"]].id,
        collecting_unit_id=units[collecting].id if collecting else None,
        original_due_on=original, due_on=due, due_source=due_source(row),
    )  # fmt: skip
    texts = (task.title, task.deliverable, task.lead_text, row["coordinating_vi"], task.code)
    task.search_key = fold(" ".join(texts))
    task.parts = [
        TaskPart(position=place, text=text) for place, text in enumerate(task.coordinating_text)
    ]
    task.occurrences = build_occurrences(row)
    open_check_ins(task, on=row.day("added_on") or plan.issued_on or plan.period_from)
    given = dict(check_ins(row))
    for one in task.occurrences:
        one.done_on = one.done_on or given.get(one.due_on)
    return task


def build_occurrences(row: Row) -> list[TaskOccurrence]:
    """Return the due days of a task that has several, with the days on which they were done."""
    due = row.days("due_dates")
    if len(due) < 2:  # one date is the task itself
        return []
    done = row.days("occurrences_done_on")
    return [
        TaskOccurrence(due_on=day, done_on=done[place] if place < len(done) else None)
        for place, day in enumerate(due)
    ]


def tell(plan: Plan, office: Office, tasks: list[tuple[Row, Task]]) -> None:
    """Write the steps of all tasks into the plan's chain, in the order of their days."""
    history.take(plan.id)
    told = [(step, task) for row, task in tasks for step in steps(row, office)]
    told.sort(key=lambda pair: (pair[0].day, pair[0].rank, pair[1].position))
    reporting = Reporting(plan, office)
    for number, (step, task) in enumerate(told):
        reporting.go_on(until=step.day)
        take_step(step, task, number)
    reporting.go_on(until=office.measured_on)
    if office.closed_on:
        close(plan, [task for _row, task in tasks], on=office.closed_on)


def close(plan: Plan, tasks: list[Task], *, on: date) -> None:
    """Close the plan as the office did: what was not carried out then stays so, for its reason."""
    at = people.noon(on)
    plan.state, plan.closed_on = PlanState.CLOSED, on
    for task in tasks:
        if task.status in OPEN_STATUSES:
            task.closing_result = NOT_EXECUTED
            task.closing_reason = task.blocked_reason or BlockedReason.OTHER
            result = {"closing_result": task.closing_result, "closing_reason": task.closing_reason}
            record(task, Moved(Move.CLOSE, "", result, on), by=None, at=at)
    closing = history.Entry("plan", plan.id, Move.CLOSE)
    history.record(closing, chain_id=plan.id, by=None, at=at)
    freeze_closing(plan, by=None, at=at)


def take_step(step: Step, task: Task, number: int) -> None:
    """Let a step happen: set the task's fields and write the event at a minute of its own."""
    at = datetime.combine(step.day, time(8, 0), clock.VIETNAM) + timedelta(minutes=number % 480)
    for name, value in step.sets.items():
        setattr(task, name, value)
    task.status_at = at
    if step.move is Move.SUBMIT:
        task.submitted_at = at
    changes = step.changes
    if step.move in {Move.ISSUE, Move.ADD}:
        changes = changes | issued_facts(task)
    record(task, Moved(step.move, step.note, changes, step.on), by=None, at=at)
