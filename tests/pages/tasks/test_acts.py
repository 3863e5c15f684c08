"""Smaller moves: a coordinating unit's part, the person in charge, proof without an update."""

import pytest

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.pages.tasks import beside, posted
from tests.papers import HTML, PDF
from tracker import clock, evidence
from tracker.evidence import Cited
from tracker.tasks import Task


def post(client: Client, task: Task, act: str, **fields):
    return client.post(f"/nhiem-vu/{task.id}/{act}", data=posted(task, **fields))


def test_a_part_is_prefilled_and_may_be_given_again(client: Client, office: Office, task: Task):
    client.sign_in(office.quang)
    post(client, task, "phan-phoi-hop", **beside(task.parts[0], text="Đã gửi 03 thôn"))
    assert "Đã gửi 03 thôn" in client.get(f"/nhiem-vu/{task.id}").text
    fields = beside(task.parts[0], text="Đã gửi đủ", done_on="10/03/2026")
    post(client, task, "phan-phoi-hop", **fields)
    assert task.parts[0].done_on is not None


def test_partners_do_not_stop_the_lead_nor_each_other(client, office: Office, task: Task):
    lead = posted(task, text="Đã họp")
    client.sign_in(office.quang)
    post(client, task, "phan-phoi-hop", **beside(task.parts[0], text="Đã gửi 03 thôn"))
    client.sign_in(office.tu)
    assert client.post(f"/nhiem-vu/{task.id}/cap-nhat", data=lead).status_code == 302


def test_two_people_of_a_partner_see_each_others_text(client, office: Office, task: Task):
    late = beside(task.parts[0], text="Bản của Minh")
    client.sign_in(office.quang)
    post(client, task, "phan-phoi-hop", **beside(task.parts[0], text="Bản của Quang"))
    answer = post(client.sign_in(office.minh), task, "phan-phoi-hop", **late)
    assert answer.status_code == 409
    assert "Bản của Quang" in answer.text
    assert "Bản của Minh" in answer.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "Đã gửi", "part_id": "99", "version": "0"}, "Chọn phần việc phối hợp."),
        ({"text": "Đã gửi", "done_on": "13/03/2026"}, "không được sau hôm nay"),
    ],
)
def test_a_part_that_cannot_be_taken_keeps_its_text(client, office, task: Task, fields, sentence):
    fields = beside(task.parts[0], **fields)
    answer = post(client.sign_in(office.quang), task, "phan-phoi-hop", **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Đã gửi" in answer.text


def test_the_lead_does_not_give_the_part_of_another(client, office: Office, task: Task):
    fields = beside(task.parts[0], text="Đã gửi")
    answer = post(client.sign_in(office.lan), task, "phan-phoi-hop", **fields)
    assert answer.status_code == 422
    assert task.parts[0].given_at is None


def test_the_head_names_the_person_in_charge(client: Client, office: Office, plan):
    task = make_task(plan, office.vp)
    client.sign_in(office.lan)
    assert "chưa giao" in client.get(f"/nhiem-vu/{task.id}").text
    post(client, task, "giao-nguoi", staff_id=str(office.tu.id))
    assert task.staff_id == office.tu.id
    assert "Trần Thị Lan giao người thực hiện" in client.get(f"/nhiem-vu/{task.id}").text


@pytest.mark.parametrize(("whom", "status"), [("quang", 422), (None, 404)])
def test_only_a_colleague_is_named(client, office: Office, task: Task, whom, status: int):
    person_id = office.people[whom].id if whom else 9999
    answer = post(client.sign_in(office.lan), task, "giao-nguoi", staff_id=str(person_id))
    assert answer.status_code == status
    assert task.staff_id == office.tu.id


def test_work_begins_with_one_click(client: Client, office: Office, task: Task):
    post(client.sign_in(office.tu), task, "bat-dau")
    assert task.status == "in_progress"
    assert 'bat-dau"' not in client.get(f"/nhiem-vu/{task.id}").text


def test_the_secretariat_records_a_directive_with_its_source(client, office: Office, task: Task):
    client.sign_in(office.hoa)
    assert post(client, task, "y-kien", text="Xong trước 20/3").status_code == 422
    fields = {"text": "Xong trước 20/3", "basis": "Thông báo 12/TB-UBND"}
    assert post(client, task, "y-kien", **fields).status_code == 302
    page = client.get(f"/nhiem-vu/{task.id}").text
    assert "Phạm Thị Hoa ghi nhận ý kiến chỉ đạo" in page
    assert "theo Thông báo 12/TB-UBND" in page


@pytest.mark.parametrize(("who", "status"), [("quang", 422), ("lan", 422), ("binh", 422)])
def test_nobody_else_records_a_directive(client, office, task: Task, who: str, status: int):
    fields = {"text": "Xong trước 20/3", "basis": "Thông báo 12/TB-UBND"}
    client.sign_in(office.people[who])
    assert post(client, task, "y-kien", **fields).status_code == status


def test_a_file_alone_becomes_proof(client: Client, office: Office, task: Task):
    client.sign_in(office.tu)
    assert "Thêm văn bản minh chứng" in client.get(f"/nhiem-vu/{task.id}/minh-chung").text
    answer = post(client, task, "minh-chung", doc_file=("Biên bản.pdf", PDF), is_restricted="y")
    assert answer.status_code == 302
    document = evidence.of_task(task.id)[0].document
    assert (document.abstract, document.is_restricted) == ("Biên bản.pdf", True)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Ghi số, ký hiệu và ngày"),
        ({"doc_number": "04/TB"}, "Ghi ngày của văn bản 04/TB"),
        ({"doc_abstract": "Biên bản"}, "Ghi số, ký hiệu và ngày"),
        ({"doc_file": ("a.pdf", HTML)}, "Không nhận tệp a.pdf"),
        ({"doc_file": ("a.pdf", b"")}, "không có nội dung"),
    ],
)
def test_proof_that_cannot_be_taken_is_told(client, office, task: Task, fields, sentence: str):
    answer = post(client.sign_in(office.tu), task, "minh-chung", **fields)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert evidence.of_task(task.id) == []


