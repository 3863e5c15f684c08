"""Nội dung báo cáo: the secretariat writes beside the figures; the paper is taken out as Word."""

import io
from datetime import date

import pytest
import time_machine
from docx import Document

from tests.cast import Office, make_task
from tests.conftest import Client
from tracker import history
from tracker.plans import Plan
from tracker.reports import periodic
from tracker.reports.periodic.texts import kept_for, version_of


@pytest.fixture(autouse=True)
def task(office: Office, plan: Plan):
    """Give the economics room a task that is late in March."""
    return make_task(plan, office.pkt, due_on=date(2026, 2, 27))


def url(plan: Plan, ending: str = "") -> str:
    return f"/bao-cao/{plan.code}/du-thao/2026-Q1{ending}"


def kept(plan: Plan) -> dict[str, str]:
    period = periodic.period_of(plan, "2026-Q1")
    return {block: one.text for block, one in kept_for(plan, period).items()}


def version(plan: Plan) -> int:
    return version_of(plan, periodic.period_of(plan, "2026-Q1"))


def test_the_page_shows_what_the_figures_say_beside_the_texts(
    client: Client, office: Office, plan: Plan
):
    page = client.sign_in(office.hoa).get(url(plan)).text
    assert "Quá hạn 01 nhiệm vụ, gồm:" in page
    assert "Số liệu tính đến 05/03/2026, chưa chốt" in page
    assert 'name="text_kien_nghi"' in page
    assert f'href="{url(plan, "/bao-cao.docx")}"' in page


def test_what_is_written_stands_in_the_paper(client: Client, office: Office, plan: Plan):
    form = {"version": 0, "text_kien_nghi": "Đề nghị tập huấn.", "text_kinh_gui": "UBND tỉnh"}
    answer = client.sign_in(office.hoa).post(url(plan), data=form)
    assert answer.status_code == 303
    assert kept(plan) == {"kien-nghi": "Đề nghị tập huấn.", "kinh-gui": "UBND tỉnh"}
    paper = Document(io.BytesIO(client.get(url(plan, "/bao-cao.docx")).data))
    assert "Đề nghị tập huấn." in [line.text for line in paper.paragraphs]
    assert "Đề nghị tập huấn." in client.get(url(plan)).text


def test_a_text_of_the_period_before_is_offered_as_such(client: Client, office: Office, plan: Plan):
    form = {"version": 0, "text_kien_nghi": "Đề nghị tập huấn."}
    client.sign_in(office.hoa).post(url(plan), data=form)
    page = client.get(f"/bao-cao/{plan.code}/du-thao/2026-H1").text
    assert "Lấy từ báo cáo kỳ đến ngày 05/03/2026" in page


def test_who_comes_second_is_told_and_loses_no_word(client: Client, office: Office, plan: Plan):
    client.sign_in(office.hoa).post(url(plan), data={"version": 0, "text_kien_nghi": "Trước."})
    answer = client.post(url(plan), data={"version": 0, "text_kien_nghi": "Sau."})
    assert answer.status_code == 409
    assert "Sau." in answer.text
    assert "Phạm Thị Hoa vừa sửa" in answer.text
    assert kept(plan) == {"kien-nghi": "Trước."}


def test_the_same_form_twice_writes_once(client: Client, office: Office, plan: Plan):
    form = {"version": 0, "text_kien_nghi": "Một.", "submission_id": "mot-lan-thoi-nhe"}
    client.sign_in(office.hoa).post(url(plan), data=form)
    assert client.post(url(plan), data=form).status_code == 303
    assert len(history.of("report_text", plan.id)) == 1
    assert version(plan) == 1


def test_the_leader_takes_the_paper_and_others_do_not(client: Client, office: Office, plan: Plan):
    answer = client.sign_in(office.binh).get(url(plan, "/bao-cao.docx"))
    assert "bao-cao-cchc-2026-q1" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert client.sign_in(office.binh).get(url(plan)).status_code == 403
    assert client.sign_in(office.minh).get(url(plan, "/bao-cao.docx")).status_code == 403


def test_without_libreoffice_there_is_no_pdf(
    client: Client, office: Office, plan: Plan, monkeypatch, tmp_path
):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "bao-cao.pdf" not in client.sign_in(office.hoa).get(url(plan)).text
    answer = client.get(url(plan, "/bao-cao.pdf"))
    assert "chưa cài LibreOffice" in answer.text


def test_a_period_that_is_none_is_not_found_out(client: Client, office: Office, plan: Plan):
    answer = client.sign_in(office.hoa).get(f"/bao-cao/{plan.code}/du-thao/2026-Q9")
    assert "Không có kỳ báo cáo" in answer.text


def test_while_its_period_runs_a_draft_is_of_today(client: Client, office: Office, plan: Plan):
    with time_machine.travel("2026-02-20 05:00Z"):
        page = client.sign_in(office.hoa).get(url(plan)).text
    assert "Số liệu tính đến 20/02/2026, chưa chốt" in page
    assert "Quá hạn 01 nhiệm vụ" not in page
