"""The door: in, out, back to where one was going, and never to another site."""

from datetime import timedelta

import pytest
import time_machine

from tests.cast import Office
from tests.conftest import Client
from tracker import clock
from tracker.accounts import SignIn, passwords

RIGHT = "bốn từ rất dài"


@pytest.fixture(autouse=True)
def known(session, office: Office) -> None:
    for person in office.people.values():
        person.password_hash = passwords.hashed(RIGHT)
    session.commit()


def enter(client: Client, login: str = "tu", password: str = RIGHT, **more: str):
    return client.post("/dang-nhap", data={"login": login, "password": password, **more})


def test_a_stranger_is_sent_to_the_door_and_back(client: Client):
    door = client.get("/tai-khoan/thiet-bi?a=1")
    assert door.headers["Location"] == "/dang-nhap?next=/tai-khoan/thiet-bi?a%3D1"
    assert 'value="/tai-khoan/thiet-bi?a=1"' in client.get(door.headers["Location"]).text
    answer = enter(client, next="/tai-khoan/thiet-bi?a=1")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/tai-khoan/thiet-bi?a=1")


def test_a_form_posted_too_late_leads_back_to_its_page(client: Client):
    for referrer, wanted in (("http://localhost/tai-khoan", "/tai-khoan"), ("http://evil/a", "")):
        door = client.post("/tai-khoan/mat-khau", headers={"Referer": referrer})
        assert door.headers["Location"] == f"/dang-nhap?next={wanted}"


@pytest.mark.parametrize(
    "evil",
    ["//evil", "/\\evil", "\\\\evil", "https:evil", "https://evil", "/\t/evil", "javascript:1"],
)
def test_the_way_on_never_leaves_the_site(client: Client, evil):
    assert enter(client, next=evil).headers["Location"] == "/"


@pytest.mark.parametrize(("login", "password"), [("tu", "wrong"), ("nobody", RIGHT), ("", "")])
def test_a_wrong_password_says_so_and_keeps_the_login(client: Client, login, password):
    answer = enter(client, login, password)
    assert answer.status_code == 422
    assert f'value="{login}"' in answer.text
    assert password not in answer.text or not password
    assert client.get("/tai-khoan").status_code == 302


def test_signing_in_shows_the_account(client: Client, office: Office):
    enter(client)
    page = client.get("/tai-khoan").text
    assert office.tu.full_name in page
    assert "Công chức Văn phòng, Văn phòng HĐND và UBND" in page


def test_who_is_signed_in_needs_no_door(client: Client, office: Office):
    client.sign_in(office.tu)
    assert client.get("/dang-nhap?next=/tai-khoan").headers["Location"] == "/tai-khoan"


def test_a_new_sign_in_ends_the_session_before(client: Client, session):
    enter(client)
    enter(client, "hoa")
    ended = [row.ended_at is not None for row in session.query(SignIn).order_by(SignIn.id)]
    assert ended == [True, False]


def test_a_copied_cookie_opens_nothing_after_signing_out(client: Client):
    enter(client)
    with client.session_transaction() as cookie:
        copied = dict(cookie)
    assert client.post("/dang-xuat").headers["Location"] == "/dang-nhap"
    with client.session_transaction() as cookie:
        cookie.update(copied)
    assert client.get("/tai-khoan").status_code == 302


def test_a_shut_account_is_out_at_once(client: Client, office: Office):
    enter(client)
    office.tu.is_enabled = False
    assert client.get("/tai-khoan").status_code == 302


def test_half_an_hour_unused_signs_out_and_use_keeps_in(client: Client, office: Office):
    with time_machine.travel(clock.now(), tick=False) as time:
        enter(client, "hoa")
        for minutes, status in ((29, 200), (29, 200), (31, 302)):
            time.shift(timedelta(minutes=minutes))
            assert client.get("/tai-khoan").status_code == status


def test_the_moment_seen_is_written_once_a_minute(client: Client, queries):
    with time_machine.travel(clock.now(), tick=False) as time:
        enter(client)
        written = []
        for seconds in (0, 30, 30, 10):
            time.shift(timedelta(seconds=seconds))
            queries.clear()
            client.get("/tai-khoan")
            written.append(any(sent.startswith("UPDATE sign_in") for sent in queries))
    assert written == [False, False, True, False]


@pytest.mark.parametrize(("login", "stays"), [("tu", True), ("lan", True), ("hoa", False)])
def test_only_officers_and_heads_stay_on_a_device(client: Client, session, login, stays):
    answer = enter(client, login, stays="y")
    assert ("Expires=" in answer.headers["Set-Cookie"]) is stays
    assert session.query(SignIn).one().is_remembered is stays


def test_the_eleventh_try_is_told_to_wait(client: Client):
    for _time in range(10):
        enter(client, password="wrong")
    answer = enter(client)
    assert "Đã thử quá nhiều lần" in answer.text


def test_somebody_without_a_post_opens_no_page(client: Client, office: Office, session):
    enter(client)
    for post in office.tu.appointments:
        post.until_on = clock.today()
    assert client.get("/tai-khoan").status_code == 403
    assert client.post("/dang-xuat").status_code == 303


def test_a_button_pressed_when_the_session_had_ended_leads_to_the_door(client: Client, session):
    assert client.post("/nhiem-vu/1/rut-lai", data={"version": "1"}).status_code == 302
