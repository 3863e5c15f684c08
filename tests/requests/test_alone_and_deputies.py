"""Whom a decision needs: not the own unit's secretariat alone, no deputy beyond the delegation."""

from datetime import date

import pytest

from tests.cast import Office, make_plan, make_task
from tests.requests.making import AT, DECIDED_ON, EXTENSION, LATER, by_paper, paper
from tracker import history, requests
from tracker.accounts import staffing
from tracker.accounts.staffing import Scope
from tracker.evidence import Decision
from tracker.plans import ContentArea, Plan
from tracker.rules import Refused
from tracker.tasks import DueSource, Task

TODAY = date(2026, 6, 22)


@pytest.fixture
def plan(office: Office) -> Plan:
    """The commune's plan."""
    return make_plan(office)


@pytest.fixture
def task(office: Office, plan: Plan) -> Task:
    """A task of the office, due on 30 June."""
    return make_task(plan, office.vp, staff=office.tu)


def test_the_secretariat_does_not_put_off_the_work_of_its_own_unit_alone(session, office, plan):
    own = make_task(plan, office.vhxh, staff=office.hoa)
    own.due_source = DueSource.OFFICE
    with pytest.raises(Refused, match=r"Chọn lãnh đạo"):
        requests.record_decision(own, EXTENSION, Decision(office.hoa, TODAY), by=office.hoa, at=AT)
    requests.record_decision(own, EXTENSION, by_paper(office), by=office.hoa, at=AT)
    assert own.due_on == LATER


def test_a_deputys_word_reaches_the_areas_of_the_delegation_only(session, office, plan, task):
    other = ContentArea(plan_id=plan.id, position=2, code="ND2", numeral="II", title="Thể chế")
    session.add(other)
    session.flush()
    scope = Scope(date(2026, 6, 1), area_ids=(other.id,))
    history.take(history.GENERAL)
    staffing.delegate(
        office.binh.appointments[0], deputy=office.minh, scope=scope, by=office.binh, at=AT
    )
    word = Decision(office.minh, DECIDED_ON, paper(office))
    with pytest.raises(Refused, match="Chọn lãnh đạo"):
        requests.record_decision(task, EXTENSION, word, by=office.hoa, at=AT)
    task.area_id = other.id
    requests.record_decision(task, EXTENSION, word, by=office.hoa, at=AT)
    assert task.due_on == LATER
