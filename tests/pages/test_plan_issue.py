"""The page that issues a plan, and the list of plans."""

import pytest

from tests.cast import Office, make_plan
from tests.conftest import Client
from tests.intake.annexes import annex, taken
from tracker import history
from tracker.outbox import Letter
from tracker.plans import Plan
from tracker.tasks import Task

WHOLE = "1;Rà soát thủ tục;Báo cáo;Phòng Kinh tế;;30/6/2026"
LACKING = "2;Tuyên truyền;;Phòng Kinh tế;;Quý II"


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    return client.sign_in(office.hoa)


@pytest.fixture
def decision(office: Office) -> dict[str, str]:
    return {
        "number": "05/KH-UBND", "on": "20/01/2026", "coordinator": str(office.vhxh.id),
        "verifier": str(office.vp.id),
    }  # fmt: skip


def issue(hoa: Client, plan: Plan, decision: dict[str, str], **fields: str):
    return hoa.post(
        f"/ke-hoach/{plan.code}/ban-hanh", data={"version": plan.version, **decision, **fields}
    )


def test_a_complete_plan_is_issued(hoa: Client, office: Office, decision):
    plan = taken(office, annex(WHOLE))
    answer = issue(hoa, plan, decision)
    assert answer.headers["Location"] == "/ke-hoach"
    assert (plan.state, plan.doc_number) == ("issued", "05/KH-UBND")
    assert Task.query.one().status == "assigned"
    assert [letter.person_id for letter in Letter.query] == [office.minh.id]


def test_the_office_is_offered_as_the_verifier(hoa: Client, office: Office):
    plan = taken(office, annex(WHOLE))
    page = hoa.get(f"/ke-hoach/{plan.code}/ban-hanh").text
    assert f'<option selected value="{office.vp.id}">Văn phòng HĐND và UBND</option>' in page
    assert f'<option selected value="{office.vhxh.id}">' in page


def test_an_incomplete_row_waits_for_its_reason(hoa: Client, office: Office, decision):
    plan = taken(office, annex(WHOLE, LACKING))
    answer = issue(hoa, plan, decision)
    assert answer.status_code == 422
    assert "Còn 01 nhiệm vụ chưa đủ nội dung, chưa ghi lý do: NV02." in answer.text
    assert "chưa có sản phẩm" in answer.text
    assert plan.state == "draft"


def test_a_reason_is_kept_with_the_task(hoa: Client, office: Office, decision):
    plan = taken(office, annex(WHOLE, LACKING))
    task = Task.query.filter_by(code="NV02").one()
    issue(hoa, plan, decision, **{f"r{task.id}": "Phụ lục đã ký như vậy"})
    assert plan.state == "issued"
    assert history.of("task", task.id)[0].note == "Phụ lục đã ký như vậy"


def test_a_decision_without_its_number_is_asked_again(hoa: Client, office: Office, decision):
    plan = taken(office, annex(WHOLE))
    answer = issue(hoa, plan, decision | {"number": "", "on": "31/6/2026"})
    assert answer.status_code == 422
    assert "không có trong lịch" in answer.text


def test_two_clicks_issue_once(hoa: Client, office: Office, decision):
    plan = taken(office, annex(WHOLE))
    shown = str(plan.version)
    for _click in range(2):
        answer = issue(hoa, plan, decision, submission_id="one", version=shown)
        assert answer.status_code == 303
    assert len(history.of("task", Task.query.one().id)) == 1


def test_an_older_page_does_not_issue(hoa: Client, office: Office, decision):
    plan = taken(office, annex(WHOLE))
    assert issue(hoa, plan, decision, version="1").status_code == 409
    assert plan.state == "draft"


def test_an_issued_plan_is_not_reviewed_again(hoa: Client, office: Office):
    plan = make_plan(office)
    for page in ("ban-hanh", "nhap-phu-luc"):
        assert hoa.get(f"/ke-hoach/{plan.code}/{page}").headers["Location"] == "/ke-hoach"


def test_everybody_sees_the_plans_and_the_secretariat_the_drafts(client: Client, office: Office):
    make_plan(office, year=2025)
    taken(office, annex(WHOLE))
    client.sign_in(office.tu)
    assert "xba_2026" not in client.get("/ke-hoach").text
    assert "xabinhan_2025" in client.get("/ke-hoach").text
    client.sign_in(office.hoa)
    assert "xba_2026" in client.get("/ke-hoach").text


def test_issuing_asks_the_database_as_often_for_many_rows(
    hoa: Client, office: Office, queries: list[str]
):
    def asked(rows: int) -> int:
        lines = (f"{n};Việc số {n};;Phòng Kinh tế;;Quý II" for n in range(rows))
        address = f"/ke-hoach/{taken(office, annex(*lines)).code}/ban-hanh"
        queries.clear()
        assert hoa.get(address).status_code == 200
        return sum(statement.startswith("SELECT") for statement in queries)

    assert asked(64) == asked(640) <= 12
