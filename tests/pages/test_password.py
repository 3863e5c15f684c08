"""Setting a password by a link or a told code: opening changes nothing, using it signs in."""

import pytest

from tests.cast import Office
from tests.conftest import Client
from tracker import clock
from tracker.accounts import codes
from tracker.accounts.codes import AccessCode, Purpose

NEW = "một câu khác hẳn"
TWICE = {"password": NEW, "again": NEW}


@pytest.fixture
def link(session, office: Office) -> str:
    code = codes.give(office.tu, purpose=Purpose.INVITATION, by=office.son, at=clock.now())
    session.commit()
    return f"/mat-khau/{code}"


def test_opening_a_link_changes_nothing(client: Client, link, session, queries):
    queries.clear()
    for _time in range(3):
        assert "Lê Anh Tú" in client.get(link).text
    assert [sent for sent in queries if not sent.startswith(("SELECT", "SAVEPOINT", "RELEASE",
                                                             "ROLLBACK"))] == []  # fmt: skip
    assert session.query(AccessCode).one().used_at is None


def test_a_link_sets_the_password_signs_in_and_dies(client: Client, link):
    assert client.post(link, data=TWICE).headers["Location"] == "/"
    assert "Lê Anh Tú" in client.get("/tai-khoan").text
    client.post("/dang-xuat")
    assert "hết hạn" in client.get(link).text
    assert client.post(link, data=TWICE).status_code == 422
    answer = client.post("/dang-nhap", data={"login": "tu", "password": NEW})
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"password": NEW, "again": NEW + "x"}, "chưa giống nhau"),
        ({"password": "ngắn", "again": "ngắn"}, "ít nhất 10 ký tự"),
        ({"password": "matkhau2026", "again": "matkhau2026"}, "dễ đoán"),
        ({}, "Chưa nhập mục này"),
    ],
)
def test_a_bad_password_is_explained_and_the_link_lives(client: Client, link, given, told):
    answer = client.post(link, data=given)
    assert answer.status_code == 422
    assert told in answer.text
    assert client.post(link, data=TWICE).status_code == 303


def test_an_unknown_link_says_what_to_do(client: Client, session):
    assert "Liên kết đã hết hạn" in client.get("/mat-khau/abc").text
    assert client.post("/mat-khau/abc", data=TWICE).status_code == 422


def test_a_told_code_sets_the_password(client: Client, office: Office, session):
    code = codes.give(office.tu, purpose=Purpose.BY_HAND, by=office.hoa, at=clock.now())
    session.commit()
    assert client.get("/ma-mot-lan").status_code == 200
    answer = client.post("/ma-mot-lan", data={"login": "tu", "code": code, **TWICE})
    assert answer.headers["Location"] == "/"
    assert "Lê Anh Tú" in client.get("/tai-khoan").text


def test_codes_cannot_be_tried_out(client: Client, office: Office, session):
    code = codes.give(office.tu, purpose=Purpose.BY_HAND, by=office.hoa, at=clock.now())
    session.commit()
    for _time in range(10):
        answer = client.post("/ma-mot-lan", data={"login": "tu", "code": "12", **TWICE})
        assert "mã chưa đúng" in answer.text
    answer = client.post("/ma-mot-lan", data={"login": "tu", "code": code, **TWICE})
    assert "Đã thử quá nhiều lần" in answer.text


@pytest.mark.parametrize("login", ["tu", "nobody"])
def test_a_forgotten_password_is_answered_the_same(client: Client, office: Office, login):
    assert "Gửi thư đặt lại mật khẩu" in client.get("/quen-mat-khau").text
    answer = client.post("/quen-mat-khau", data={"login": login})
    assert answer.status_code == 200
    assert "Nếu tài khoản có địa chỉ thư điện tử" in answer.text


def test_asking_too_often_is_told(client: Client, office: Office):
    told = [client.post("/quen-mat-khau", data={"login": "tu"}).status_code for _time in range(11)]
    assert told == [200] * 10 + [422]
