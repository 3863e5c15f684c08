"""Dấu hiệu cần kiểm tra: counted for those who oversee, shown to the lead on its own tasks."""

from datetime import date

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tracker import clock, updates, verification
from tracker.rules.words import Outcome
from tracker.tasks import Task
from tracker.updates import Claim, News
from tracker.verification import Verdict

UNPROVED = "Hoàn thành, không có văn bản minh chứng"


@pytest.fixture
def done(session, office: Office, task: Task) -> Task:
    """The office's task, done without a document."""
    claim = Claim(date(2026, 3, 10), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    updates.submit(task, claim, by=office.lan, at=clock.now())
    verification.accept(task, Verdict(Outcome.MET), by=office.hoa, at=clock.now())
    session.commit()
    return task


@pytest.mark.parametrize("who", ["hoa", "binh", "mai"])
def test_flags_are_counted_and_lead_to_their_list(client: Client, office: Office, done: Task, who):
    make_task(done.plan, office.pkt, title="Việc khác")
    client.sign_in(office.people[who])
    page = client.get("/dau-hieu").text
    assert "/nhiem-vu?thuc-hien=VP&amp;dau-hieu=xong-khong-minh-chung" in page
    shown = client.get("/nhiem-vu?dau-hieu=xong-khong-minh-chung").text
    assert done.title in shown
    assert "Việc khác" not in shown
    assert done.title in client.get("/nhiem-vu?dau-hieu=*").text


@pytest.mark.parametrize("who", ["tu", "lan", "minh", "quang"])
def test_the_count_is_for_those_who_oversee(client: Client, office: Office, done: Task, who: str):
    assert client.sign_in(office.people[who]).get("/dau-hieu").status_code == 403


@pytest.mark.parametrize(
    ("who", "seen"),
    [("hoa", 1), ("binh", 1), ("mai", 1), ("lan", 1), ("tu", 1), ("minh", 0), ("quang", 0)],
)
def test_the_flags_of_a_task_are_for_some(client: Client, office, done: Task, who: str, seen: int):
    client.sign_in(office.people[who])
    assert client.get(f"/nhiem-vu/{done.id}").text.count(UNPROVED) == seen
    listed = client.get("/nhiem-vu?dau-hieu=xong-khong-minh-chung").text
    assert listed.count('class="dd-l-k"') == seen


def test_a_past_day_has_no_flags(client: Client, office: Office, done: Task):
    page = client.sign_in(office.hoa).get("/nhiem-vu?dau-hieu=*&tinh-den=2026-03-11").text
    assert 'class="dd-l-k"' not in page


def test_without_flags_the_page_says_so(client: Client, office: Office, task: Task):
    page = client.sign_in(office.mai).get("/dau-hieu").text
    assert "Không có nhiệm vụ nào có dấu hiệu cần kiểm tra." in page


def test_few_statements_whatever_the_number_of_tasks(client, office, plan, queries):
    client.sign_in(office.hoa)
    asked = []
    for _ in range(2):
        for _ in range(10):
            make_task(plan, office.vp, title="Việc")
        for address in ("/dau-hieu", "/nhiem-vu?dau-hieu=*"):
            queries.clear()
            assert client.get(address).status_code == 200
            asked.append(len([one for one in queries if one.startswith(("SELECT", "WITH"))]))
    assert asked[:2] == asked[2:]
    assert max(asked) <= 12


def test_a_task_says_when_it_was_last_told_about(client: Client, office: Office, task: Task, done):
    client.sign_in(office.tu)
    assert "cập nhật hôm nay" in client.get(f"/nhiem-vu/{task.id}").text
    other = make_task(task.plan, office.vp, title="Việc khác", staff=office.tu)
    assert "chưa có cập nhật nào" in client.get(f"/nhiem-vu/{other.id}").text
