"""Issuing: the decision, what is incomplete, the tasks of everyone, one letter a head."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_person, make_unit
from tests.intake.annexes import annex, complete_commune, sample, taken
from tracker import history, intake, issuing
from tracker.issuing import Decision, Missing
from tracker.outbox import Letter
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.rules.words import Role
from tracker.tasks import Task, TaskAnswer
from tracker.units import GroupMember

AT = datetime(2026, 1, 21, 2, 0, tzinfo=UTC)
WHOLE = "1;Rà soát thủ tục;Báo cáo;Phòng Kinh tế;;30/6/2026"


@pytest.fixture
def decision(office: Office) -> Decision:
    return Decision("05/KH-UBND", date(2026, 1, 20), office.vhxh, office.vp)


def issue(plan: Plan, office: Office, decision: Decision, **reasons: str) -> list[Task]:
    history.take(plan.id)
    by_code = {task.code: task.id for task in issuing.tasks_of(plan)}
    told = {by_code[code]: reason for code, reason in reasons.items()}
    return issuing.issue(plan, by=office.hoa, at=AT, decision=decision, reasons=told)


def test_an_issued_plan_names_its_decision_and_units(office: Office, decision: Decision):
    plan = taken(office, annex(WHOLE))
    issue(plan, office, decision)
    assert (plan.state, plan.doc_number, plan.issued_on) == (
        "issued",
        "05/KH-UBND",
        date(2026, 1, 20),
    )
    assert (plan.coordinator_unit_id, plan.verifier_unit_id) == (office.vhxh.id, office.vp.id)
    event = history.of("plan", plan.id)[-1]
    assert (event.move, event.on, event.actor_id) == ("issue", date(2026, 1, 20), office.hoa.id)


def test_every_task_is_assigned_with_the_facts_that_figures_fold(
    office: Office, decision: Decision
):
    (task,) = issue(taken(office, annex(WHOLE)), office, decision)
    (event,) = history.of("task", task.id)
    assert (task.status, task.original_due_on) == ("assigned", date(2026, 6, 30))
    assert (event.move, event.status, event.on) == ("issue", "assigned", date(2026, 1, 20))
    assert event.changes["lead_unit_id"] == office.pkt.id
    assert event.changes["original_due_on"] == "2026-06-30"
    assert list(history.faults()) == []


def test_the_sample_commune_is_issued_with_its_doubts_answered_for(
    office: Office, decision: Decision
):
    complete_commune(office)
    plan = taken(office, sample("plan_xa_2026.docx"))
    waiting = {row.task.code: row.missing for row in issuing.incomplete(issuing.tasks_of(plan))}
    assert waiting["NV25"] == (Missing.DEADLINE, Missing.REVIEW)
    assert waiting["NV41"] == (Missing.COLLECTING, Missing.REVIEW)
    tasks = issue(plan, office, decision, **dict.fromkeys(waiting, "Theo phụ lục đã ký"))
    assert {task.status for task in tasks} == {"assigned"}
    assert len(tasks) == 42
    assert not any(task.needs_review for task in tasks)


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        ("1;Rà soát thủ tục;;Phòng Kinh tế;;30/6/2026", Missing.PRODUCT),
        ("1;Rà soát thủ tục;Báo cáo;;;30/6/2026", Missing.LEAD),
        ("1;Rà soát thủ tục;Báo cáo;Phòng Kinh tế;;Khi phát sinh", Missing.DEADLINE),
    ],
)
def test_an_incomplete_row_needs_a_reason(
    office: Office, decision: Decision, row: str, missing: Missing
):
    plan = taken(office, annex(row))
    (waiting,) = issuing.incomplete(issuing.tasks_of(plan))
    assert missing in waiting.missing
    with pytest.raises(Refused, match="NV01"):
        issue(plan, office, decision, NV01="  ")
    (task,) = issue(plan, office, decision, NV01="Văn bản đã ký như vậy")
    assert history.of("task", task.id)[0].note == "Văn bản đã ký như vậy"


def test_a_reason_for_a_complete_row_is_not_kept(office: Office, decision: Decision):
    (task,) = issue(taken(office, annex(WHOLE)), office, decision, NV01="thừa")
    assert history.of("task", task.id)[0].note == ""


@pytest.mark.parametrize(
    ("wrong", "words"),
    [({"number": " "}, "số, ký hiệu"), ({"on": date(2026, 1, 22)}, "không sau hôm nay")],
)
def test_a_decision_must_be_whole(office: Office, decision: Decision, wrong, words: str):
    with pytest.raises(Refused, match=words):
        issue(taken(office, annex(WHOLE)), office, replace(decision, **wrong))


def test_nobody_verifies_the_own_work(office: Office, decision: Decision):
    same = replace(decision, verifier_unit=office.vhxh)
    with pytest.raises(Refused, match="không tự xác nhận"):
        issue(taken(office, annex(WHOLE)), office, same)


def test_a_plan_is_issued_once(office: Office, decision: Decision):
    plan = taken(office, annex(WHOLE))
    issue(plan, office, decision)
    with pytest.raises(Refused, match="05/KH-UBND"):
        issue(plan, office, decision)


def test_an_empty_plan_is_not_issued(office: Office, decision: Decision):
    plan = taken(office, annex(WHOLE))
    intake.drop(issuing.tasks_of(plan)[0], by=office.hoa, at=AT)
    with pytest.raises(Refused, match="chưa có nhiệm vụ"):
        issue(plan, office, decision)


def test_each_head_of_a_working_unit_gets_one_letter(office: Office, decision: Decision):
    rows = (WHOLE, "2;Tuyên truyền;Kế hoạch;Phòng Kinh tế;;Quý II", "3;Họp;TB;Văn phòng;;Quý III")
    plan = taken(office, annex(*rows))
    issue(plan, office, decision, NV03="Đơn vị giải thể")
    assert [(letter.kind, letter.person_id) for letter in Letter.query] == [
        ("plan_issued", office.minh.id)
    ]


def test_units_of_a_group_are_asked_and_told(office: Office, decision: Decision):
    group = make_unit(office.authority, "THON", "Các thôn", type_code="nhom")
    village = make_unit(office.authority, "T1", "Thôn 1")
    head = make_person("tho", "Ngô Văn Thọ", unit=village, role=Role.UNIT_HEAD)
    GroupMember.query.session.add(GroupMember(group_id=group.id, unit_id=village.id))
    plan = taken(office, annex("1;Hướng dẫn;Lịch;Các thôn;;30/9/2026"))
    (task,) = issuing.tasks_of(plan)
    task.collecting_unit_id, task.needs_review = office.pkt.id, False
    issue(plan, office, decision)
    answer = TaskAnswer.query.one()
    assert (answer.unit_id, answer.due, answer.due_on) == (village.id, date(2026, 9, 30), None)
    assert {letter.person_id for letter in Letter.query} == {office.minh.id, head.id}


def test_the_office_verifies_unless_told_otherwise(office: Office):
    assert issuing.likely_verifier([office.pkt, office.vhxh, office.vp]) is office.vp
    assert issuing.likely_verifier([office.pkt]) is None
