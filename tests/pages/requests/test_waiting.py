"""Chờ cho ý kiến: several requests, one word, one document; all of them or none."""

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.requests.making import LATER, asked
from tracker import clock, requests
from tracker.plans import Plan
from tracker.requests import Request, State
from tracker.tasks import Task

PAPER = {"doc_number": "45/UBND-VX", "doc_on": "19/6/2026", "answer": "dong-y", "version": "0"}


@pytest.fixture
def waiting(session, office: Office, plan: Plan) -> list[Request]:
    """Three requests of Lan."""
    made = [asked(make_task(plan, office.vp, title=f"Việc {n}"), office.lan) for n in (1, 2, 3)]
    session.commit()
    return made


def ticks(found: list[Request]) -> list[str]:
    return [f"{one.id}-{one.version}" for one in found]


def decide(client: Client, chosen: list[str], **fields):
    return client.post("/cho-cho-y-kien", data=PAPER | {"chon": chosen} | fields)


@pytest.mark.parametrize("who", ["hoa", "binh"])
def test_the_page_counts_and_lists_what_waits(client, office: Office, waiting, who: str):
    page = client.sign_in(office.people[who]).get("/cho-cho-y-kien").text
    assert "Chờ cho ý kiến (03)" in page
    assert page.count("Đề nghị gia hạn đến 31/07/2026") == 3
    overview = client.get("/tong-quan").text
    assert 'href="/cho-cho-y-kien"' in overview.split("Cần xử lý")[1]


def test_what_waits_today_is_not_said_of_an_earlier_day(client, office: Office, waiting):
    client.sign_in(office.binh)
    page = client.get("/tong-quan").text
    assert "03 đề nghị đang chờ cho ý kiến" in page
    assert '<span class="dd-count">3</span>' in page.split("Cần xử lý")[1]
    assert "đang chờ cho ý kiến" not in client.get("/tong-quan?ngay=14/3/2026").text


@pytest.mark.parametrize("who", ["lan", "tu", "mai", "son"])
def test_others_do_not_open_it(client: Client, office: Office, waiting, who: str):
    client.sign_in(office.people[who])
    assert client.get("/cho-cho-y-kien").status_code == 403
    assert decide(client, ticks(waiting)).status_code == 403
    assert "/cho-cho-y-kien" not in client.get("/tong-quan").text


def test_the_ticked_ones_are_decided_with_one_document(client, office: Office, waiting):
    client.sign_in(office.hoa)
    answer = decide(client, ticks(waiting[:2]), decider_id=office.binh.id)
    assert answer.location == "/cho-cho-y-kien"
    assert [one.state for one in waiting] == [State.APPROVED, State.APPROVED, State.ASKED]
    assert waiting[0].task.due_on == LATER
    assert waiting[0].decision_document_id == waiting[1].decision_document_id
    page = client.get("/cho-cho-y-kien").text
    assert "Đã ghi ý kiến về 02 đề nghị." in page
    assert "Chờ cho ý kiến (01)" in page


def test_one_that_was_taken_back_stops_all(session, client: Client, office: Office, waiting):
    chosen = ticks(waiting)
    requests.withdraw(waiting[1], by=office.lan, at=clock.now())
    session.commit()
    answer = decide(client.sign_in(office.binh), chosen)
    assert answer.status_code == 409
    assert "Đề nghị của NV02 đã được rút lại." in answer.text
    assert {one.state for one in waiting} == {State.ASKED, State.WITHDRAWN}


def test_what_is_refused_is_listed_with_its_reason(session, client, office: Office, waiting):
    task: Task = waiting[2].task
    task.due_on = LATER
    session.commit()
    answer = decide(client.sign_in(office.binh), ticks(waiting))
    assert answer.status_code == 422
    assert "NV03: Hạn mới phải sau hạn hiện tại (31/07/2026)." in answer.text
    assert {one.state for one in waiting} == {State.ASKED}
    assert answer.text.count(" checked") >= 4  # the three ticks and the answer stay


def test_nothing_ticked_says_so(client: Client, office: Office, waiting):
    answer = decide(client.sign_in(office.binh), [])
    assert answer.status_code == 422
    assert "Chọn ít nhất một đề nghị." in answer.text


@pytest.mark.parametrize("tick", ["999999-1", "abc", "1", "-", "99999999999999-1"])
def test_ticks_made_by_hand_do_nothing(client: Client, office: Office, waiting, tick: str):
    assert decide(client.sign_in(office.binh), [tick]).status_code in {404, 422}


def test_a_double_click_decides_once(client: Client, office: Office, waiting):
    client.sign_in(office.binh)
    chosen = ticks(waiting)
    for _ in range(2):
        assert decide(client, chosen, submission_id="once").status_code == 302
    assert {one.task.extension_count for one in waiting} == {1}


def test_another_authority_neither_sees_nor_decides(stranger: Client, waiting):
    assert "NV01" not in stranger.get("/cho-cho-y-kien").text
    assert decide(stranger, ticks(waiting)).status_code == 404


def test_the_page_asks_the_database_little(session, client, office, plan, waiting, queries):
    client.sign_in(office.hoa)
    asked_for = []
    for _ in range(2):
        queries.clear()
        assert client.get("/cho-cho-y-kien").status_code == 200
        asked_for.append(len([one for one in queries if one.startswith("SELECT")]))
        for _ in range(4):
            asked(make_task(plan, office.vp), office.lan)
        session.commit()
    assert asked_for[0] == asked_for[1] <= 10