def cite(office: Office, task: Task) -> evidence.Document:
    document = evidence.describe(
        Cited("04/TB-VP", clock.today(), "Văn phòng", "Thông báo đối thoại"),
        authority_id=task.authority_id, by=office.tu, at=clock.now(),
    )  # fmt: skip
    evidence.add(task, document=document, by=office.tu, at=clock.now())
    return document


def test_a_document_already_kept_proves_another_task(client, office: Office, task: Task, plan):
    document, other = cite(office, task), make_task(plan, office.vp)
    client.sign_in(office.tu)
    found = client.get(f"/nhiem-vu/{other.id}/minh-chung?q=doi+thoai").text
    assert "Dùng văn bản này" in found
    assert "04/TB-VP" not in client.get(f"/nhiem-vu/{other.id}/minh-chung?q=khong").text
    assert post(client, other, "minh-chung", document_id=str(document.id)).status_code == 302
    assert evidence.of_task(other.id)[0].document == document
    assert "đã dùng" in client.get(f"/nhiem-vu/{other.id}/minh-chung").text


def test_a_document_shown_by_mistake_is_taken_away(client, office: Office, task: Task):
    document = cite(office, task)
    client.sign_in(office.tu)
    assert "Gỡ" in client.get(f"/nhiem-vu/{task.id}/minh-chung").text
    post(client, task, "go-minh-chung", document_id=str(document.id))
    assert evidence.of_task(task.id) == []
    assert "gỡ 01 văn bản minh chứng" in client.get(f"/nhiem-vu/{task.id}").text
    answer = post(client, task, "go-minh-chung", document_id=str(document.id))
    assert answer.status_code == 422


def test_the_proof_of_a_waiting_task_stays(client, office: Office, waiting_task: Task):
    document = cite(office, waiting_task)
    answer = post(
        client.sign_in(office.lan), waiting_task, "go-minh-chung", document_id=document.id
    )
    assert answer.status_code in (403, 422)
    assert len(evidence.of_task(waiting_task.id)) == 1


def test_a_document_that_one_may_not_read_proves_nothing(client, office, task: Task, plan):
    task.parts[0].unit_id = None
    document, other = cite(office, task), make_task(plan, office.pkt)
    client.sign_in(office.quang)
    assert "04/TB-VP" not in client.get(f"/nhiem-vu/{other.id}/minh-chung").text
    assert post(client, other, "minh-chung", document_id=str(document.id)).status_code == 404
    assert evidence.of_task(other.id) == []


@pytest.mark.parametrize(("who", "status"), [("quang", 403), ("binh", 403), ("mai", 403)])
def test_only_the_units_people_add_proof(client, office, task: Task, who: str, status: int):
    client.sign_in(office.people[who])
    assert client.get(f"/nhiem-vu/{task.id}/minh-chung").status_code == status


@pytest.mark.parametrize("act", ["minh-chung", "phan-phoi-hop", "giao-nguoi", "rut-lai", "tra-lai"])
def test_another_authority_finds_nothing_to_act_on(stranger: Client, task: Task, act: str):
    assert post(stranger, task, act, text="Đã gửi").status_code == 404


@pytest.mark.parametrize("act", ["cap-nhat", "phan-phoi-hop", "giao-nguoi", "rut-lai", "xac-nhan"])
def test_a_form_without_its_version_is_not_taken(client, office, task: Task, act: str):
    answer = client.sign_in(office.lan).post(f"/nhiem-vu/{task.id}/{act}", data={"text": "x"})
    assert answer.status_code == 422


def test_an_entry_for_the_unit_is_shown_to_it_and_objected_to(client, office: Office, task: Task):
    client.sign_in(office.hoa)
    entry = {"situation": "post", "text": "Đã họp dân", "basis": "Điện thoại của bà Lan"}
    assert post(client, task, "cap-nhat", **entry).status_code == 302
    client.sign_in(office.lan)
    assert "đã cập nhật thay đơn vị ngày" in client.get(f"/nhiem-vu/{task.id}").text
    assert post(client, task, "khong-dong-y", text="Chưa họp dân.").status_code == 302
    page = client.sign_in(office.hoa).get(f"/nhiem-vu/{task.id}").text
    assert "Đơn vị không đồng ý nội dung cập nhật thay" in page
    assert "Chưa họp dân." in page
