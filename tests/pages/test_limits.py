"""Addresses and forms made by hand get an answer in words: no number and no sign is a fault."""

import pytest

from tests.cast import Office, make_plan, make_task
from tests.conftest import Client
from tests.intake.annexes import annex, taken

HUGE = [2**31, 2**63, 10**30]


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize("place", ["/nhiem-vu/", "/tep/", "/quan-tri/don-vi/"])
def test_no_record_has_a_huge_id(client: Client, office: Office, place: str, number: int):
    assert client.sign_in(office.hoa).get(f"{place}{number}").status_code == 404


@pytest.mark.parametrize("number", [*HUGE, -1, "abc", "9" * 5000])
def test_a_page_that_makes_no_sense_is_the_first(client: Client, office: Office, number: object):
    answer = client.sign_in(office.hoa).get(f"/quan-tri/nguoi-dung?trang={number}")
    assert answer.status_code == 200
    assert office.lan.full_name in answer.text


@pytest.mark.parametrize(
    "path", ["/nhiem-vu?q=%00", "/ke-hoach/a%00b/ban-hanh", "/dang-nhap?%00=1"]
)
def test_a_nul_in_an_address_is_refused(client: Client, office: Office, path: str):
    assert client.sign_in(office.hoa).get(path).status_code == 400


def test_a_nul_in_a_form_is_refused(client: Client, session):
    answer = client.post("/dang-nhap", data={"login": "a\0b", "password": "x"})
    assert answer.status_code == 400


@pytest.mark.parametrize("number", [str(2**63), "9" * 5000])
@pytest.mark.parametrize(
    ("act", "field"), [("giao-nguoi", "staff_id"), ("minh-chung", "document_id")]
)
def test_a_form_with_a_huge_id_is_shown_again(
    client: Client, office: Office, act: str, field: str, number: str
):
    task = make_task(make_plan(office), office.vp, staff=office.tu)
    form = {"version": task.version, field: number}
    answer = client.sign_in(office.lan).post(f"/nhiem-vu/{task.id}/{act}", data=form)
    assert answer.status_code == 422


@pytest.mark.parametrize("how", ["zzz", "unit-abc", "unit-" + "9" * 30])
def test_an_answer_that_the_review_does_not_offer_is_refused(
    client: Client, office: Office, how: str
):
    plan = taken(office, annex("1;Xây dựng phương án;Phương án;Phòng Địa chính;;30/6/2026"))
    form = {"version": plan.version, "c1": how}
    answer = client.sign_in(office.hoa).post(f"/ke-hoach/{plan.code}/nhap-phu-luc", data=form)
    assert answer.status_code == 400


@pytest.mark.parametrize("number", [str(2**63), "9" * 5000, "٣", "²", "-1"])
@pytest.mark.parametrize("act", ["cap-nhat", "minh-chung"])
def test_a_kept_document_with_an_id_that_none_has_is_not_found(
    client: Client, office: Office, act: str, number: str
):
    task = make_task(make_plan(office), office.vp, staff=office.tu)
    form = {"version": task.version, "text": "Đã làm", "situation": "post", "reuse": number}
    answer = client.sign_in(office.tu).post(f"/nhiem-vu/{task.id}/{act}", data=form)
    assert answer.status_code in {302, 404, 422}


@pytest.mark.parametrize("number", [str(2**63), "9" * 4500, "²", "-1"])
def test_an_address_ticks_no_row_that_cannot_be(client: Client, office: Office, number: str):
    make_task(make_plan(office), office.vp, staff=office.tu)
    answer = client.sign_in(office.tu).get(f"/nhiem-vu/cap-nhat-nhieu?chon={number}")
    assert answer.status_code == 200


def test_a_reason_for_no_row_is_left_out(client: Client, office: Office):
    plan = taken(office, annex("1;Rà soát thủ tục;Báo cáo;Phòng Kinh tế;;30/6/2026"))
    form = {"version": plan.version, "r" + "9" * 5000: "x"}
    answer = client.sign_in(office.hoa).post(f"/ke-hoach/{plan.code}/ban-hanh", data=form)
    assert answer.status_code == 422
