"""A decision nobody asked for here: recorded from its paper, or taken by the leader."""

from datetime import date

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.pages.tasks import posted
from tests.requests.making import DUE, LATER, REASON
from tracker import updates, verification
from tracker.rules.words import Outcome, Status
from tracker.tasks import DueSource, Task
from tracker.updates import Claim, News
from tracker.verification import Verdict

PAPER = {"doc_number": "45/UBND-VX", "doc_on": "19/6/2026"}


def record(client: Client, task: Task, kind: str, **fields):
    fields = {"reason": REASON, **fields}
    return client.post(f"/nhiem-vu/{task.id}/cho-y-kien/{kind}", data=posted(task, **fields))


@pytest.fixture
def done_task(session, office: Office, task: Task) -> Task:
    """The task, verified."""
    at = task.status_at
    claim = Claim(date(2026, 1, 20), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    updates.submit(task, claim, by=office.lan, at=at)
    verification.accept(task, Verdict(Outcome.MET), by=office.hoa, at=at)
    session.commit()
    return task


def test_the_secretariat_records_an_extension(client: Client, office: Office, task: Task):
    client.sign_in(office.hoa)
    page = client.get(f"/nhiem-vu/{task.id}/cho-y-kien/gia-han").text
    assert "Ghi nhận ý kiến chỉ đạo" in page
    assert f"/nhiem-vu/{task.id}/cho-y-kien/dua-ra" in page
    fields = PAPER | {"due_on": "31/7/2026", "decider_id": office.binh.id}
    assert record(client, task, "gia-han", **fields).status_code == 302
    assert (task.due_on, task.extension_count) == (LATER, 1)


def test_without_the_paper_a_decided_day_stays(client: Client, office: Office, task: Task):
    client.sign_in(office.hoa)
    fields = {"due_on": "31/7/2026", "decider_id": office.binh.id}
    answer = record(client, task, "gia-han", **fields)
    assert answer.status_code == 422
    assert "do lãnh đạo quyết định" in answer.text
    assert REASON in answer.text


def test_the_secretariat_moves_an_internal_day_itself(session, client, office, task: Task):
    task.due_source = DueSource.OFFICE
    session.commit()
    client.sign_in(office.hoa)
    page = client.get(f"/nhiem-vu/{task.id}/cho-y-kien/gia-han").text
    assert "Cơ quan thường trực tự quyết định" in page
    assert record(client, task, "gia-han", due_on="31/7/2026", decider_id=0).status_code == 302
    assert task.due_on == LATER


def test_the_chairman_gives_a_task_to_another_unit(client: Client, office: Office, task: Task):
    client.sign_in(office.binh)
    facts = {
        "lead_unit_id": office.pkt.id, "area_id": task.area_id, "title": task.title,
        "deliverable": task.deliverable,
    }  # fmt: skip
    assert record(client, task, "dieu-chinh", **facts).status_code == 302
    assert (task.lead_unit_id, task.staff_id) == (office.pkt.id, None)
    page = client.get(f"/nhiem-vu/{task.id}").text
    assert "Đỗ Quốc Bình điều chỉnh nhiệm vụ" in page
    assert "chuyển cho Phòng Kinh tế" in page
    mine = client.sign_in(office.lan).get("/nhiem-vu-cua-toi").text
    assert "Đã chuyển" in mine
    assert "Phòng Kinh tế từ 22/06/2026" in mine
    assert "Đã chuyển" not in client.sign_in(office.minh).get("/nhiem-vu-cua-toi").text


def test_the_secretariat_reopens_and_keeps_the_proof(client, office: Office, done_task: Task):
    client.sign_in(office.hoa)
    assert record(client, done_task, "mo-lai", decider_id=0).status_code == 302
    assert done_task.status == Status.IN_PROGRESS
    assert "Phạm Thị Hoa mở lại" in client.get(f"/nhiem-vu/{done_task.id}").text


def test_a_wrong_verification_is_voided(client: Client, office: Office, done_task: Task):
    client.sign_in(office.hoa)
    assert "từ ngày 20/01/2026" in client.get(f"/nhiem-vu/{done_task.id}/ghi-nhan-sai").text
    address = f"/nhiem-vu/{done_task.id}/ghi-nhan-sai"
    short = client.post(address, data=posted(done_task, reason="nhầm"))
    assert short.status_code == 422
    assert client.post(address, data=posted(done_task, reason=REASON)).status_code == 302
    assert done_task.status == Status.SUBMITTED
    assert "là sai" in client.get(f"/nhiem-vu/{done_task.id}").text


@pytest.mark.parametrize("who", ["lan", "tu", "minh", "quang", "mai", "son"])
@pytest.mark.parametrize("kind", ["gia-han", "dua-ra", "dieu-chinh"])
def test_nobody_else_decides(client, office: Office, task: Task, who: str, kind: str):
    client.sign_in(office.people[who])
    assert client.get(f"/nhiem-vu/{task.id}/cho-y-kien/{kind}").status_code == 403
    fields = PAPER | {"due_on": "31/7/2026", "decider_id": office.binh.id, "why": "other"}
    assert record(client, task, kind, **fields).status_code == 403
    assert (task.extension_count, task.status) == (0, Status.ASSIGNED)


def test_another_authority_finds_nothing(stranger: Client, task: Task):
    assert stranger.get(f"/nhiem-vu/{task.id}/cho-y-kien/gia-han").status_code == 404
    assert record(stranger, task, "gia-han", **PAPER).status_code == 404


def test_a_stale_form_is_answered_with_who_was_first(client, office: Office, task: Task):
    updates.post(task, News("Đã họp"), by=office.tu, at=task.status_at)
    fields = PAPER | {"due_on": "31/7/2026", "decider_id": office.binh.id, "version": "1"}
    answer = record(client.sign_in(office.hoa), task, "gia-han", **fields)
    assert answer.status_code == 409
    assert "Lê Anh Tú vừa cập nhật nhiệm vụ này" in answer.text


def test_the_page_says_what_is_reopened_together(client: Client, office: Office, plan, task: Task):
    child = make_task(plan, office.vp)
    task.printed_no, child.printed_no = "1", "1.1"
    for one in (child, task):
        one.status, one.outcome, one.completed_on = Status.COMPLETED, Outcome.MET, DUE
    client.sign_in(office.hoa)
    page = client.get(f"/nhiem-vu/{child.id}/cho-y-kien/mo-lai").text
    assert f"Nhiệm vụ cha đã hoàn thành được mở lại cùng: {task.code}." in page
    assert "mở lại cùng" not in client.get(f"/nhiem-vu/{task.id}/cho-y-kien/mo-lai").text


def test_a_task_done_before_one_below_it_was_says_so(client: Client, office, plan, task: Task):
    child = make_task(plan, office.vp)
    task.printed_no, child.printed_no = "1", "1.1"
    task.status, task.outcome, task.completed_on = Status.COMPLETED, Outcome.MET, DUE
    page = client.sign_in(office.hoa).get(f"/nhiem-vu/{task.id}").text
    assert f"Còn nhiệm vụ con chưa hoàn thành: {child.code}." in page
