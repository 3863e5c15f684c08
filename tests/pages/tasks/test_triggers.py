"""Ngày phát sinh: a preview that changes nothing, a deadline by the printed text, no extension."""

import re
from datetime import date

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.pages.tasks import posted
from tracker import history
from tracker.figures import figures_of
from tracker.plans import Plan
from tracker.tasks import DueSource, Task

DOCUMENT = {"doc_number": "7/KL-TTr", "doc_on": "10/03/2026"}


@pytest.fixture
def audit(plan: Plan, office: Office) -> Task:
    """A task due 30 days after a conclusion that is not there yet."""
    return relative(plan, office, "P30D after event", "Trong 30 ngày kể từ ngày có kết luận")


def relative(plan: Plan, office: Office, mark: str, text: str) -> Task:
    task = make_task(plan, office.vp, due_on=date(2026, 12, 31), kind="relative")
    task.recurrence, task.deadline_text, task.due_source = mark, text, DueSource.PLAN_END
    return task


def url(task: Task) -> str:
    return f"/nhiem-vu/{task.id}/ngay-phat-sinh"


def record(client: Client, task: Task, day: str = "10/03/2026", **fields):
    return client.post(url(task), data=posted(task, trigger_on=day, **(DOCUMENT | fields)))


def test_until_then_there_is_no_deadline(client: Client, office: Office, audit: Task):
    page = client.sign_in(office.tu).get(f"/nhiem-vu/{audit.id}").text
    assert "Chưa xác định hạn" in page
    assert "Ghi ngày phát sinh" in page


def test_the_deadline_is_shown_before_it_is_recorded(client: Client, office, audit: Task):
    page = client.sign_in(office.tu).get(url(audit) + "?ngay=10/3/2026").text
    assert "Thời hạn: 09/04/2026" in page
    assert audit.due_on == date(2026, 12, 31)
    assert "không có trong lịch" in client.get(url(audit) + "?ngay=31/2/2026").text


def test_recorded_it_is_the_original_deadline(client: Client, office: Office, audit: Task):
    assert record(client.sign_in(office.tu), audit).status_code == 302
    assert (audit.original_due_on, audit.due_on) == (date(2026, 4, 9), date(2026, 4, 9))
    assert (audit.extension_count, audit.due_source) == (0, DueSource.OFFICE)
    event = history.of("task", audit.id)[-1]
    assert (event.move, event.on, event.changes["trigger_on"]) == (
        "trigger", date(2026, 3, 10), "2026-03-10",
    )  # fmt: skip
    page = client.get(f"/nhiem-vu/{audit.id}").text
    assert "Phát sinh ngày 10/03/2026" in page
    assert "Ghi ngày phát sinh" not in page


def test_from_its_day_on_the_figures_know_the_deadline(client, office, plan, audit: Task):
    record(client.sign_in(office.tu), audit)
    days = (date(2026, 3, 9), date(2026, 4, 9), date(2026, 4, 10))
    found = [figures_of(plan, as_of=day).counts() for day in days]
    assert [(one.no_date, one.due, one.overdue) for one in found] == [
        (0, 0, 0), (0, 1, 0), (0, 1, 1),
    ]  # fmt: skip


def test_working_days_follow_the_calendar(client: Client, office: Office, plan: Plan):
    task = relative(plan, office, "P15WD after event", "15 ngày làm việc kể từ ngày tiếp nhận")
    page = client.sign_in(office.tu).get(url(task) + "?ngay=10/3/2026").text
    assert "Thời hạn: 31/03/2026" in page


@pytest.mark.parametrize(
    ("when", "fields", "sentence"),
    [
        ("", {}, "Nhập ngày phát sinh"),
        ("13/03/2026", {}, "không được sau hôm nay"),
        ("31/12/2025", {}, "không được trước 01/01/2026"),
        ("10/03/2026", {"doc_number": ""}, "Ghi văn bản cho biết ngày phát sinh"),
    ],
)
def test_what_cannot_be_recorded_is_said(client, office, audit: Task, when, fields, sentence):
    answer = record(client.sign_in(office.tu), audit, when, **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert audit.due_source == DueSource.PLAN_END


def test_only_the_secretariat_mends_a_day_recorded_wrongly(client, office, audit: Task):
    record(client.sign_in(office.tu), audit)
    assert client.get(url(audit)).status_code == 403
    assert record(client, audit, "01/03/2026").status_code == 403
    assert record(client.sign_in(office.hoa), audit, "01/03/2026").status_code == 302
    assert audit.due_on == date(2026, 3, 31)


@pytest.mark.parametrize("who", ["quang", "minh", "mai", "son"])
def test_nobody_else_records_it(client: Client, office: Office, audit: Task, who: str):
    client.sign_in(office.people[who])
    assert client.get(url(audit)).status_code == 403
    assert record(client, audit).status_code in {403, 422}
    assert audit.due_source == DueSource.PLAN_END


def test_other_tasks_have_no_such_day(client: Client, office: Office, task: Task):
    assert client.sign_in(office.tu).get(url(task)).status_code == 403
    assert record(client, task).status_code == 403


def test_an_event_that_does_not_occur_is_told_and_stays_in_the_plan(client, office, plan):
    task = relative(plan, office, "EVENT", "Khi có hướng dẫn của Sở Nội vụ")
    task.deadline_kind = "event"
    client.sign_in(office.tu)
    assert "Không phát sinh trong kỳ" in client.get(f"/nhiem-vu/{task.id}").text
    fields = posted(task, situation="nothing")
    assert client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=fields).status_code == 302
    assert "đề nghị đưa ra khỏi kế hoạch" in history.of("task", task.id)[-1].note
    page = client.get(f"/nhiem-vu/{task.id}").text
    assert "Đơn vị báo không phát sinh trong kỳ, ngày 12/03/2026." in page
    assert figures_of(plan, as_of=date(2026, 3, 12)).counts().total == 1


def test_what_did_not_occur_is_ready_to_be_asked_out_of_the_plan(client, office, plan):
    task = relative(plan, office, "EVENT", "Khi có hướng dẫn của Sở Nội vụ")
    task.deadline_kind = "event"
    address = f"/nhiem-vu/{task.id}/de-nghi/dua-ra"
    assert "không có đợt" not in client.sign_in(office.lan).get(address).text
    fields = posted(task, situation="nothing", text="Cả năm không có đợt thanh tra.")
    client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=fields)
    assert f'href="{address}">Đề nghị đưa ra' in client.get(f"/nhiem-vu/{task.id}").text
    form = client.get(address).text
    assert "Cả năm không có đợt thanh tra.</textarea>" in form
    assert re.search(r'<input checked[^>]*value="not_occurred"', form)
    client.sign_in(office.hoa)
    recorded = client.get(f"/nhiem-vu/{task.id}/cho-y-kien/dua-ra").text
    assert "Cả năm không có đợt thanh tra.</textarea>" in recorded


def test_a_task_with_a_day_cannot_say_that_nothing_occurred(client, office, task: Task):
    fields = posted(task, situation="nothing")
    answer = client.sign_in(office.tu).post(f"/nhiem-vu/{task.id}/cap-nhat", data=fields)
    assert answer.status_code == 422
    assert "Chỉ nhiệm vụ thực hiện khi phát sinh" in answer.text
