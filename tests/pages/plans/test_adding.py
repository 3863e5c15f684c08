"""The page that adds tasks to a plan: the deadline shown before anything is written, once only."""

import re
from io import BytesIO

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.papers import PDF
from tracker.evidence import Document
from tracker.outbox import Letter
from tracker.plans import Plan, PlanState
from tracker.tasks import Task

SEEN = "2026-07-15"


@pytest.fixture
def plan(office: Office) -> Plan:
    plan = make_plan(office)
    make_task(plan, office.pkt)
    return plan


@pytest.fixture
def hoa(client: Client, office: Office, plan: Plan) -> Client:
    return client.sign_in(office.hoa)


@pytest.fixture
def fields(office: Office, plan: Plan) -> dict[str, str]:
    return {
        "submission_id": "one-and-only", "doc_number": "31/QĐ-UBND", "doc_on": "20/3/2026",
        "decider": str(office.binh.id), "rows-0-title": "Sơ kết 6 tháng",
        "rows-0-deliverable": "Báo cáo", "rows-0-area": str(plan.areas[0].id),
        "rows-0-lead": str(office.pkt.id), "rows-0-deadline_text": "Trước ngày 15/7",
        "rows-0-coordinating": "Văn phòng HĐND và UBND",
    }  # fmt: skip


ADD = "/ke-hoach/xabinhan_2026/bo-sung"


def test_the_day_is_shown_before_anything_is_added(hoa: Client, fields: dict[str, str]):
    answer = hoa.post(ADD, data=fields)
    assert answer.status_code == 200
    assert "Đọc là 15/07/2026" in answer.text
    assert f'name="rows-0-seen" type="hidden" value="{SEEN}"' in answer.text
    assert Task.query.count() == 1


def test_what_was_seen_is_added_once(hoa: Client, office: Office, fields: dict[str, str]):
    for _time in range(2):
        answer = hoa.post(ADD, data=fields | {"rows-0-seen": SEEN})
        assert answer.status_code == 303
    assert "Đã bổ sung 01 nhiệm vụ: NV02." in hoa.get(answer.location).text
    task = Task.query.filter_by(code="NV02").one()
    assert (task.title, task.due_on.isoformat(), task.lead_unit_id) == (
        "Sơ kết 6 tháng", SEEN, office.pkt.id,
    )  # fmt: skip
    assert (Task.query.count(), Document.query.count(), Letter.query.count()) == (2, 1, 1)
    assert Document.query.one().signer == "Đỗ Quốc Bình"


def test_the_file_chosen_before_the_look_goes_with_what_is_added(hoa: Client, fields):
    look = hoa.post(ADD, data=fields | {"doc_file": (BytesIO(PDF), "bo-sung.pdf")})
    held = re.search(r'name="doc_file" value="(\d+)"', look.text)[1]
    assert hoa.post(ADD, data=fields | {"rows-0-seen": SEEN, "doc_file": held}).status_code == 303
    assert Document.query.one().file.name == "bo-sung.pdf"


def test_a_deadline_changed_meanwhile_is_shown_anew(hoa: Client, fields: dict[str, str]):
    answer = hoa.post(ADD, data=fields | {"rows-0-seen": "2026-06-30"})
    assert "Đọc là 15/07/2026" in answer.text
    assert Task.query.count() == 1


def test_words_without_a_day_say_so(hoa: Client, fields: dict[str, str]):
    answer = hoa.post(ADD, data=fields | {"rows-0-deadline_text": "Khi phát sinh"})
    assert "Chưa xác định hạn, tính đến hết ngày 31/12/2026" in answer.text


def test_another_row_keeps_what_was_written(hoa: Client, fields: dict[str, str]):
    answer = hoa.post(ADD, data=fields | {"more": "1"})
    assert 'name="rows-1-title"' in answer.text
    assert "Sơ kết 6 tháng" in answer.text


def test_what_is_missing_is_said_in_the_form(hoa: Client, fields: dict[str, str]):
    answer = hoa.post(ADD, data=fields | {"rows-0-seen": SEEN, "rows-0-lead": "0"})
    assert answer.status_code == 422
    assert "Dòng 1: chọn đơn vị chủ trì." in answer.text
    assert "31/QĐ-UBND" in answer.text
    assert Document.query.count() == 0


def test_a_document_is_needed(hoa: Client, fields: dict[str, str]):
    answer = hoa.post(ADD, data=fields | {"doc_number": "", "rows-0-seen": SEEN})
    assert answer.status_code == 422


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.CLOSED])
def test_a_plan_that_is_not_in_force_leads_back(hoa: Client, plan: Plan, state: PlanState):
    plan.state = state
    assert hoa.get(ADD).headers["Location"] == "/ke-hoach"


def test_the_list_of_plans_leads_there(hoa: Client):
    assert f'href="{ADD}"' in hoa.get("/ke-hoach").text


def test_a_leader_is_not_led_there(client: Client, office: Office, plan: Plan):
    assert ADD not in client.sign_in(office.binh).get("/ke-hoach").text
