"""A document kept already is used again: by its number alone, or offered before a second record."""

from datetime import date
from io import BytesIO

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.papers import PDF
from tracker import clock, evidence, files
from tracker.evidence import Cited, Document
from tracker.plans import Plan
from tracker.tasks import Task

ON = date(2026, 3, 1)
OFFER = "Đã có văn bản này. Dùng lại, hoặc vẫn ghi thành văn bản mới."


@pytest.fixture
def kept(session, office: Office, plan: Plan) -> Document:
    """A document of another task of the office, with its file."""
    before = make_task(plan, office.vp, title="Việc trước")
    stored = files.store(
        "tb.pdf", PDF, authority_id=plan.authority_id, by=office.tu, at=clock.now()
    )  # fmt: skip
    made = evidence.describe(
        Cited("05/TB-VP", ON, "Văn phòng", "Kết luận"), authority_id=plan.authority_id,
        by=office.tu, at=clock.now(), file=stored,
    )  # fmt: skip
    evidence.add(before, document=made, by=office.tu, at=clock.now())
    session.commit()
    return made


def post(client: Client, task: Task, **form: object):
    told = {"situation": "post", "text": "Đã họp.", "version": str(task.version), **form}
    return client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=told)


def shown(task: Task) -> list[int]:
    return [one.document_id for one in evidence.of_task(task.id)]


@pytest.mark.parametrize("number", ["05/TB-VP", "5/tb–vp", " 05 / TB-VP "])
def test_the_number_alone_is_enough(session, client, office, task: Task, kept: Document, number):
    assert post(client.sign_in(office.tu), task, doc_number=number).status_code == 302
    assert shown(task) == [kept.id]
    assert session.query(Document).count() == 1


def test_the_number_and_its_day_mean_the_same(session, client, office, task: Task, kept: Document):
    form = {"doc_number": "05/TB-VP", "doc_on": "01/03/2026"}
    assert post(client.sign_in(office.tu), task, **form).status_code == 302
    assert shown(task) == [kept.id]


def test_an_unknown_number_still_needs_its_day(client, office: Office, task: Task, kept: Document):
    page = post(client.sign_in(office.tu), task, doc_number="77/TB-VP")
    assert page.status_code == 422
    assert "Ghi ngày của văn bản 77/TB-VP." in page.text


def test_the_same_number_and_day_are_offered_once(session, client, office, task: Task, kept):
    client.sign_in(office.tu)
    form = {"doc_number": "5/TB-VP", "doc_on": "01/03/2026", "doc_abstract": "Kết luận"}
    page = post(client, task, **form)
    assert page.status_code == 422
    assert OFFER in page.text
    assert "Đã họp." in page.text
    assert f'name="reuse" value="{kept.id}" checked' in page.text
    assert post(client, task, doc_number="5/TB-VP", reuse=str(kept.id)).status_code == 302
    assert shown(task) == [kept.id]


def test_it_may_be_written_anew_all_the_same(session, client, office, task: Task, kept: Document):
    form = {"doc_number": "5/TB-VP", "doc_on": "01/03/2026", "doc_abstract": "Khác", "reuse": "moi"}
    assert post(client.sign_in(office.tu), task, **form).status_code == 302
    assert session.query(Document).count() == 2
    assert shown(task) != [kept.id]


def test_the_same_number_of_another_day_is_another_document(session, client, office, task, kept):
    form = {"doc_number": "05/TB-VP", "doc_on": "02/03/2026"}
    assert post(client.sign_in(office.tu), task, **form).status_code == 302
    assert session.query(Document).count() == 2


def test_the_same_file_is_known_under_any_name(client, office: Office, task: Task, kept: Document):
    page = post(client.sign_in(office.tu), task, doc_file=(BytesIO(PDF), "khac.pdf"))
    assert page.status_code == 422
    assert OFFER in page.text
    assert "05/TB-VP · ngày 01/03/2026 · Kết luận · tb.pdf" in page.text


def test_what_one_may_not_read_is_not_offered(session, client, office, plan: Plan, kept: Document):
    kept.is_restricted = True
    own = make_task(plan, office.pkt, title="Việc của Kinh tế", staff=office.quang)
    client.sign_in(office.quang)
    form = {"doc_number": "05/TB-VP", "doc_on": "01/03/2026"}
    assert post(client, own, **form).status_code == 302
    assert session.query(Document).count() == 2
    assert post(client, own, reuse=str(kept.id), version=str(own.version)).status_code == 404


def test_a_block_cites_the_document_used_again(session, client, office, task: Task, kept: Document):
    form = {
        "situation": "block", "text": "Chưa có hướng dẫn của Sở Nội vụ.", "doc_number": "05/TB-VP",
        "reason": "waiting_guidance", "agency": "Sở Nội vụ", "since_on": "02/03/2026",
    }  # fmt: skip
    assert post(client.sign_in(office.tu), task, **form).status_code == 302
    assert "văn bản 05/TB-VP ngày 01/03/2026" in client.get(f"/nhiem-vu/{task.id}").text
