"""A file that was chosen stays with its form until the form is taken."""

import re
from datetime import timedelta
from io import BytesIO

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.papers import PDF
from tracker import clock, files
from tracker.db import db
from tracker.evidence import Document
from tracker.files import Blob, StoredFile, held
from tracker.files.held import HeldFile
from tracker.tasks import Task

PAPER = {"doc_number": "45/UBND-VX", "doc_on": "19/1/2026", "doc_signer": "Đỗ Quốc Bình"}
REASON = "Sở Nội vụ chưa ban hành hướng dẫn."


@pytest.fixture
def task(session, office: Office) -> Task:
    """A task in Tú's charge."""
    return make_task(make_plan(office), office.vp, staff=office.tu)


def ask(client: Client, task: Task, **fields) -> tuple[int, str]:
    """Ask for an extension; return the answer and the id of the file held on its page."""
    data = {"version": str(task.version), **PAPER, **fields}
    answer = client.post(f"/nhiem-vu/{task.id}/de-nghi/gia-han", data=data)
    found = re.search(r'name="doc_file" value="(\d+)"', answer.text)
    return answer.status_code, found[1] if found else ""


def held_files() -> int:
    return db.session.query(HeldFile).count()


def test_a_file_chosen_once_goes_with_the_form_that_is_sent_again(client, office, task):
    client.sign_in(office.lan)
    status, held_id = ask(client, task, reason="", doc_file=(BytesIO(PDF), "a.pdf"))
    assert (status, bool(held_id), held_files()) == (422, True, 1)
    wish = {"reason": REASON, "due_on": "31/12/2026"}
    assert ask(client, task, **wish, doc_file=held_id)[0] == 302
    kept = db.session.query(Document).one()
    assert (kept.file.name, files.content_of(kept.file)) == ("a.pdf", PDF)
    assert held_files() == 0


def test_the_page_names_the_file_that_is_held(client, office, task):
    data = {"version": str(task.version), **PAPER, "doc_file": (BytesIO(PDF), "tờ trình.pdf")}
    page = client.sign_in(office.lan).post(f"/nhiem-vu/{task.id}/de-nghi/gia-han", data=data).text
    assert "Đã giữ tệp tờ trình.pdf; chọn tệp khác để thay." in page


def test_a_held_file_is_for_one_person_and_one_form(client, office, task):
    _, held_id = ask(client.sign_in(office.lan), task, doc_file=(BytesIO(PDF), "a.pdf"))
    place = f"/nhiem-vu/{task.id}/de-nghi/gia-han"
    assert held.find(int(held_id), by=office.lan, place=place) is not None
    assert held.find(int(held_id), by=office.hoa, place=place) is None
    assert held.find(int(held_id), by=office.lan, place="/nhiem-vu") is None
    assert ask(client.sign_in(office.hoa), task, doc_file=held_id)[1] == ""


def test_a_held_file_can_be_left_out_and_another_chosen_in_its_place(client, office, task):
    client.sign_in(office.lan)
    _, first = ask(client, task, doc_file=(BytesIO(PDF), "a.pdf"))
    assert ask(client, task, doc_file=[first, "0"])[1] == ""
    _, second = ask(client, task, doc_file=[(BytesIO(PDF + b"\n"), "b.pdf"), first])
    assert db.session.get(HeldFile, int(second)).name == "b.pdf"


def test_what_comes_from_behind_the_sign_in_still_has_its_file(client, office, task):
    client.sign_in(office.lan)
    _, first = ask(client, task, doc_file=(BytesIO(PDF), "a.pdf"))
    assert ask(client, task, doc_file=first, resume="1") == (200, first)


def test_what_nobody_came_back_for_is_deleted_with_its_bytes(session, office):
    at = clock.now()
    for content, name in ((PDF, "a.pdf"), (PDF + b"\n", "b.pdf")):
        held.hold(files.examine(name, content), by=office.lan, place="/x", at=at)
    files.store("a.pdf", PDF, authority_id=office.authority.id, by=office.lan, at=at)
    held.forget(before=at)
    assert (held_files(), db.session.query(Blob).count()) == (2, 2)
    held.forget(before=at + timedelta(seconds=1))
    assert (held_files(), db.session.query(Blob).count()) == (0, 1)
    assert db.session.query(StoredFile).one().name == "a.pdf"
