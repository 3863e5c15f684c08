"""Tải dự thảo công văn: the secretariat and leaders take the draft out on the unit's page."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from docx import Document

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tracker.db import db
from tracker.plans import Plan, PlanState

NOON = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is noon of 12 March 2026."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture(autouse=True)
def plan(office: Office) -> Plan:
    """The economics room has a task that was due on 6 March, the office none."""
    made = make_plan(office)
    make_task(made, office.pkt, due_on=date(2026, 3, 6))
    return made


@pytest.mark.parametrize("key", ["hoa", "binh"])
def test_secretariat_and_leaders_take_the_draft_out(client: Client, office: Office, key: str):
    page = client.sign_in(getattr(office, key)).get(f"/don-vi/{office.pkt.id}").text
    address = f"/don-vi/{office.pkt.id}/cong-van?ke-hoach=xabinhan_2026&amp;ngay=12/03/2026"
    assert address in page
    answer = client.get(address.replace("&amp;", "&"))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=cong-van-don-doc-pkt-xabinhan_2026-2026-03-12.docx"
    )
    assert answer.headers["Cache-Control"] == "private, no-store"
    paragraphs = Document(io.BytesIO(answer.data)).paragraphs
    assert any("quá hạn 04 ngày làm việc" in line.text for line in paragraphs)


@pytest.mark.parametrize("key", ["minh", "lan", "mai", "son"])
def test_nobody_else_is_offered_it_or_gets_it(client: Client, office: Office, key: str):
    client.sign_in(getattr(office, key))
    assert "cong-van" not in client.get(f"/don-vi/{office.pkt.id}").text
    assert client.get(f"/don-vi/{office.pkt.id}/cong-van").status_code == 403


def test_a_unit_that_owes_nothing_is_offered_none_and_refused_in_words(client, office: Office):
    client.sign_in(office.hoa)
    assert "cong-van" not in client.get(f"/don-vi/{office.vp.id}").text
    answer = client.get(f"/don-vi/{office.vp.id}/cong-van")
    assert answer.status_code == 422
    assert "không có nhiệm vụ nào cần đôn đốc tính đến ngày 12/03/2026" in answer.text


def test_the_day_of_the_address_is_the_day_of_the_draft(client: Client, office: Office):
    address = f"/don-vi/{office.pkt.id}/cong-van?ngay=01/02/2026"
    assert client.sign_in(office.hoa).get(address).status_code == 422


def test_a_closed_plan_is_refused(client: Client, office: Office, plan: Plan):
    plan.state = PlanState.CLOSED
    db.session.commit()
    client.sign_in(office.hoa)
    assert "cong-van" not in client.get(f"/don-vi/{office.pkt.id}").text
    assert client.get(f"/don-vi/{office.pkt.id}/cong-van").status_code == 422


@pytest.mark.parametrize("address", ["/don-vi/999999/cong-van", "/don-vi/1/cong-van?ke-hoach=xx"])
def test_what_is_not_there_is_not_found(client: Client, office: Office, address: str):
    assert client.sign_in(office.hoa).get(address).status_code == 404
