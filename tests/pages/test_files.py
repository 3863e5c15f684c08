"""Stored files are sent to those who may read them, as attachments that no browser runs."""

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.papers import PDF
from tracker import clock, evidence, files
from tracker.evidence import Cited


def prove(office: Office) -> int:
    task = make_task(make_plan(office), office.vp)
    at = clock.now()
    file = files.store("Kế hoạch.pdf", PDF, authority_id=office.authority.id, by=office.tu, at=at)
    document = evidence.describe(
        Cited(), authority_id=office.authority.id, by=office.tu, at=at, file=file
    )
    evidence.add(task, document=document, by=office.tu, at=at)
    return file.id


@pytest.mark.parametrize(
    ("who", "status"),
    [("tu", 200), ("lan", 200), ("hoa", 200), ("binh", 200), ("mai", 200), ("quang", 404),
     ("minh", 404), ("son", 404)],
)  # fmt: skip
def test_a_file_is_for_those_concerned(client: Client, office: Office, who: str, status: int):
    file_id = prove(office)
    assert client.sign_in(office.people[who]).get(f"/tep/{file_id}").status_code == status


def test_a_file_is_an_attachment_under_its_own_name(client: Client, office: Office):
    answer = client.sign_in(office.tu).get(f"/tep/{prove(office)}")
    assert answer.data == PDF
    assert answer.mimetype == "application/pdf"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment;")
    assert "filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch.pdf" in disposition
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_strangers_are_sent_to_sign_in(client: Client, office: Office):
    assert client.get(f"/tep/{prove(office)}").status_code == 302


def test_what_does_not_exist_is_not_found(client: Client, office: Office):
    assert client.sign_in(office.hoa).get("/tep/999").status_code == 404
