"""A head lets somebody of the own unit act for a while, and takes it back."""

from datetime import date, timedelta

import pytest

from tests.cast import Office, make_plan
from tests.conftest import Client
from tracker import clock
from tracker.db import db
from tracker.rules.words import Role

BASE = "/tai-khoan/uy-quyen"


@pytest.fixture
def lan(client: Client, office: Office) -> Client:
    return client.sign_in(office.lan)


def delegate(client: Client, office: Office, deputy_id: int, *, days: int = 10, **more):
    post_id = more.get("post_id") or office.lan.posts(clock.today())[0].id
    until = clock.today() + timedelta(days=days)
    data = {
        f"thay-{post_id}-deputy_id": str(deputy_id),
        f"thay-{post_id}-from_on": f"{clock.today():%d/%m/%Y}",
        f"thay-{post_id}-until_on": f"{until:%d/%m/%Y}",
        f"thay-{post_id}-area_ids": [str(area_id) for area_id in more.get("areas", ())],
    }
    return client.post(f"{BASE}/{post_id}", data=data)


def acting_posts(office: Office, on: date) -> list[str]:
    return [post.role for post in office.tu.posts(on) if post.acting_for_id == office.lan.id]


def test_a_deputy_acts_and_the_head_takes_it_back(lan: Client, office: Office):
    assert "Ủy quyền" in lan.get("/tai-khoan").text
    assert delegate(lan, office, office.tu.id).status_code == 303
    assert acting_posts(office, clock.today()) == [Role.UNIT_HEAD]
    page = lan.get(BASE).text
    assert "Lê Anh Tú" in page.split("Đang ủy quyền")[1]
    acting = next(post for post in office.tu.appointments if post.acting_for_id)
    assert lan.post(f"{BASE}/{acting.id}/ket-thuc").status_code == 303
    assert acting_posts(office, clock.today()) == []


def test_the_head_may_bound_the_deputy_to_content_areas(lan: Client, office: Office):
    plan = make_plan(office)
    db.session.commit()
    post_id = office.lan.posts(clock.today())[0].id
    assert "I. Chỉ đạo, điều hành" in lan.get(BASE).text
    delegate(lan, office, office.tu.id, areas=[plan.areas[0].id])
    acting = next(one for one in office.tu.appointments if one.acting_for_id)
    assert acting.area_ids == [plan.areas[0].id]
    assert delegate(lan, office, office.tu.id, post_id=post_id, areas=[999]).status_code == 422


def test_the_deputy_is_of_the_own_unit(lan: Client, office: Office):
    page = lan.get(BASE).text
    assert "Lê Anh Tú" in page
    assert "Vũ Đình Quang" not in page
    assert delegate(lan, office, office.quang.id).status_code == 422


def test_days_in_the_wrong_order_are_told(lan: Client, office: Office):
    answer = delegate(lan, office, office.tu.id, days=0)
    assert answer.status_code == 422
    assert "Ngày kết thúc phải sau ngày bắt đầu" in answer.text


def test_nobody_delegates_or_ends_for_another_head(app, lan: Client, office: Office):
    (post,) = office.minh.posts(clock.today())
    assert delegate(lan, office, office.tu.id, post_id=post.id).status_code == 404
    delegate(lan, office, office.tu.id)
    acting = next(one for one in office.tu.appointments if one.acting_for_id)
    minh = app.test_client().sign_in(office.minh)
    assert minh.post(f"{BASE}/{acting.id}/ket-thuc").status_code == 404


def test_an_officer_has_nothing_to_delegate(client: Client, office: Office):
    client.sign_in(office.tu)
    assert client.get(BASE).status_code == 403
    assert "Ủy quyền" not in client.get("/tai-khoan").text
