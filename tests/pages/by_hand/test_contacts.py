"""Calls and messages noted: told in words in the task's history, counted, once."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tracker.db import db
from tracker.outbox import Letter
from tracker.tasks import Task
from tracker.urgings import Urging


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is 09:00 of 12 March 2026 in Vietnam."""
    with time_machine.travel("2026-03-12 02:00Z", tick=False):
        yield


@pytest.fixture
def task(office: Office) -> Task:
    return make_task(make_plan(office), office.pkt, due_on=date(2026, 3, 6), title="Rà soát chợ")


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    """The secretariat, signed in."""
    return client.sign_in(office.hoa)


def call(task: Task, **more: str) -> dict[str, str]:
    """Return what the secretariat fills in."""
    return {
        "channel": "phone", "whom": "ông Lê Văn Minh", "on": "11/03/2026", "hour": "15:30",
        "text": "Hẹn báo cáo ngày 13/3.", "viec": f"t{task.id}", **more,
    }  # fmt: skip


def address(office: Office) -> str:
    """Return the address of the form about PKT."""
    return f"/don-doc/lien-he?don-vi={office.pkt.id}"


def test_the_form_begins_with_the_head_today_and_what_presses(hoa, office, task):
    page = hoa.get(address(office)).text
    assert 'value="Lê Văn Minh"' in page
    assert 'value="12/03/2026"' in page
    assert f'value="t{task.id}" checked' in page


def test_a_call_is_told_in_words_and_counted_everywhere_and_sends_nothing(hoa, office, task):
    data = call(task, submission_id="once")
    for _time in range(2):
        assert hoa.post(address(office), data=data).status_code == 303
    counted = "Đã đôn đốc 01 lần, gần nhất 11/03/2026 (điện thoại)"
    page = hoa.get(f"/nhiem-vu/{task.id}").text
    assert "Phạm Thị Hoa gọi điện đôn đốc ông Lê Văn Minh" in page
    assert "lúc 15:30 ngày 11/03/2026" in page
    assert "“Hẹn báo cáo ngày 13/3.”" in page
    for shown in (page, hoa.get(f"/don-vi/{office.pkt.id}").text, hoa.get("/don-doc").text):
        assert counted in shown
    assert "ông Lê Văn Minh" in hoa.get("/don-doc").text
    assert db.session.query(Letter).count() == 0


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"on": "13/03/2026"}, "phải trước lúc này"),
        ({"hour": "25:00"}, "Nhập giờ như 09:15"),
        ({"hour": "9 giờ"}, "Nhập giờ như 09:15"),
        ({"viec": ""}, "ít nhất một nhiệm vụ"),
        ({"whom": ""}, ""),
        ({"text": ""}, ""),
        ({"channel": "letter"}, ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_noted(hoa, office, task, more, words):
    answer = hoa.post(address(office), data=call(task, **more))
    assert answer.status_code == 422
    assert words in answer.text
    assert db.session.query(Urging).count() == 0


def test_the_counts_are_told_in_english_too(hoa, office, task):
    hoa.post(address(office), data=call(task, channel="zalo"))
    office.hoa.language = "en"
    page = hoa.get(f"/nhiem-vu/{task.id}").text
    assert "Urged 01 times, last on 11/03/2026 (Zalo)" in page


def test_a_call_is_about_one_unit(hoa, office, task):
    make_task(task.plan, office.vp)
    assert hoa.get(f"{address(office)}&don-vi={office.vp.id}").status_code == 404
