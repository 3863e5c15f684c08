"""Công khai from a period's page: choose, publish, prove, take back."""

import pytest
import time_machine

from tests.cast import Office, make_task
from tests.conftest import Client
from tests.periods.making import LATER
from tests.periods.publishing import frozen_quarter, publications_of, sent_paper
from tracker import periods
from tracker.db import db
from tracker.periods import ReportPeriod
from tracker.plans import Plan
from tracker.rules.fold import fold

PUBLIC = "/cong-khai/xabinhan_2026/Q1"


@pytest.fixture(autouse=True)
def _today():
    """Everything happens some days after the freezing."""
    with time_machine.travel(LATER, tick=False):
        yield


@pytest.fixture
def period(office: Office, plan: Plan) -> ReportPeriod:
    """The first quarter, frozen; one task asks for publishing."""
    task = make_task(plan, office.vp, title="Công khai kết quả CCHC")
    task.search_key = fold(task.title)
    found = frozen_quarter(plan, office)
    db.session.commit()
    return found


def path(period: ReportPeriod) -> str:
    return f"/bao-cao/ky/{period.id}/cong-khai"


@pytest.mark.parametrize("who", ["hoa", "binh"])
def test_secretariat_and_leader_publish_what_they_tick(client: Client, office, period, who):
    paper = sent_paper(period, office)
    client.sign_in(getattr(office, who))
    assert "31/BC-UBND ngày" in client.get(path(period)).text
    chosen = {"figures": "y", "documents": str(paper.id), "submission_id": "mot"}
    assert client.post(path(period), data=chosen).status_code == 303
    assert client.post(path(period), data=chosen).status_code == 303
    (made,) = publications_of(period)
    assert (made.has_figures, made.has_indicators) == (True, False)
    assert client.get(PUBLIC).status_code == 200


def test_a_document_whose_number_was_put_right_has_to_be_published_anew(client, office, period):
    paper, asked = sent_paper(period, office), {"figures": "y", "submission_id": "mot"}
    client.sign_in(office.hoa).post(path(period), data=asked | {"documents": str(paper.id)})
    where, old = f"/bao-cao/ky/{period.id}", "còn số liệu hoặc văn bản cũ"
    assert old not in client.get(where).text
    (sent,) = periods.sent_of(period.plan)
    right = {"doc_number": "32/BC-UBND", "doc_on": "07/03/2026", "recipients": "UBND tỉnh"}
    client.post(f"/bao-cao/da-gui/{sent.id}/sua", data=right | {"seen": str(paper.id)})
    assert old in client.get(where).text


def test_a_refusal_stands_on_the_form(client: Client, office: Office, period):
    answer = client.sign_in(office.hoa).post(path(period), data={"note": "Đã rà soát"})
    assert answer.status_code == 422
    assert "Chọn ít nhất một phần" in answer.text
    assert "Đã rà soát" in answer.text


def test_a_document_that_is_not_offered_is_not_taken(client: Client, office: Office, period):
    data = {"figures": "y", "documents": "999"}
    assert client.sign_in(office.hoa).post(path(period), data=data).status_code == 422
    assert publications_of(period) == []


def test_others_do_not_publish_and_see_no_button(client: Client, office: Office, period):
    client.sign_in(office.lan)
    assert client.post(path(period), data={"figures": "y"}).status_code == 403
    assert "/cong-khai" not in client.get(f"/bao-cao/ky/{period.id}").text


def test_the_periods_page_leads_to_proof_and_task(client: Client, office: Office, period):
    client.sign_in(office.hoa)
    client.post(path(period), data={"figures": "y"})
    page = client.get(f"/bao-cao/ky/{period.id}").text
    (made,) = publications_of(period)
    assert "Đang công khai" in page
    assert f"/bao-cao/cong-khai/{made.id}" in page
    assert "NV01" in page
    proof = client.get(f"/bao-cao/cong-khai/{made.id}").text
    assert f"ngày 10/03/2026 tại http://localhost{PUBLIC}" in proof
    assert office.hoa.full_name not in proof.split("<main")[1]


def test_taking_back_closes_the_page_and_the_proof_says_so(client: Client, office: Office, period):
    client.sign_in(office.hoa)
    client.post(path(period), data={"figures": "y"})
    (made,) = publications_of(period)
    away = f"/bao-cao/cong-khai/{made.id}/thu-hoi"
    assert client.post(away, data={"reason": "Sai"}).status_code == 422
    assert client.post(away, data={"reason": "Nhầm kỳ báo cáo."}).status_code == 303
    assert client.get(PUBLIC).status_code == 404
    assert "Đã thu hồi" in client.get(f"/bao-cao/cong-khai/{made.id}").text


def test_the_former_proof_names_what_took_its_place(client: Client, office: Office, period):
    client.sign_in(office.hoa)
    client.post(path(period), data={"figures": "y"})
    again = {"indicators": "y", "note": "Chuyển sang công khai chỉ tiêu."}
    client.post(path(period), data=again)
    second, first = publications_of(period)
    proof = client.get(f"/bao-cao/cong-khai/{first.id}").text
    assert "Đã thay thế" in proof
    assert f"/bao-cao/cong-khai/{second.id}" in proof
    assert "thu-hoi" not in proof


def test_a_document_without_a_file_says_so_where_it_is_chosen(client: Client, office, period):
    held, without = sent_paper(period, office), "chưa có tệp, chỉ hiện số và ngày"
    assert (without in client.sign_in(office.hoa).get(path(period)).text) is (held.file is None)
    held.file = None
    db.session.commit()
    assert without in client.get(path(period)).text
