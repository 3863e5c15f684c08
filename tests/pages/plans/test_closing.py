"""The page that closes a plan: the secretariat prepares, the leader confirms or is recorded."""

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tracker.db import db
from tracker.evidence import Document
from tracker.plans import Plan
from tracker.tasks import Task

PAGE = "/ke-hoach/xabinhan_2026/ket-thuc"
DAY = "15/03/2026"


@pytest.fixture
def plan(office: Office) -> Plan:
    plan = make_plan(office)
    make_task(plan, office.pkt, title="Sơ kết")
    return plan


@pytest.fixture
def fields(plan: Plan) -> dict[str, object]:
    task = Task.query.one()
    return {"version": plan.version, "on": DAY, f"r{task.id}": "waiting_budget", "propose": "1"}


def prepare(client: Client, office: Office, fields: dict[str, object], **other: object):
    fields = {**fields, **other}
    return client.sign_in(office.hoa).post(f"{PAGE}/chuan-bi", data=fields)


def confirm(client: Client, office: Office, plan: Plan, **other: object):
    db.session.refresh(plan)
    fields = {"version": plan.version, "submission_id": "once", **other}
    return client.sign_in(office.binh).post(f"{PAGE}/xac-nhan", data=fields)


def test_the_secretariat_prepares_and_the_leader_confirms(
    client: Client, office: Office, plan: Plan, fields
):
    assert prepare(client, office, fields).headers["Location"] == PAGE
    page = client.sign_in(office.binh).get(PAGE).text
    assert f"kết thúc kế hoạch từ ngày {DAY}" in page
    assert "Chưa bố trí kinh phí" in page
    assert "<select" not in page
    shown = plan.version
    for _click in range(2):
        assert confirm(client, office, plan, version=shown).status_code == 303
    assert (plan.state, f"{plan.closed_on:%d/%m/%Y}") == ("closed", DAY)
    assert Task.query.one().closing_result == "not_executed"


def test_reasons_can_be_kept_before_they_are_whole(client: Client, office: Office, fields):
    del fields["propose"]
    fields["on"] = DAY
    assert prepare(client, office, fields, **{f"r{Task.query.one().id}": ""}).status_code == 303
    assert Plan.query.one().closing_on is None


def test_a_missing_reason_is_said_with_what_was_written(
    client: Client, office: Office, plan: Plan, fields
):
    task = Task.query.one()
    other = {f"r{task.id}": "other", f"t{task.id}": "Ngắn"}
    answer = prepare(client, office, fields, **other)
    assert answer.status_code == 422
    assert "Còn 01 nhiệm vụ chưa ghi rõ lý do chưa thực hiện: NV01." in answer.text
    assert 'value="Ngắn"' in answer.text
    assert plan.closing_on is None


def test_a_leader_confirms_only_what_was_proposed(client: Client, office: Office, plan: Plan):
    page = client.sign_in(office.binh).get(PAGE).text
    assert "Thường trực chưa trình kết thúc kế hoạch." in page
    answer = confirm(client, office, plan)
    assert answer.status_code == 422
    assert plan.state == "issued"


def test_the_secretariat_records_the_leaders_document(
    client: Client, office: Office, plan: Plan, fields
):
    prepare(client, office, fields)
    db.session.refresh(plan)
    document = {
        "version": plan.version, "doc_number": "40/BC-UBND", "doc_on": DAY,
        "decider": office.binh.id,
    }  # fmt: skip
    answer = client.post(f"{PAGE}/xac-nhan", data=document)
    assert answer.status_code == 303
    assert (plan.state, Document.query.one().number) == ("closed", "40/BC-UBND")
    assert client.get(PAGE).headers["Location"] == "/ke-hoach/xabinhan_2026/chuyen-tiep"


def test_a_page_that_was_overtaken_closes_nothing(
    client: Client, office: Office, plan: Plan, fields
):
    prepare(client, office, fields)
    answer = confirm(client, office, plan, version=plan.version - 1)
    assert answer.status_code == 409
    assert "vừa có người khác cập nhật" in answer.text
    assert plan.state == "issued"


def test_the_leader_is_led_there_once_it_is_proposed(
    client: Client, office: Office, plan: Plan, fields
):
    assert PAGE not in client.sign_in(office.binh).get("/ke-hoach").text
    prepare(client, office, fields)
    listing = client.sign_in(office.binh).get("/ke-hoach").text
    assert PAGE in listing
    assert "Chờ lãnh đạo xác nhận kết thúc" in listing
    overview = client.get("/tong-quan").text
    assert f"Thường trực trình kết thúc kế hoạch từ ngày {DAY}" in overview
    assert PAGE not in client.sign_in(office.hoa).get("/tong-quan").text


def test_a_leader_prepares_nothing_and_a_head_sees_nothing(
    client: Client, office: Office, plan: Plan, fields
):
    assert client.sign_in(office.binh).post(f"{PAGE}/chuan-bi", data=fields).status_code == 403
    assert client.sign_in(office.lan).get(PAGE).status_code == 403


def test_reasons_typed_beside_the_document_outlive_its_refusal(
    client: Client, office: Office, plan: Plan, fields
):
    fields["doc_number"] = "12/QĐ-UBND"
    answer = client.sign_in(office.hoa).post(f"{PAGE}/xac-nhan", data=fields)
    assert answer.status_code == 422
    assert '<option value="waiting_budget" selected' in answer.text
    assert 'value="12/QĐ-UBND"' in answer.text


def test_a_document_typed_beside_the_reasons_outlives_their_refusal(
    client: Client, office: Office, fields
):
    page = prepare(
        client, office, fields, doc_number="12/QĐ-UBND", **{f"r{Task.query.one().id}": ""}
    )
    assert page.status_code == 422
    assert 'value="12/QĐ-UBND"' in page.text


def test_reasons_and_document_are_recorded_in_one_act(
    client: Client, office: Office, plan: Plan, fields
):
    fields |= {"doc_number": "12/QĐ-UBND", "doc_on": DAY}
    fields["decider"] = str(office.binh.id)
    answer = client.sign_in(office.hoa).post(f"{PAGE}/xac-nhan", data=fields)
    assert answer.status_code == 303
    assert (plan.state, Task.query.one().closing_reason) == ("closed", "waiting_budget")


def test_what_lacks_is_told_on_its_row(client: Client, office: Office, fields):
    task = Task.query.one()
    page = prepare(client, office, fields, **{f"r{task.id}": ""}).text
    assert "Chọn lý do." in page.split(f'id="nv-{task.id}"')[1]
    page = prepare(client, office, fields, **{f"r{task.id}": "other"}).text
    assert "Giải thích rõ, ít nhất 10 ký tự." in page
