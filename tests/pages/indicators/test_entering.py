"""Entering a period's value: who may, what is kept, who confirms."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.pages.indicators.conftest import make_indicator
from tests.papers import PDF
from tracker import history
from tracker.db import db
from tracker.indicators import Indicator, IndicatorValue
from tracker.plans import Plan, PlanState

D = Decimal
URL = "/chi-tieu/CT01/nhap?ky=1"


def value() -> IndicatorValue | None:
    return db.session.query(IndicatorValue).one_or_none()


def test_the_lead_units_people_enter_a_fraction_with_its_proof(client: Client, office, indicator):
    client.sign_in(office.tu)
    told = {
        "numerator": "36.075", "denominator": "36.466", "note": "Theo báo cáo",
        "doc_number": "31/BC-UBND", "doc_on": "05/04/2026", "doc_file": (BytesIO(PDF), "a.pdf"),
    }  # fmt: skip
    assert client.post(URL, data=told).status_code == 303
    assert (value().numerator, value().denominator, value().on.isoformat()) == (
        36075, 36466, "2026-03-31",
    )  # fmt: skip
    page = client.get("/chi-tieu/CT01").text
    assert "36.075/36.466" in page
    assert "98,93%" in page
    assert "31/BC-UBND" in page
    assert "Lê Anh Tú" in page


@pytest.mark.parametrize("who", ["minh", "quang", "binh", "mai", "son"])
def test_nobody_else_enters(client: Client, office: Office, indicator: Indicator, who: str):
    client.sign_in(office.people[who])
    assert client.get(URL).status_code == 404
    assert client.post(URL, data={"value": "1"}).status_code == 404
    assert value() is None
    assert client.get("/chi-tieu/CT01").status_code == 200


def test_a_past_day_says_that_its_figure_was_corrected_later(client: Client, office, indicator):
    client.sign_in(office.tu)
    for numerator in ("812", "813"):
        kept = value()
        stamp = f"{kept.id}-{kept.version}" if kept else ""
        told = {"numerator": numerator, "denominator": "835", "stamp": stamp}
        assert client.post(URL, data=told).status_code == 303
    then, now = (client.get(f"/chi-tieu/CT01{day}").text for day in ("?ngay=15/04/2026", ""))
    said = "đến 31/03/2026: 812/835 → <b>813/835</b>, Lê Anh Tú"
    assert "Số liệu của ngày 15/04/2026 đã được sửa về sau" in then
    assert (said in then, said in now) == (True, False)
    assert "812/835 → 813/835" in now


def test_in_a_closed_plan_nobody_enters(client: Client, office: Office, plan: Plan, indicator):
    plan.state, plan.closed_on = PlanState.CLOSED, date(2026, 12, 31)
    db.session.commit()
    client.sign_in(office.hoa)
    ways = [URL, f"{URL}&ke-hoach={plan.code}", f"/chi-tieu/nhap-nhieu?ke-hoach={plan.code}"]
    assert [client.get(way).status_code for way in ways] == [404, 404, 404]
    assert client.post(ways[1], data={"value": "1"}).status_code == 404
    page = client.get(f"/chi-tieu/CT01?ke-hoach={plan.code}").text
    assert "Nhập số liệu</a>" not in page


def test_a_correction_tells_what_stood_there(client: Client, office: Office, indicator: Indicator):
    client.sign_in(office.tu).post(URL, data={"value": "94,5"})
    stamp = f"{value().id}-{value().version}"
    client.post(URL, data={"value": "95,5", "note": "Cộng sót", "stamp": stamp})
    assert value().value == D("95.5")
    page = client.get("/chi-tieu/CT01").text
    assert "Giá trị: 94,50 → 95,50" in page
    assert "Cộng sót" in page


@pytest.mark.parametrize("typed", ["97,1234", "1234", "36466,5"])
def test_saving_the_form_again_keeps_every_place_of_the_number(client, office, indicator, typed):
    client.sign_in(office.tu).post(URL, data={"value": typed})
    shown = re.search(r'name="value"[^>]*value="([^"]*)"', client.get(URL).text)[1]
    stamp = f"{value().id}-{value().version}"
    answer = client.post(URL, data={"value": shown, "note": "Thêm căn cứ", "stamp": stamp})
    assert (answer.status_code, value().note) == (303, "Thêm căn cứ")
    assert value().value == D(typed.replace(",", "."))


def test_two_who_enter_at_once_do_not_overwrite_each_other(client: Client, office, indicator):
    client.sign_in(office.tu).post(URL, data={"value": "94"})
    answer = client.post(URL, data={"value": "50"})
    assert answer.status_code == 422
    assert "vừa được sửa" in answer.text
    assert value().value == 94


def test_the_same_form_twice_enters_once(client: Client, office: Office, indicator: Indicator):
    client.sign_in(office.tu)
    for _ in range(2):
        assert client.post(URL, data={"value": "94", "submission_id": "x"}).status_code == 303
    assert len(history.of("indicator", indicator.id)) == 1


def test_a_percent_is_read_with_its_sign_and_one_above_a_hundred_is_marked(
    client, office, indicator
):
    client.sign_in(office.tu).post(URL, data={"value": "102,5 %"})
    assert value().value == D("102.5")
    assert "Lớn hơn 100%, xem lại" in client.get("/chi-tieu/CT01").text


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"numerator": "5"},
        {"numerator": "5", "denominator": "0"},
        {"value": "1", "on": "01/05/2026"},
    ],
)
def test_what_cannot_be_is_said_in_the_form(client: Client, office, indicator, told):
    assert client.sign_in(office.tu).post(URL, data=told).status_code == 422
    assert value() is None


def test_the_secretariat_confirms_what_somebody_else_entered(client: Client, office, indicator):
    client.sign_in(office.tu).post(URL, data={"value": "94"})
    url = f"/chi-tieu/so-lieu/{value().id}/xac-nhan"
    assert client.post(url).status_code == 404
    client.sign_in(office.hoa)
    assert "Xác nhận</button>" in client.get("/chi-tieu/CT01").text
    assert client.post(url).status_code == 303
    assert value().verified_by_id == office.hoa.id
    assert "Phạm Thị Hoa xác nhận" in client.get("/chi-tieu/CT01").text


def test_nobody_confirms_the_own_entry(client: Client, office: Office, indicator: Indicator):
    client.sign_in(office.hoa).post(URL, data={"value": "94"})
    client.post(f"/chi-tieu/so-lieu/{value().id}/xac-nhan")
    assert value().verified_by_id is None
    assert "không tự xác nhận" in client.get("/chi-tieu/CT01").text


def test_a_derived_indicator_takes_no_value(client: Client, office: Office, plan: Plan):
    make_indicator(plan, "CT02", lead_unit_id=office.vp.id, source_kind="tasks", source="met")
    client.sign_in(office.hoa)
    assert client.get("/chi-tieu/CT02/nhap").status_code == 404
    assert client.post("/chi-tieu/CT02/nhap?ky=1", data={"value": "1"}).status_code in {404, 422}
    assert value() is None


def test_a_restricted_proof_is_not_shown_to_other_units(client: Client, office, indicator):
    told = {"value": "94", "doc_number": "31/BC-UBND", "doc_on": "05/04/2026"}
    client.sign_in(office.tu).post(URL, data=told)
    document = value().document
    assert "31/BC-UBND" in client.sign_in(office.quang).get("/chi-tieu/CT01").text
    document.is_restricted = True
    db.session.commit()
    assert "31/BC-UBND" not in client.get("/chi-tieu/CT01").text
    assert "31/BC-UBND" in client.sign_in(office.lan).get("/chi-tieu/CT01").text
