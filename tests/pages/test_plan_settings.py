"""Cách tính: the secretariat alone changes how a plan counts; every change is kept."""

from datetime import date

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tracker import history
from tracker.plans import Plan, PlanState
from tracker.tasks.settings import settings_of


def form(plan: Plan, **fields: object) -> dict[str, object]:
    """Return what the page sends: the usual settings, but for some fields."""
    usual = {
        "version": plan.version, "per_period": "khong", "not_met_is_executed": "co",
        "strict_before": "khong", "rolls_forward": "co",
        "staff_moves": ["submit", "block", "unblock"], "extension_lead_days": "3",
    }  # fmt: skip
    return usual | fields


def url(plan: Plan) -> str:
    return f"/ke-hoach/{plan.code}/cach-tinh"


def test_the_secretariat_changes_how_tasks_that_come_again_count(client: Client, office, plan):
    client.sign_in(office.hoa)
    assert client.post(url(plan), data=form(plan, per_period="co")).status_code == 303
    assert settings_of(plan).per_period is True
    assert settings_of(plan).not_met_is_executed is True
    page = client.get(url(plan)).text
    assert "Phạm Thị Hoa" in page
    assert page.count("đã thực hiện khi mọi đợt đến hạn đã được xác nhận.") == 2


def test_a_change_is_an_event_with_what_held_before_and_after(client: Client, office, plan):
    client.sign_in(office.hoa).post(url(plan), data=form(plan, strict_before="co"))
    event = history.of("plan", plan.id)[-1]
    assert (event.move, event.actor_id, event.changes["before"]) == ("settings", office.hoa.id, {})
    assert event.changes["after"]["strict_before"] is True


def test_what_officers_do_themselves_and_the_lead_of_extensions_are_set_here(client, office, plan):
    fields = form(plan, staff_moves=["submit"], extension_lead_days="5")
    client.sign_in(office.hoa).post(url(plan), data=fields)
    assert plan.settings["staff_moves"] == ["submit"]
    assert plan.settings["extension_lead_days"] == 5


def test_saving_without_a_change_records_nothing(client: Client, office: Office, plan: Plan):
    client.sign_in(office.hoa).post(url(plan), data=form(plan))
    assert history.of("plan", plan.id) == []
    assert plan.settings == {}


@pytest.mark.parametrize("who", ["lan", "tu", "binh", "mai", "son"])
def test_nobody_else_changes_it(client: Client, office: Office, plan: Plan, who: str):
    client.sign_in(office.people[who])
    assert client.post(url(plan), data=form(plan, per_period="co")).status_code == 403


def test_a_stale_page_is_told_who_was_first(client: Client, office: Office, plan: Plan):
    old = form(plan, strict_before="co")
    client.sign_in(office.hoa).post(url(plan), data=form(plan, per_period="co"))
    answer = client.post(url(plan), data=old)
    assert answer.status_code == 409
    assert "Phạm Thị Hoa vừa sửa" in answer.text


def test_the_lead_of_extensions_is_a_number_of_days(client: Client, office: Office, plan: Plan):
    answer = client.sign_in(office.hoa).post(url(plan), data=form(plan, extension_lead_days="99"))
    assert answer.status_code == 422
    assert plan.settings == {}


def test_a_closed_plan_keeps_its_way_of_counting(client: Client, office: Office, plan: Plan):
    plan.state, plan.closed_on = PlanState.CLOSED, date(2026, 12, 31)
    page = client.sign_in(office.hoa).get(url(plan)).text
    assert "không đổi cách tính được nữa" in page
    answer = client.post(url(plan), data=form(plan, per_period="co"))
    assert answer.status_code == 422
    assert plan.settings == {}


def test_the_setting_is_printed_under_the_figures(client: Client, office: Office, plan: Plan):
    make_task(plan, office.vp)
    client.sign_in(office.hoa)
    for setting, words in (
        ("khong", "tính một lần, khi kết thúc kế hoạch"),
        ("co", "tính theo kỳ"),
    ):
        client.post(url(plan), data=form(plan, per_period=setting))
        for path in ("/tong-quan", "/nhiem-vu"):
            assert words in client.get(path).text, path


def test_a_plan_changed_by_an_act_that_its_own_history_lacks_is_not_overwritten(
    client: Client, office: Office, plan: Plan
):
    fields = form(plan, extension_lead_days="7")
    plan.verifier_unit_id = office.pkt.id  # as a merger of units does
    client.sign_in(office.hoa)
    answer = client.post(url(plan), data=fields)
    assert answer.status_code == 409
    assert "Mục này vừa được sửa" in answer.text
    assert 'value="7"' in answer.text
    assert plan.settings == {}
