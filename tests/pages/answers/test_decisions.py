"""Accepting, sending back, urging, asking and the threshold, from the page."""

from datetime import date

import pytest

from tests.cast import Office, make_unit
from tests.conftest import Client
from tests.pages.tasks import posted
from tracker.outbox import Letter
from tracker.pages.tasks.forms import stamp
from tracker.rules.answers import AnswerState
from tracker.tasks import Task, TaskAnswer


def picked(*answers: TaskAnswer, **fields) -> dict:
    """Return what the form over the matrix sends."""
    return posted(answers[0].task, picks=[f"{one.id}-{stamp(one)}" for one in answers], **fields)


def decide(client: Client, task: Task, fields: dict):
    return client.post(f"/nhiem-vu/{task.id}/cac-don-vi", data=fields)


def test_the_collector_accepts_what_was_sent(client: Client, office: Office, sent: Task):
    own = sent.answers[0]
    answer = decide(client.sign_in(office.tu), sent, picked(own, decision="accept"))
    assert answer.headers["Location"] == f"/nhiem-vu/{sent.id}/cac-don-vi"
    assert own.status == AnswerState.ACCEPTED
    assert "Đã chấp nhận kết quả của 01 đơn vị." in client.get(answer.headers["Location"]).text


def test_the_collector_sends_back_with_a_reason_that_the_unit_reads(client, office, sent: Task):
    own = sent.answers[0]
    fields = picked(own, decision="return", reason="Thiếu danh sách kèm theo.")
    assert decide(client.sign_in(office.lan), sent, fields).status_code == 302
    assert own.status == AnswerState.RETURNED
    client.sign_in(office.quang)
    assert "Thiếu danh sách kèm theo." in client.get(f"/nhiem-vu/{sent.id}").text
    assert "Thiếu danh sách kèm theo." in client.get("/nhiem-vu-cua-toi").text


def test_a_reason_too_short_is_told_and_the_tick_stays(client: Client, office: Office, sent: Task):
    answer = decide(
        client.sign_in(office.lan), sent, picked(sent.answers[0], decision="return", reason="Thiếu")
    )
    assert answer.status_code == 422
    assert "Ghi rõ lý do, ít nhất 10 ký tự." in answer.text
    assert 'type="checkbox" name="picks"' in answer.text
    assert "checked" in answer.text


def test_an_answer_that_changed_meanwhile_is_not_accepted_unseen(session, client, office, sent):
    fields = picked(sent.answers[0], decision="accept")
    sent.answers[0].note = "Đã rà soát 13 thủ tục."
    session.commit()
    answer = decide(client.sign_in(office.tu), sent, fields)
    assert answer.status_code == 409
    assert "Đã rà soát 13 thủ tục." in answer.text
    assert sent.answers[0].status == AnswerState.SENT


def test_the_same_form_sent_twice_acts_once(client: Client, office: Office, sent: Task):
    fields = picked(sent.answers[0], decision="accept", submission_id="once")
    client.sign_in(office.tu)
    assert [decide(client, sent, fields).status_code for _ in range(2)] == [302, 302]
    assert sent.answers[0].status == AnswerState.ACCEPTED


def test_nothing_ticked_is_told(client: Client, office: Office, sent: Task):
    answer = decide(client.sign_in(office.tu), sent, posted(sent, decision="accept"))
    assert answer.status_code == 422
    assert "Chọn ít nhất một đơn vị." in answer.text


@pytest.mark.parametrize(("who", "status"), [("quang", 422), ("hoa", 422), ("mai", 403)])
def test_nobody_else_decides(client, office: Office, sent: Task, who: str, status: int):
    fields = picked(sent.answers[0], decision="accept")
    assert decide(client.sign_in(office.people[who]), sent, fields).status_code == status
    assert sent.answers[0].status == AnswerState.SENT


def test_the_silent_are_urged_at_once(client: Client, office: Office, task: Task):
    fields = posted(task)
    answer = client.sign_in(office.tu).post(f"/nhiem-vu/{task.id}/don-doc", data=fields)
    page = client.get(answer.headers["Location"]).text
    assert "Thư đôn đốc gửi đến 01 đơn vị." in page
    assert "Chưa có người nhận thư: Phòng Văn hóa - Xã hội." in page
    assert [letter.person_id for letter in Letter.query] == [office.minh.id]


def test_a_unit_is_asked_as_well_and_another_released(client: Client, office: Office, task: Task):
    new = make_unit(office.authority, "PYT", "Phòng Y tế")
    client.sign_in(office.hoa)
    url = f"/nhiem-vu/{task.id}"
    asked = posted(task, picks=[str(new.id)], on="01/03/2026")
    assert client.post(f"{url}/bo-sung-don-vi", data=asked).status_code == 302
    gone = posted(task, picks=[str(task.answers[0].id)], on="02/03/2026")
    assert client.post(f"{url}/thoi-giao", data=gone).status_code == 302
    assert [one.left_on for one in task.answers] == [date(2026, 3, 2), None, None]
    assert "Không còn được giao" in client.get(f"{url}/cac-don-vi").text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [({"on": ""}, "Nhập ngày."), ({"on": "12/3/2027"}, "đến hôm nay"), ({"on": "la"}, "ngày")],
)
def test_a_day_that_cannot_be_is_told(client, office: Office, task: Task, fields, sentence: str):
    new = make_unit(office.authority, "PYT", "Phòng Y tế")
    url = f"/nhiem-vu/{task.id}/bo-sung-don-vi"
    answer = client.sign_in(office.hoa).post(url, data=posted(task, picks=[str(new.id)], **fields))
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_unit_of_another_authority_is_not_asked(client: Client, office: Office, task: Task):
    strange = make_unit(office.authority, "LA", "Đơn vị lạ")
    strange.authority_id = office.pkt.id
    url = f"/nhiem-vu/{task.id}/bo-sung-don-vi"
    fields = posted(task, picks=[str(strange.id)], on="01/03/2026")
    assert client.sign_in(office.hoa).post(url, data=fields).status_code == 422
    assert len(task.answers) == 2


def test_the_threshold_is_set_and_shown(client: Client, office: Office, task: Task):
    url = f"/nhiem-vu/{task.id}/nguong"
    fields = posted(task, value="50", measure="percent")
    assert client.sign_in(office.hoa).post(url, data=fields).status_code == 302
    assert (task.threshold, task.threshold_is_percent) == (50, True)
    page = client.get(f"/nhiem-vu/{task.id}/cac-don-vi").text
    assert "Gửi xác nhận khi đủ 1/2 đơn vị." in page
    stale = dict(posted(task, value="1", measure="units"), version="1")
    assert client.post(url, data=stale).status_code == 409


@pytest.mark.parametrize("value", ["", "0", "101"])
def test_a_threshold_that_makes_no_sense_is_told(client, office: Office, task: Task, value: str):
    url = f"/nhiem-vu/{task.id}/nguong"
    fields = posted(task, value=value, measure="percent")
    answer = client.sign_in(office.hoa).post(url, data=fields)
    assert answer.status_code == 422
    assert "gưỡng" in answer.text
