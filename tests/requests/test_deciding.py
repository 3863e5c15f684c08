"""Decisions: by the leader or from a document; what they do to the task, and from which day."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests.cast import Office, make_task
from tests.requests.making import (
    AT,
    DECIDED_ON,
    DUE,
    EXTENSION,
    LATER,
    REASON,
    REMOVAL,
    asked,
    by_paper,
    paper,
    to_unit,
)
from tracker import history, requests, updates, verification
from tracker.evidence import Decision
from tracker.figures import figures_of
from tracker.plans import ContentArea, Plan
from tracker.requests import Kind, Request, Ruling, State, Wanted, Wish
from tracker.rules import Refused
from tracker.rules.words import Outcome, Status
from tracker.tasks import DueSource, Task
from tracker.tasks.answers import Asked, open_answers
from tracker.updates import Claim, News
from tracker.verification import Verdict

TODAY = date(2026, 6, 22)
NO = "Nhiệm vụ thuộc chương trình trọng tâm."


@pytest.fixture
def task(office: Office, plan: Plan) -> Task:
    """A task of the office, due on 30 June."""
    return make_task(plan, office.vp, staff=office.tu)


def done(task: Task, office: Office) -> Task:
    claim = Claim(date(2026, 6, 10), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    updates.submit(task, claim, by=office.lan, at=AT)
    verification.accept(task, Verdict(Outcome.MET), by=office.hoa, at=AT)
    return task


def counts(plan: Plan, on: date):
    return figures_of(plan, as_of=on).counts()


def test_the_secretariat_records_what_the_chairman_signed(session, office: Office, task: Task):
    request = asked(task, office.lan)
    event = requests.decide(request, Ruling(by_paper(office)), by=office.hoa, at=AT)
    assert (task.due_on, task.original_due_on, task.extension_count) == (LATER, DUE, 1)
    assert (event.on, event.actor_id) == (DECIDED_ON, office.hoa.id)
    assert event.changes["decider_id"] == office.binh.id
    assert event.changes["decision"] == "45/UBND-VX"
    assert (request.state, request.decider_id, request.decided_by_id) == (
        State.APPROVED, office.binh.id, office.hoa.id,
    )  # fmt: skip


def test_the_chairman_decides_a_day_set_by_a_decision_with_a_document(session, office, task: Task):
    request = asked(task, office.lan)
    with pytest.raises(Refused, match="số, ký hiệu và ngày"):
        requests.decide(request, Ruling(Decision(office.binh, TODAY)), by=office.binh, at=AT)
    requests.decide(request, Ruling(by_paper(office)), by=office.binh, at=AT)
    assert task.due_on == LATER


def test_the_chairman_may_grant_another_day(session, office: Office, task: Task):
    ruling = Ruling(by_paper(office), due_on=date(2026, 7, 15))
    request = asked(task, office.lan)
    requests.decide(request, ruling, by=office.binh, at=AT)
    assert task.due_on == date(2026, 7, 15)
    assert request.wanted == {"due_on": "2026-07-15"}


def test_an_internal_day_is_moved_by_the_secretariat_alone(session, office: Office, task: Task):
    task.due_source = DueSource.OFFICE
    own = Ruling(Decision(office.hoa, TODAY))
    requests.decide(asked(task, office.lan), own, by=office.hoa, at=AT)
    assert (task.due_on, task.due_source) == (LATER, DueSource.OFFICE)


def test_what_was_asked_late_is_for_the_chairman(session, office: Office, task: Task):
    task.due_source = DueSource.OFFICE
    request = asked(task, office.lan)
    request.is_late = True
    for decision in (Decision(office.hoa, TODAY), Decision(office.hoa, TODAY, paper(office))):
        with pytest.raises(Refused, match=r"Chọn lãnh đạo|do lãnh đạo quyết định"):
            requests.decide(request, Ruling(decision), by=office.hoa, at=AT)
    requests.decide(request, Ruling(Decision(office.binh, TODAY)), by=office.binh, at=AT)
    assert task.due_on == LATER


@pytest.mark.parametrize("who", ["lan", "tu", "minh", "mai", "son"])
def test_nobody_else_decides(session, office: Office, task: Task, who: str):
    request = asked(task, office.lan)
    for ruling in (Ruling(by_paper(office)), Ruling(by_paper(office), is_granted=False, note=NO)):
        with pytest.raises(Refused):
            requests.decide(request, ruling, by=office.people[who], at=AT)
    assert request.is_open


def test_a_decider_is_a_leader(session, office: Office, task: Task):
    request = asked(task, office.lan)
    ruling = Ruling(Decision(office.lan, DECIDED_ON, paper(office)))
    with pytest.raises(Refused, match="Chọn lãnh đạo"):
        requests.decide(request, ruling, by=office.hoa, at=AT)


@pytest.mark.parametrize("on", [date(2026, 6, 23), date(2026, 1, 19)])
def test_a_decision_is_of_a_day_that_can_be(session, office: Office, task: Task, on: date):
    decision = Decision(office.binh, on, paper(office))
    with pytest.raises(Refused, match="Ngày cho ý kiến"):
        requests.decide(asked(task, office.lan), Ruling(decision), by=office.hoa, at=AT)


def test_the_second_to_decide_is_told_who_was_first(session, office: Office, task: Task):
    request = asked(task, office.lan)
    requests.decide(request, Ruling(by_paper(office)), by=office.hoa, at=AT)
    with pytest.raises(Refused, match="Phạm Thị Hoa đã ghi ý kiến"):
        requests.decide(request, Ruling(by_paper(office)), by=office.binh, at=AT)
    assert task.extension_count == 1


def test_a_no_says_why_and_leaves_the_task(session, office: Office, task: Task):
    request = asked(task, office.lan)
    decision = Decision(office.binh, TODAY)
    with pytest.raises(Refused, match="ít nhất 10 ký tự"):
        requests.decide(request, Ruling(decision, is_granted=False), by=office.binh, at=AT)
    no = Ruling(decision, is_granted=False, note=NO)
    event = requests.decide(request, no, by=office.binh, at=AT)
    assert (request.state, task.due_on, event.note) == (State.REFUSED, DUE, NO)


def test_figures_before_the_day_of_the_decision_know_the_old_day(session, office, plan, task):
    requests.decide(asked(task, office.lan), Ruling(by_paper(office)), by=office.hoa, at=AT)
    session.commit()
    assert task.due_on == LATER
    before, after = (figures_of(plan, as_of=day) for day in (date(2026, 6, 18), DECIDED_ON))
    assert (before.tasks[0].facts.due_on, after.tasks[0].facts.due_on) == (DUE, LATER)
    assert counts(plan, date(2026, 7, 10)).overdue == 0
    assert after.tasks[0].facts.original_due_on == DUE


def test_a_removed_task_leaves_the_plan_from_the_day_of_the_decision(session, office, plan, task):
    extension = asked(task, office.lan)
    request = asked(task, office.lan, REMOVAL)
    requests.decide(request, Ruling(by_paper(office)), by=office.hoa, at=AT)
    assert (task.status, task.removed_on) == (Status.CANCELLED, DECIDED_ON)
    assert counts(plan, date(2026, 6, 18)).total == 1
    after = figures_of(plan, as_of=DECIDED_ON)
    assert (after.counts().total, after.removed) == (0, 1)
    assert extension.state == State.WITHDRAWN


def test_nobody_removes_without_a_document(session, office: Office, task: Task):
    request = asked(task, office.lan, REMOVAL)
    for who, by in ((office.binh, office.binh), (office.binh, office.hoa)):
        with pytest.raises(Refused, match="số, ký hiệu và ngày"):
            requests.decide(request, Ruling(Decision(who, TODAY)), by=by, at=AT)


def test_a_task_given_to_another_unit_loses_its_officer(session, office: Office, plan, task):
    request = asked(task, office.hoa, to_unit(office.pkt.id))
    requests.decide(request, Ruling(Decision(office.binh, TODAY)), by=office.binh, at=AT)
    session.commit()
    assert (task.lead_unit_id, task.staff_id) == (office.pkt.id, None)
    before, after = (figures_of(plan, as_of=day).by_lead() for day in (DECIDED_ON, TODAY))
    assert (set(before), set(after)) == ({office.vp.id}, {office.pkt.id})
    [moved] = requests.of_units({office.vp.id}, select(Task)).moved
    assert (moved.task_id, moved.decided_on) == (task.id, TODAY)
    assert requests.of_units({office.pkt.id}, select(Task)).moved == []


def test_area_title_and_product_change_and_are_found(session, office: Office, plan, task: Task):
    area = ContentArea(plan_id=plan.id, position=2, code="ND2", numeral="II", title="Thể chế")
    session.add(area)
    session.flush()
    wanted = Wanted(area_id=area.id, title="Lập danh mục", deliverable="Danh mục")
    request = asked(task, office.hoa, Wish(Kind.CHANGE, REASON, wanted))
    requests.decide(request, Ruling(by_paper(office)), by=office.hoa, at=AT)
    assert (task.area_id, task.title, task.deliverable) == (area.id, "Lập danh mục", "Danh mục")
    assert "lap danh muc" in task.search_key
    assert task.staff_id == office.tu.id
    assert history.of("task", task.id)[-1].changes["was"]["title"] == "Rà soát thủ tục"
    assert set(figures_of(plan, as_of=date(2026, 6, 18)).by_area()) == {plan.areas[0].id}


def test_a_task_is_not_given_to_a_unit_of_others(session, office: Office, task: Task):
    wish = to_unit(office.authority.id + 999)
    with pytest.raises(Refused, match="Chọn cơ quan chủ trì"):
        requests.record_decision(task, wish, by_paper(office), by=office.hoa, at=AT)


def test_a_decision_nobody_asked_for_is_kept_as_approved(session, office: Office, task: Task):
    requests.record_decision(task, EXTENSION, by_paper(office), by=office.hoa, at=AT)
    kept = session.query(Request).one()
    assert (kept.state, kept.asked_by_id, kept.decider_id) == (
        State.APPROVED, office.hoa.id, office.binh.id,
    )  # fmt: skip
    assert task.due_on == LATER


def test_a_second_extension_counts_and_keeps_the_original_day(session, office, task: Task):
    requests.record_decision(task, EXTENSION, by_paper(office), by=office.hoa, at=AT)
    later = replace(EXTENSION, wanted=Wanted(due_on=date(2026, 8, 31)))
    requests.record_decision(task, later, by_paper(office), by=office.hoa, at=AT)
    assert (task.extension_count, task.original_due_on) == (2, DUE)
    with pytest.raises(Refused, match=r"sau hạn hiện tại \(31/08/2026\)"):
        requests.record_decision(task, EXTENSION, by_paper(office), by=office.hoa, at=AT)


def test_a_task_of_many_units_is_not_given_to_one(session, office: Office, task: Task):
    open_answers(task, Asked([office.pkt.id], TODAY), by=None, at=AT)
    with pytest.raises(Refused, match="thôi giao các đơn vị"):
        requests.record_decision(
            task, to_unit(office.pkt.id), by_paper(office), by=office.hoa, at=AT
        )
