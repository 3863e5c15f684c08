"""The page that puts a misread annex right: as printed beside, a new day seen before it counts."""

from datetime import date

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tracker import history
from tracker.db import db
from tracker.plans import PlanState
from tracker.tasks import Task


@pytest.fixture
def task(office: Office) -> Task:
    task = make_task(make_plan(office), office.pkt)
    task.printed = {"Thời gian hoàn thành": "31/7/2026"}
    db.session.commit()
    return task


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    return client.sign_in(office.hoa)


@pytest.fixture
def fields(task: Task) -> dict[str, object]:
    return {
        "submission_id": "one-and-only", "version": task.version, "title": task.title,
        "deliverable": task.deliverable, "area": task.area_id, "lead": task.lead_unit_id,
        "deadline_text": "31/7/2026", "note": "Đọc nhầm tháng",
    }  # fmt: skip


def address(task: Task) -> str:
    return f"/nhiem-vu/{task.id}/sua-loi-nhap"


def test_the_row_as_printed_stands_beside(hoa: Client, task: Task):
    page = hoa.get(address(task)).text
    assert "<td>31/7/2026</td>" in page
    assert 'value="30/06/2026"' in page


def test_a_new_day_is_shown_first_then_taken(hoa: Client, task: Task, fields):
    assert "Đọc là 31/07/2026" in hoa.post(address(task), data=fields).text
    assert task.original_due_on == date(2026, 6, 30)
    for _time in range(2):
        answer = hoa.post(address(task), data=fields | {"seen": "2026-07-31"})
    assert task.original_due_on == task.due_on == date(2026, 7, 31)
    assert [event.move for event in history.of("task", task.id)] == ["issue", "correct"]
    assert answer.status_code == 303


def test_words_need_no_second_look(hoa: Client, task: Task, fields):
    words = {"deadline_text": task.deadline_text, "title": "Rà soát quy trình"}
    answer = hoa.post(address(task), data=fields | words)
    assert answer.headers["Location"] == f"/nhiem-vu/{task.id}"
    assert task.title == "Rà soát quy trình"


def test_somebody_who_was_first_is_named(hoa: Client, task: Task, fields):
    answer = hoa.post(address(task), data=fields | {"version": task.version - 1})
    assert answer.status_code == 409
    assert "vừa cập nhật nhiệm vụ này" in answer.text
    assert "Đọc nhầm tháng" in answer.text


def test_nothing_different_is_said(hoa: Client, task: Task, fields):
    answer = hoa.post(address(task), data=fields | {"deadline_text": task.deadline_text})
    assert answer.status_code == 422
    assert "Chưa có nội dung nào thay đổi." in answer.text


def test_only_the_secretariat_is_led_there(client: Client, office: Office, task: Task):
    for person, led in ((office.hoa, True), (office.minh, False), (office.binh, False)):
        page = client.sign_in(person).get(f"/nhiem-vu/{task.id}").text
        assert (address(task) in page) is led


def test_a_closed_plan_leads_back(hoa: Client, task: Task, fields):
    task.plan.state = PlanState.CLOSED
    db.session.commit()
    assert hoa.get(address(task)).headers["Location"] == f"/nhiem-vu/{task.id}"
    answer = hoa.post(address(task), data=fields | {"seen": "2026-07-31"})
    assert answer.status_code == 422
    assert "Kế hoạch đã kết thúc" in answer.text
