"""The form of a request, from the task's page to the page of the request."""

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.pages.tasks import posted
from tests.papers import PDF
from tests.requests.making import LATER, REASON
from tracker import files
from tracker.db import db
from tracker.requests import Request
from tracker.tasks import Task


def ask(client: Client, task: Task, kind: str = "gia-han", **fields):
    fields = {"reason": REASON, "due_on": "31/7/2026", **fields}
    return client.post(f"/nhiem-vu/{task.id}/de-nghi/{kind}", data=posted(task, **fields))


def test_the_head_finds_the_way_on_the_tasks_page(client: Client, office: Office, task: Task):
    client.sign_in(office.lan)
    assert f"/nhiem-vu/{task.id}/de-nghi/gia-han" in client.get(f"/nhiem-vu/{task.id}").text
    page = client.get(f"/nhiem-vu/{task.id}/de-nghi/gia-han").text
    assert "Đề nghị gia hạn chậm nhất ngày 25/06/2026." in page


def test_a_request_is_sent_and_shown_on_the_task(client: Client, office: Office, task: Task):
    client.sign_in(office.lan)
    answer = ask(client, task, doc_number="12/VP", doc_on="20/6/2026", doc_file=("a.pdf", PDF))
    assert answer.location == f"/nhiem-vu/{task.id}"
    made = db.session.query(Request).one()
    assert (made.wish.wanted.due_on, made.document.number) == (LATER, "12/VP")
    page = client.get(f"/nhiem-vu/{task.id}").text
    assert "Đề nghị gia hạn đến 31/07/2026" in page
    assert "Trần Thị Lan đề nghị gia hạn" in page
    assert "de-nghi/gia-han" not in page
    shown = client.get(f"/de-nghi/{made.id}").text
    assert "12/VP" in shown
    assert f"/tep/{made.document.file_id}" in shown


def test_a_form_sent_twice_asks_once(client: Client, office: Office, task: Task):
    client.sign_in(office.lan)
    for _ in range(2):
        assert ask(client, task, submission_id="one").status_code == 302
    assert db.session.query(Request).count() == 1


REFUSED = [
    ({"due_on": ""}, "Chưa nhập mục này."),
    ({"due_on": "30/6/2026"}, "sau hạn hiện tại (30/06/2026)"),
    ({"due_on": "31/6/2026"}, "31/6/2026"),
    ({"reason": "Bận"}, "ít nhất 10 ký tự"),
]


@pytest.mark.parametrize(("fields", "sentence"), REFUSED)
def test_what_cannot_be_taken_keeps_its_text(client, office, task: Task, fields, sentence):
    answer = ask(client.sign_in(office.lan), task, **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert fields.get("reason", REASON) in answer.text


def test_a_stale_form_is_shown_with_its_text(client: Client, office: Office, task: Task):
    answer = ask(client.sign_in(office.lan), task, version="99")
    assert answer.status_code == 409
    assert REASON in answer.text


@pytest.mark.parametrize("who", ["tu", "minh", "quang", "mai", "son", "binh"])
@pytest.mark.parametrize("kind", ["gia-han", "dua-ra", "dieu-chinh", "mo-lai"])
def test_nobody_else_is_shown_the_form(client, office: Office, task: Task, who: str, kind: str):
    client.sign_in(office.people[who])
    assert client.get(f"/nhiem-vu/{task.id}/de-nghi/{kind}").status_code == 403
    assert ask(client, task, kind).status_code in {403, 422}
    assert db.session.query(Request).count() == 0


def test_there_is_no_other_kind_and_no_task_of_others(client, stranger, office, task: Task):
    client.sign_in(office.lan)
    assert client.get(f"/nhiem-vu/{task.id}/de-nghi/khac").status_code == 404
    assert stranger.get(f"/nhiem-vu/{task.id}/de-nghi/gia-han").status_code == 404


def test_nothing_occurred_is_a_reason_to_leave_the_plan(client, office: Office, task: Task):
    client.sign_in(office.lan)
    assert "Không phát sinh trong kỳ" in client.get(f"/nhiem-vu/{task.id}/de-nghi/dua-ra").text
    assert ask(client, task, "dua-ra").status_code == 422
    assert ask(client, task, "dua-ra", why="not_occurred").status_code == 302
    page = client.get(f"/nhiem-vu/{task.id}").text
    assert "Đề nghị đưa ra khỏi kế hoạch: không phát sinh trong kỳ" in page


def test_a_change_starts_from_the_facts_and_sends_what_differs(client, office, plan, task: Task):
    client.sign_in(office.hoa)
    page = client.get(f"/nhiem-vu/{task.id}/de-nghi/dieu-chinh").text
    assert f'selected value="{office.vp.id}"' in page
    facts = {
        "lead_unit_id": office.pkt.id, "area_id": task.area_id, "title": task.title,
        "deliverable": task.deliverable,
    }  # fmt: skip
    assert ask(client, task, "dieu-chinh", **facts).status_code == 302
    assert db.session.query(Request).one().wanted == {"lead_unit_id": office.pkt.id}
    other = make_task(plan, office.vp)
    same = facts | {"lead_unit_id": office.vp.id}
    assert "Chưa có nội dung nào thay đổi" in ask(client, other, "dieu-chinh", **same).text


def test_the_asking_unit_reads_its_own_document(client: Client, office: Office, task: Task):
    ask(client.sign_in(office.lan), task, doc_number="12/VP", doc_on="20/6/2026",
        doc_file=("a.pdf", PDF))  # fmt: skip
    kept = db.session.query(files.StoredFile).one()
    for who, status in (("lan", 200), ("tu", 200), ("hoa", 200), ("binh", 200), ("quang", 404)):
        client.sign_in(office.people[who])
        assert client.get(f"/tep/{kept.id}").status_code == status, who


def test_everything_that_lacks_is_told_at_once(client: Client, office: Office, task: Task):
    page = ask(client.sign_in(office.lan), task, due_on="", reason="Bận").text
    assert page.count('aria-invalid="true"') == 2
    page = ask(client, task, kind="dua-ra", why="").text
    assert "Chưa nhập mục này." in page
