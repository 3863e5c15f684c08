"""One task given to many units: each answers for itself, the silent ones show as silent."""

from datetime import date

import pytest

from tests.cast import Office, ask_units, make_task
from tests.conftest import Client
from tests.pages.tasks import beside, posted
from tracker.plans import Plan
from tracker.rules.answers import AnswerState
from tracker.tasks import Task, TaskAnswer


@pytest.fixture
def task(office: Office, plan: Plan) -> Task:
    """A task of two rooms, collected by the office."""
    task = make_task(plan, office.vp, due_on=date(2026, 3, 6))
    return ask_units(task, office.pkt, office.vhxh, collecting=office.vp)


def reply(client: Client, task: Task, answer: TaskAnswer, **fields):
    return client.post(f"/nhiem-vu/{task.id}/tra-loi", data=beside(answer, **fields))


def test_a_unit_owes_its_answer_until_it_is_done(client: Client, office: Office, task: Task):
    client.sign_in(office.quang)
    assert "Phần việc được giao" in client.get("/nhiem-vu-cua-toi").text
    own = task.answers[0]
    assert reply(client, task, own, text="Đã xong", done_on="05/03/2026").status_code == 302
    assert (own.status, own.done_on) == (AnswerState.SENT, date(2026, 3, 5))
    assert "Phần việc được giao" not in client.get("/nhiem-vu-cua-toi").text


def test_the_silent_unit_shows_as_silent(client: Client, office: Office, task: Task):
    reply(client.sign_in(office.quang), task, task.answers[0], text="Đã xong", done_on="5/3/2026")
    page = client.sign_in(office.lan).get(f"/nhiem-vu/{task.id}").text
    assert "0/2 đơn vị được chấp nhận" in page
    silent = page[page.index("Quá hạn, chưa trả lời") : page.index("Đã gửi, chờ chấp nhận")]
    assert "Phòng Văn hóa - Xã hội" in silent
    assert "gửi kết quả của Phòng Kinh tế" in page


@pytest.mark.parametrize(("who", "status"), [("hoa", 422), ("lan", 422), ("mai", 403)])
def test_nobody_answers_for_another_unit(client, office: Office, task: Task, who, status: int):
    answer = reply(client.sign_in(office.people[who]), task, task.answers[0], text="Đã xong")
    assert answer.status_code == status
    assert task.answers[0].note == ""


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": " "}, "Ghi nội dung."),
        ({"text": "Đã xong", "done_on": "13/3/2026"}, "không được sau hôm nay"),
        ({"text": "Đã xong", "answer_id": "99", "version": "0"}, "Chọn đơn vị"),
    ],
)
def test_an_answer_that_cannot_be_taken_is_told(client, office, task: Task, fields, sentence):
    answer = reply(client.sign_in(office.quang), task, task.answers[0], **fields)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_units_answer_at_once_without_stopping_the_collector(client, office: Office, task: Task):
    collected = posted(task, text="Đã đôn đốc các đơn vị")
    one, two = (beside(answer, text="Đã xong") for answer in task.answers)
    url = f"/nhiem-vu/{task.id}"
    assert client.sign_in(office.quang).post(f"{url}/tra-loi", data=one).status_code == 302
    assert client.sign_in(office.hoa).post(f"{url}/tra-loi", data=two).status_code == 302
    assert client.sign_in(office.tu).post(f"{url}/cap-nhat", data=collected).status_code == 302
