"""Who should get letters but cannot: said before a plan is issued and on Theo dõi."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tracker.accounts import sessions
from tracker.db import db
from tracker.plans import Plan, PlanState
from tracker.reminders.phantoms import Why, phantoms

DAY = date(2026, 12, 3)
AT = datetime(2026, 12, 3, 0, 0, tzinfo=UTC)


@pytest.fixture
def plan(office: Office) -> Plan:
    """A plan with a task of VP in Tú's hands; Lan and Tú have been here."""
    made = make_plan(office)
    make_task(made, office.vp, staff=office.tu)
    for person in (office.lan, office.tu):
        sessions.open_for(person, at=AT)
    db.session.commit()
    return made


def found(office: Office, plan: Plan) -> dict[str, Why]:
    told = phantoms(office.authority.id, on=DAY, plan_id=plan.id)
    return {one.name: one.why for one in told}


def test_who_has_an_address_and_was_here_is_reached(office: Office, plan: Plan):
    assert {"Trần Thị Lan", "Lê Anh Tú"} & found(office, plan).keys() == set()
    assert found(office, plan)["Phạm Thị Hoa"] == Why.NEVER_CAME


def test_who_never_came_and_has_no_address_is_told_by_the_address(office: Office, plan: Plan):
    office.hoa.email = None
    office.tu.email = "tú@xã.vn"
    assert found(office, plan)["Phạm Thị Hoa"] == Why.NO_ADDRESS
    assert found(office, plan)["Lê Anh Tú"] == Why.NO_ADDRESS


def test_a_shut_account_and_a_unit_without_a_head(office: Office, plan: Plan):
    office.lan.is_enabled = office.tu.is_enabled = False
    assert found(office, plan)["Lê Anh Tú"] == Why.NO_ACCOUNT
    assert found(office, plan)[office.vp.name] == Why.NO_HEAD


def test_a_unit_without_tasks_is_not_asked_for(office: Office, plan: Plan):
    office.minh.email = None
    assert "Lê Văn Minh" not in found(office, plan)


def test_the_secretariat_reads_it_on_both_pages(client: Client, office: Office, plan: Plan):
    office.lan.is_enabled = False
    client.sign_in(office.hoa)
    assert "Chưa có tài khoản thủ trưởng đang dùng" in client.get("/theo-doi/nguoi-nhan").text
    plan.state = PlanState.DRAFT
    db.session.commit()
    page = client.get(f"/ke-hoach/{plan.code}/ban-hanh").text
    assert "Chưa có tài khoản thủ trưởng đang dùng" in page
