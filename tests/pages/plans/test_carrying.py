"""The page that carries tasks over: ticked ones only, once, and shown on both tasks."""

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tracker.plans import Plan, PlanState
from tracker.tasks import Task

PAGE = "/ke-hoach/xabinhan_2026/chuyen-tiep"


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    plan = make_plan(office)
    for title in ("Sơ kết", "Số hóa"):
        make_task(plan, office.pkt, title=title)
    plan.state, plan.closed_on = PlanState.CLOSED, plan.period_to
    for task in Task.query:
        task.closing_result, task.closing_reason = "not_executed", "staffing"
    return client.sign_in(office.hoa)


def test_the_ticked_tasks_go_into_next_years_draft_once(hoa: Client):
    task = Task.query.filter_by(title="Số hóa").one()
    fields = {"task": str(task.id), "submission_id": "once"}
    answer = hoa.post(PAGE, data=fields)
    assert answer.headers["Location"] == "/ke-hoach/xba_2027/nhap-phu-luc?dong=tat-ca"
    assert hoa.post(PAGE, data=fields).headers["Location"] == PAGE
    draft = Plan.query.filter_by(year=2027).one()
    assert [made.title for made in Task.query.filter_by(plan_id=draft.id)] == ["Số hóa"]


def test_each_shows_the_other(hoa: Client):
    task = Task.query.filter_by(title="Số hóa").one()
    hoa.post(PAGE, data={"task": str(task.id), "submission_id": "once"})
    made = Task.query.filter_by(carried_from_id=task.id).one()
    assert "đã chuyển, NV01" in hoa.get(PAGE).text
    assert f"/nhiem-vu/{made.id}" in hoa.get(f"/nhiem-vu/{task.id}").text
    assert f"/nhiem-vu/{task.id}" in hoa.get(f"/nhiem-vu/{made.id}").text


def test_a_task_says_how_its_plan_ended(hoa: Client):
    page = hoa.get(f"/nhiem-vu/{Task.query.first().id}").text
    assert "Chưa thực hiện" in page
    assert "Nhân sự" in page


def test_the_review_of_the_draft_opens(hoa: Client):
    task = Task.query.filter_by(title="Số hóa").one()
    address = hoa.post(PAGE, data={"task": str(task.id)}).headers["Location"]
    page = hoa.get(address).text
    assert "Chuyển tiếp từ năm trước" in page
    assert "Số hóa" in page


def test_nothing_ticked_is_said(hoa: Client):
    answer = hoa.post(PAGE, data={})
    assert answer.status_code == 422
    assert "Chọn ít nhất một nhiệm vụ" in answer.text


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.ISSUED])
def test_only_a_closed_plan_is_carried_over(hoa: Client, state: PlanState):
    Plan.query.one().state = state
    assert hoa.get(PAGE).headers["Location"] == "/ke-hoach"
