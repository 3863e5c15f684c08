"""Tasks outside the plan: one collection a year, rates by source, into the plan by a document."""

import json
from datetime import date, timedelta

import pytest
from flask import Flask

from tests.cast import Office, make_plan, make_task
from tests.issuing.papers import AT, ON, decided, paper
from tracker import access, evidence, history, issuing, plans, updates
from tracker.access.plan_life import outside_to_see
from tracker.db import db
from tracker.figures import figures_of
from tracker.issuing import Entry, Instruction, Row
from tracker.outbox import Letter
from tracker.plans import Plan, PlanKind
from tracker.reminders import gather
from tracker.rules import Refused
from tracker.rules.words import Move, Source, Status
from tracker.tasks import Task
from tracker.units import Unit
from tracker.updates import News


@pytest.fixture
def plan(office: Office) -> Plan:
    plan = make_plan(office)
    make_task(plan, office.pkt)
    return plan


def given(office: Office, *leads: Unit, source: Source = Source.UPPER_LEVEL) -> list[Task]:
    history.take(history.GENERAL)
    collection = issuing.collection_of(office.authority, year=2026, at=AT)
    area = issuing.area_of(collection, source)
    rows = [Row("Báo cáo chuyên đề", area=area, lead=unit, deadline_text="30/9") for unit in leads]
    instruction = Instruction(source, paper(office, "77/UBND-NC"))
    return issuing.add_outside(collection, rows, instruction=instruction, by=office.hoa, at=AT)


def entered(office: Office, task: Task, plan: Plan) -> Task:
    history.take(task.plan_id, plan.id)
    entry = Entry(plan, plan.areas[0])
    return issuing.enter_plan(task, entry, by=office.hoa, at=AT, decision=decided(office))


def test_one_text_becomes_a_task_of_each_unit(office: Office, plan: Plan):
    tasks = given(office, office.pkt, office.vp)
    assert [(task.code, task.lead_unit_id) for task in tasks] == [
        ("NK01", office.pkt.id), ("NK02", office.vp.id),
    ]  # fmt: skip
    assert {task.due_on for task in tasks} == {date(2026, 9, 30)}
    assert tasks[0].source_document.number == "77/UBND-NC"
    assert {letter.person_id for letter in Letter.query} == {office.minh.id, office.lan.id}


def test_they_never_count_in_the_plan(office: Office, plan: Plan):
    (task,) = given(office, office.pkt)
    assert figures_of(plan, as_of=ON).counts().total == 1
    assert task.plan.kind == PlanKind.OUTSIDE
    assert plans.of_authority(office.authority.id) == access.issued_plans(by=office.hoa) == [plan]
    assert plans.of_year(office.authority.id, year=2026) is plan


def test_each_source_has_its_rate_and_they_add_up(office: Office, plan: Plan):
    given(office, office.pkt, office.vp)
    (task,) = given(office, office.vp, source=Source.MEETING)
    figures = figures_of(task.plan, as_of=ON)
    by_source = {
        area.code: figures.by_area()[area.id].total
        for area in task.plan.areas
        if area.id in figures.by_area()
    }
    assert by_source == {"CAPTREN": 2, "HOP": 1}
    assert figures.counts().total == 3


def test_the_same_people_verify_as_in_the_plan(office: Office, plan: Plan):
    (task,) = given(office, office.pkt)
    collection = outside_to_see(by=office.hoa, year=2026)
    assert collection is task.plan
    assert collection.coordinator_unit_id == plan.coordinator_unit_id
    assert collection.verifier_unit_id == plan.verifier_unit_id


def test_without_any_plan_the_standing_body_is_known_by_its_name(office: Office):
    (task,) = given(office, office.pkt)
    assert task.plan.coordinator_unit_id == office.vhxh.id
    assert task.plan.verifier_unit_id == office.vp.id


def test_a_head_gives_nothing(office: Office, plan: Plan):
    given(office, office.pkt)
    collection = outside_to_see(by=office.hoa, year=2026)
    row = Row("Việc", area=collection.areas[0], lead=office.pkt)
    instruction = Instruction(Source.ORDER, paper(office))
    with pytest.raises(Refused, match="không được phân công"):
        issuing.add_outside(collection, [row], instruction=instruction, by=office.minh, at=AT)


def test_a_task_enters_the_plan_as_it_stands(office: Office, plan: Plan):
    (task,) = given(office, office.pkt)
    updates.post(task, News(text="Đang dự thảo"), by=office.minh, at=AT)
    evidence.add(task, document=paper(office, "9/BC"), by=office.minh, at=AT)
    made = entered(office, task, plan)
    assert (made.code, made.status, made.due_on) == ("NV02", "in_progress", date(2026, 9, 30))
    assert (made.carried_from_id, made.added_on) == (task.id, ON)
    assert [one.document.number for one in evidence.of_task(made.id)] == ["9/BC"]
    assert (task.status, task.removed_on) == (Status.CANCELLED, ON)
    last = history.of("task", task.id)[-1]
    assert (last.move, last.changes["entered_task_id"]) == (Move.CANCEL, made.id)


def test_it_counts_on_one_side_only(office: Office, plan: Plan):
    (task,) = given(office, office.pkt)
    collection, known = task.plan, AT - timedelta(minutes=1)
    before = figures_of(plan, as_of=ON, known=known).counts()
    entered(office, task, plan)
    assert figures_of(plan, as_of=ON).counts().total == 2
    assert figures_of(collection, as_of=ON).counts().total == 0
    assert figures_of(plan, as_of=ON, known=known).counts() == before


def test_a_blocked_task_stays_blocked_in_the_plan(office: Office, plan: Plan):
    (task,) = given(office, office.pkt)
    task.status, task.blocked_reason = Status.BLOCKED, "waiting_guidance"
    task.blocked_agency, task.blocked_since_on = "Sở Nội vụ", date(2026, 5, 16)
    entered(office, task, plan)
    assert figures_of(plan, as_of=ON).counts().waiting_guidance == 1


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.COMPLETED])
def test_what_waits_or_is_done_stays_outside(office: Office, plan: Plan, status: Status):
    (task,) = given(office, office.pkt)
    task.status = status
    with pytest.raises(Refused, match="đang thực hiện"):
        entered(office, task, plan)


def test_a_task_of_the_plan_does_not_enter_it(office: Office, plan: Plan):
    with pytest.raises(Refused, match="đã thuộc kế hoạch"):
        entered(office, Task.query.one(), plan)


def test_people_are_reminded_of_them_like_of_others(office: Office, plan: Plan):
    (task,) = given(office, office.vp)
    task.staff_id = office.tu.id
    items = gather(office.authority.id, day=date(2026, 9, 28))[office.tu.id]
    assert task in [item.task for item in items]


def test_the_command_lists_plans_only(app: Flask, office: Office, plan: Plan):
    given(office, office.pkt)
    db.session.commit()
    answer = app.test_cli_runner().invoke(args=["plan", "list", "--json"])
    assert [one["code"] for one in json.loads(answer.output)["plans"]] == [plan.code]
