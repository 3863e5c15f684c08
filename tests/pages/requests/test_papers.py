"""The paper of a request or a decision that is in the register already is used again."""

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.pages.tasks import posted
from tests.requests.making import REASON, paper
from tracker.db import db
from tracker.evidence import Document
from tracker.requests import Request
from tracker.tasks import Task

OFFER = "Đã có văn bản này. Dùng lại, hoặc vẫn ghi thành văn bản mới."
NAMED = {"doc_number": "45/ubnd-vx", "doc_on": "19/6/2026"}
WISH = {"reason": REASON, "due_on": "31/7/2026", "why": "no_longer_needed"}


@pytest.fixture
def kept(session, office: Office) -> Document:
    """The chairman's paper, in the register already."""
    made = paper(office)
    session.commit()
    return made


def count() -> int:
    return db.session.query(Document).count()


def test_a_request_uses_a_paper_by_its_number_alone(client: Client, office, task: Task, kept):
    form = posted(task, **WISH, doc_number="45/UBND-VX")
    client.sign_in(office.hoa).post(f"/nhiem-vu/{task.id}/de-nghi/dua-ra", data=form)
    assert db.session.query(Request).one().document_id == kept.id


def test_a_request_is_offered_what_seems_the_same(client: Client, office, task: Task, kept):
    address = f"/nhiem-vu/{task.id}/de-nghi/dua-ra"
    form = posted(task, **WISH, **NAMED, doc_abstract="Về việc điều chỉnh")
    page = client.sign_in(office.hoa).post(address, data=form)
    assert (page.status_code, OFFER in page.text) == (422, True)
    assert f'name="reuse" value="{kept.id}" checked' in page.text
    assert client.post(address, data=form | {"reuse": str(kept.id)}).status_code == 302
    assert (db.session.query(Request).one().document_id, count()) == (kept.id, 1)


def test_a_decision_rests_on_the_paper_that_is_kept(client, office, task: Task, request_, kept):
    form = NAMED | {"version": str(request_.version), "answer": "dong-y", "due_on": "31/7/2026"}
    form |= {"decider_id": office.binh.id, "doc_signer": "Đỗ Quốc Bình"}
    address = f"/de-nghi/{request_.id}/cho-y-kien"
    page = client.sign_in(office.hoa).post(address, data=form)
    assert (page.status_code, OFFER in page.text) == (422, True)
    assert client.post(address, data=form | {"reuse": str(kept.id)}).status_code == 302
    assert (request_.decision_document_id, count()) == (kept.id, 1)


def test_a_decision_nobody_asked_for_rests_on_it_too(client, office, task: Task, kept):
    form = posted(task, **WISH, **NAMED, decider_id=office.binh.id)
    client.sign_in(office.hoa).post(f"/nhiem-vu/{task.id}/cho-y-kien/gia-han", data=form)
    assert (f"{task.due_on:%d/%m/%Y}", count()) == ("31/07/2026", 1)


def test_it_may_be_written_anew_all_the_same(client, office, task: Task, kept):
    form = posted(task, **WISH, **NAMED, doc_abstract="Khác", reuse="moi")
    client.sign_in(office.hoa).post(f"/nhiem-vu/{task.id}/de-nghi/dua-ra", data=form)
    assert count() == 2


def test_the_paper_of_a_plan_is_used_again(client, office, task: Task, kept):
    address = f"/ke-hoach/{task.plan.code}/bo-sung"
    row = {"rows-0-title": "Sơ kết 6 tháng", "rows-0-deliverable": "Báo cáo",
           "rows-0-area": task.area_id, "rows-0-lead": office.vp.id,
           "rows-0-deadline_text": "Trước ngày 15/7", "rows-0-seen": "2026-07-15"}  # fmt: skip
    form = row | NAMED | {"decider": office.binh.id, "doc_abstract": "Bổ sung"}
    client.sign_in(office.hoa)
    assert OFFER in client.post(address, data=form).text
    assert client.post(address, data=form | {"reuse": str(kept.id)}).status_code == 303
    assert count() == 1
