"""A request decided on its own page: by the leader, or recorded by the secretariat."""

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.requests.making import AT, LATER, asked, by_paper
from tracker import requests
from tracker.requests import Request, Ruling, State
from tracker.tasks import Task

PAPER = {"doc_number": "45/UBND-VX", "doc_on": "19/6/2026", "doc_signer": "Đỗ Quốc Bình"}
NO = "Nhiệm vụ thuộc chương trình trọng tâm."


def decide(client: Client, request_: Request, **fields):
    fields = {"version": str(request_.version), "answer": "dong-y", **fields}
    return client.post(f"/de-nghi/{request_.id}/cho-y-kien", data=fields)


def test_the_secretariat_records_the_chairmans_word(client, office, task: Task, request_):
    client.sign_in(office.hoa)
    page = client.get(f"/de-nghi/{request_.id}").text
    assert "Đỗ Quốc Bình" in page
    fields = PAPER | {"decider_id": office.binh.id, "due_on": "31/7/2026"}
    answer = decide(client, request_, **fields)
    assert answer.location == f"/de-nghi/{request_.id}"
    assert (task.due_on, request_.state) == (LATER, State.APPROVED)
    shown = client.get(f"/de-nghi/{request_.id}").text
    assert "Đỗ Quốc Bình, văn bản số 45/UBND-VX ngày 19/06/2026" in shown
    assert "Phạm Thị Hoa ghi nhận lúc" in shown
    story = client.get(f"/nhiem-vu/{task.id}").text
    assert "Phạm Thị Hoa ghi nhận: đồng ý gia hạn" in story
    assert "ý kiến của Đỗ Quốc Bình, theo 45/UBND-VX ngày 19/06/2026" in story
    assert "Hạn ban đầu 30/06/2026; gia hạn lần 1 đến 31/07/2026" in story
    assert "gia hạn 01 lần" in client.get("/nhiem-vu").text


def test_the_chairman_decides_with_a_click_and_his_paper(client, office, task: Task, request_):
    client.sign_in(office.binh)
    assert decide(client, request_).status_code == 422
    assert decide(client, request_, due_on="15/7/2026", **PAPER).status_code == 302
    assert f"{task.due_on:%d/%m/%Y}" == "15/07/2026"
    assert request_.decider_id == office.binh.id


def test_a_no_wants_its_reason(client: Client, office: Office, task: Task, request_):
    client.sign_in(office.binh)
    answer = decide(client, request_, answer="khong", note="Không")
    assert answer.status_code == 422
    assert "ít nhất 10 ký tự" in answer.text
    assert decide(client, request_, answer="khong", note=NO).status_code == 302
    assert request_.state == State.REFUSED
    page = client.get(f"/nhiem-vu/{task.id}").text
    assert "không đồng ý đề nghị</b>, gia hạn" in page
    assert NO in page


def test_the_second_is_told_who_was_first_and_when(session, client, office, request_):
    stale = request_.version
    requests.decide(request_, Ruling(by_paper(office)), by=office.hoa, at=AT)
    session.commit()
    answer = decide(client.sign_in(office.binh), request_, version=str(stale), **PAPER)
    assert answer.status_code == 409
    assert "Phạm Thị Hoa vừa ghi ý kiến về đề nghị của NV01 lúc 22/06/2026 09:00" in answer.text
    assert request_.task.extension_count == 1


def test_a_comment_comes_before_the_word(client: Client, office: Office, request_):
    before = request_.version
    client.sign_in(office.hoa)
    fields = {"version": str(before), "text": "Đồng ý, do chờ hướng dẫn."}
    assert client.post(f"/de-nghi/{request_.id}/y-kien", data=fields).status_code == 302
    assert "Đồng ý, do chờ hướng dẫn." in client.get("/cho-cho-y-kien").text
    late = decide(client.sign_in(office.binh), request_, version=str(before), **PAPER)
    assert late.status_code == 409
    assert "Phạm Thị Hoa vừa cập nhật đề nghị" in late.text


def test_who_asked_takes_it_back(client: Client, office: Office, task: Task, request_):
    client.sign_in(office.lan)
    assert "Rút lại đề nghị" in client.get(f"/de-nghi/{request_.id}").text
    fields = {"version": str(request_.version)}
    assert client.post(f"/de-nghi/{request_.id}/rut-lai", data=fields).status_code == 302
    assert request_.state == State.WITHDRAWN
    assert "de-nghi/gia-han" in client.get(f"/nhiem-vu/{task.id}").text


@pytest.mark.parametrize("who", ["tu", "minh", "quang", "mai", "son"])
def test_nobody_else_is_offered_anything(client, office: Office, request_, who: str):
    client.sign_in(office.people[who])
    assert "<form" not in client.get(f"/de-nghi/{request_.id}").text.split("<main")[1]
    assert decide(client, request_, **PAPER).status_code in {403, 422}
    assert request_.is_open


def test_who_asked_does_not_decide(client: Client, office: Office, request_):
    assert decide(client.sign_in(office.lan), request_, **PAPER).status_code == 422
    assert request_.is_open


def test_another_authority_finds_nothing(stranger: Client, office: Office, request_):
    assert stranger.get(f"/de-nghi/{request_.id}").status_code == 404
    assert decide(stranger, request_, **PAPER).status_code == 404


def test_a_word_posted_twice_is_one(client: Client, office: Office, task: Task, request_):
    client.sign_in(office.binh)
    fields = PAPER | {"submission_id": "once", "due_on": "31/7/2026"}
    version = str(request_.version)
    for _ in range(2):
        assert decide(client, request_, version=version, **fields).status_code == 302
    assert task.extension_count == 1


def test_a_colleague_of_another_authority_is_no_decider(client, stranger, office, request_):
    client.sign_in(office.hoa)
    answer = decide(client, request_, decider_id="9999", due_on="31/7/2026", **PAPER)
    assert answer.status_code == 404
    assert request_.is_open


def test_a_removal_is_struck_through_and_leaves_the_lists(session, client, office, task: Task):
    removal = asked(task, office.lan, requests.Wish(
        requests.Kind.REMOVAL, NO, requests.Wanted(why=requests.RemovalReason.MERGED)
    ))  # fmt: skip
    session.commit()
    client.sign_in(office.binh)
    assert "số, ký hiệu và ngày" in decide(client, removal).text
    assert decide(client, removal, **PAPER).status_code == 302
    assert "<s>Rà soát thủ tục</s>" in client.get(f"/nhiem-vu/{task.id}").text
    assert "<s>Rà soát thủ tục</s>" in client.get("/nhiem-vu?trang-thai=dua-ra").text
    assert "Kế hoạch ban hành 01; đưa ra 01; hiện có 0" in client.get("/tong-quan").text
