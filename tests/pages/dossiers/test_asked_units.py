"""Đơn vị nhập số liệu: who was named and never entered is told on the page and before freezing."""

import re
from datetime import date

import pytest
import time_machine

from tests.cast import Office
from tests.conftest import Client
from tests.dossiers.forms import lay, make_fields
from tests.periods.making import first_quarter
from tracker import dossiers
from tracker.periods.looking import look
from tracker.plans import Plan
from tracker.rules.dossiers import Counts

BASE = "/ho-so/don-vi-nhap"


@pytest.fixture(autouse=True)
def day():
    """It is 10 April 2026."""
    with time_machine.travel("2026-04-10T05:00:00+00:00", tick=False):
        yield


@pytest.fixture
def hoa(client: Client, office: Office) -> Client:
    (field,) = make_fields(office, "Hộ tịch")
    lay(office, office.vp, 1, {field: Counts(received=1)})
    return client.sign_in(office.hoa)


def test_those_who_entered_are_ticked_before_anybody_is_named(hoa: Client, office: Office):
    page = hoa.get(BASE).text
    assert re.findall(r'<input checked[^>]* name="units"[^>]* value="(\d+)"', page) == [
        str(office.vp.id)
    ]


def test_a_unit_that_never_entered_is_named(hoa: Client, office: Office, plan: Plan):
    data = {"units": [office.vp.id, office.vhxh.id], "since": "01/02/2026"}
    data["seen"] = str(office.vp.id)
    assert hoa.post(BASE, data=data).status_code == 303
    page = hoa.get("/ho-so?ky=Q1&nam=2026").text
    assert f"{office.vhxh.name}: tháng" in page
    assert f'href="/ho-so/{office.vhxh.id}/2026/2"' in page
    assert f'href="/ho-so/{office.vhxh.id}/2026/1"' not in page
    quarter = first_quarter(plan, office)
    found = {one.unit: one.months for one in look(quarter, on=date(2026, 4, 10)).unentered}
    assert found == {office.vp: [2], office.vhxh: [2]}  # the cut-off lies within March


def test_a_list_that_somebody_changed_meanwhile_is_shown_anew(hoa: Client, office: Office):
    seen = {"seen": str(office.vp.id), "since": "01/02/2026"}
    assert hoa.post(BASE, data=seen | {"units": [office.vp.id, office.pkt.id]}).status_code == 303
    page = hoa.post(BASE, data=seen | {"units": [office.vp.id]})
    assert (page.status_code, dossiers.who_enters(office.authority.id)) == (
        422, {office.vp.id, office.pkt.id},
    )  # fmt: skip
    assert "vừa được sửa" in page.text
    assert page.text.count("input checked") == 2


def test_a_list_without_a_month_or_with_a_stranger_is_not_taken(hoa: Client, office: Office):
    assert hoa.post(BASE, data={"units": [office.vp.id]}).status_code == 422
    data = {"units": [office.authority.id + 99], "since": "01/02/2026"}
    assert hoa.post(BASE, data=data).status_code == 422
    assert dossiers.DossierDuty.query.count() == 0
