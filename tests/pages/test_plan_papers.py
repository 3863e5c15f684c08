"""The plan and its amendments as papers: for the secretariat and the leader."""

import io
from datetime import date

from docx import Document

from tests.cast import Office, make_task
from tests.conftest import Client
from tracker.plans import Plan


def test_the_plan_is_taken_out_as_a_paper(client: Client, office: Office, plan: Plan):
    make_task(plan, office.pkt)
    answer = client.sign_in(office.binh).get(f"/ke-hoach/{plan.code}/van-ban.docx")
    assert "ke-hoach-xabinhan_2026.docx" in answer.headers["Content-Disposition"]
    assert "KẾ HOẠCH" in [line.text for line in Document(io.BytesIO(answer.data)).paragraphs]


def test_its_amendments_are_another(client: Client, office: Office, plan: Plan):
    url = f"/ke-hoach/{plan.code}/dieu-chinh.docx"
    assert "Không có nội dung điều chỉnh" in client.sign_in(office.hoa).get(url).text
    make_task(plan, office.pkt).added_on = date(2026, 3, 1)
    answer = client.get(url)
    assert "QUYẾT ĐỊNH:" in [line.text for line in Document(io.BytesIO(answer.data)).paragraphs]


def test_units_do_not_take_them(client: Client, office: Office, plan: Plan):
    for name in ("van-ban.docx", "van-ban.pdf", "dieu-chinh.docx", "dieu-chinh.pdf"):
        answer = client.sign_in(office.minh).get(f"/ke-hoach/{plan.code}/{name}")
        assert answer.status_code == 403


def test_the_list_of_plans_offers_them(client: Client, office: Office, plan: Plan):
    page = client.sign_in(office.hoa).get("/ke-hoach").text
    assert f'href="/ke-hoach/{plan.code}/van-ban.docx"' in page
    assert f'href="/ke-hoach/{plan.code}/dieu-chinh.docx"' in page
