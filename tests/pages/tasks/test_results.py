"""Kết quả đợt chờ xác nhận: many accepted at once, one sent back, never by their author."""

from datetime import date

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.pages.tasks.test_mine import section
from tracker import clock, history, updates
from tracker.plans import Plan
from tracker.tasks import Task
from tracker.tasks.settings import change_settings
from tracker.updates import News, Result

URL = "/cho-xac-nhan/dot"
DAYS = (date(2026, 2, 27), date(2026, 12, 31))


@pytest.fixture
def noted(session, plan: Plan, office: Office) -> list[Task]:
    """Two reports of the economics room, the first result of each noted; periods are counted."""
    change_settings(plan, {"per_period": True}, by=office.hoa, at=clock.now())
    tasks = [
        make_task(plan, office.pkt, due_on=DAYS[-1], kind="recurring", several=DAYS, title=title)
        for title in ("Báo cáo một", "Báo cáo hai")
    ]
    for task in tasks:
        result = Result(task.occurrences[0], date(2026, 2, 26))
        updates.mark_occurrence(task, result, news=News("Đã gửi"), by=office.quang, at=clock.now())
    session.commit()
    return tasks


def accept(client: Client, tasks: list[Task], **fields):
    ids = [str(task.occurrences[0].id) for task in tasks]
    assert client.post(URL, data={"occurrence": ids, **fields}).status_code == 303
    return client.get(URL)


def send_back(client: Client, task: Task, reason: str):
    fields = {"occurrence_id": str(task.occurrences[0].id), "reason": reason}
    return client.post(f"{URL}/tra-lai", data=fields)


def test_the_secretariat_accepts_many_at_once(client: Client, office: Office, noted: list[Task]):
    client.sign_in(office.hoa)
    assert "02 kết quả đợt" in client.get("/cho-xac-nhan").text
    page = accept(client, noted).text
    assert "Đã xác nhận 02 kết quả." in page
    assert all(task.occurrences[0].verified_at for task in noted)
    last = history.of("task", noted[0].id)[-1]
    assert (last.move, last.on, last.actor_id) == (
        "verify_occurrence", date(2026, 2, 26), office.hoa.id,
    )  # fmt: skip


def test_all_are_ticked_by_an_address_without_any_script(client, office, noted: list[Task]):
    client.sign_in(office.hoa)
    assert "checked" not in section(client.get(URL).text, "Báo cáo một")
    assert section(client.get(URL + "?chon=het").text, "Báo cáo một").count(" checked") == 2


def test_posted_twice_it_accepts_once_and_says_what_is_gone(client, office, noted: list[Task]):
    client.sign_in(office.hoa)
    accept(client, noted, submission_id="once")
    accept(client, noted, submission_id="once")
    assert "02 kết quả không còn chờ" in accept(client, noted).text
    moves = [event.move for event in history.of("task", noted[0].id)]
    assert moves.count("verify_occurrence") == 1


def test_without_a_tick_it_asks_for_one(client: Client, office: Office, noted: list[Task]):
    answer = client.sign_in(office.hoa).post(URL, data={})
    assert answer.status_code == 422
    assert "Chọn ít nhất một kết quả." in answer.text


@pytest.mark.parametrize("who", ["lan", "quang", "minh", "binh", "mai", "son"])
def test_nobody_else_accepts(client: Client, office: Office, noted: list[Task], who: str):
    client.sign_in(office.people[who])
    assert "Báo cáo một" not in client.get(URL).text
    accept(client, noted)
    assert noted[0].occurrences[0].verified_at is None


def test_a_result_sent_back_is_told_to_its_unit_with_the_reason(client, office, noted: list[Task]):
    client.sign_in(office.hoa)
    assert send_back(client, noted[0], "Thiếu biểu số liệu kèm theo.").status_code == 303
    assert noted[0].occurrences[0].done_on is None
    page = client.sign_in(office.quang).get(f"/nhiem-vu/{noted[0].id}").text
    assert "trả lại kết quả" in page
    assert "Thiếu biểu số liệu kèm theo." in page


def test_a_reason_too_short_is_refused_in_its_row(client: Client, office, noted: list[Task]):
    answer = send_back(client.sign_in(office.hoa), noted[0], "Thiếu")
    assert answer.status_code == 422
    assert "ít nhất 10 ký tự" in answer.text
    assert noted[0].occurrences[0].done_on is not None


def test_who_noted_it_for_the_unit_does_not_accept_it(client, session, office, plan: Plan):
    change_settings(plan, {"per_period": True}, by=office.hoa, at=clock.now())
    task = make_task(plan, office.pkt, due_on=DAYS[-1], kind="recurring", several=DAYS)
    result = Result(task.occurrences[0], date(2026, 2, 26))
    by_phone = News(basis="Điện thoại ông Quang")
    updates.mark_occurrence(task, result, news=by_phone, by=office.hoa, at=clock.now())
    session.commit()
    client.sign_in(office.hoa)
    assert "Đồng chí đã ghi kết quả này" in client.get(URL).text
    assert "không tự xác nhận" in accept(client, [task]).text
    assert task.occurrences[0].verified_at is None


def test_where_periods_do_not_count_nothing_waits(client, session, office, plan, noted):
    change_settings(plan, {"per_period": False}, by=office.hoa, at=clock.now())
    session.commit()
    client.sign_in(office.hoa)
    assert "Không có kết quả đợt nào chờ" in client.get(URL).text
    assert "kết quả đợt" not in client.get("/cho-xac-nhan").text


def test_another_authority_reaches_nothing(stranger: Client, noted: list[Task]):
    assert "Báo cáo một" not in stranger.get(URL).text
    accept(stranger, noted)
    assert noted[0].occurrences[0].verified_at is None


def test_the_page_asks_the_database_no_more_for_more_results(client, office, noted, queries):
    client.sign_in(office.hoa)
    queries.clear()
    client.get(URL)
    assert len(queries) <= 14


def test_the_navigation_marks_what_waits_for_verification(client, office, noted: list[Task]):
    page = client.sign_in(office.hoa).get(URL).text
    present = page.split('aria-current="page"')[0].rsplit("<a", 1)[1]
    assert "/cho-xac-nhan" in present
