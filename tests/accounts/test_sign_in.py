"""Signing in and setting a password: counted first, told nothing, all sessions ended."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cast import Office
from tracker import history
from tracker.accounts import codes, passwords, sessions, sign_in
from tracker.accounts.codes import Purpose
from tracker.accounts.sessions import Device
from tracker.db import db
from tracker.rules import Refused

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
DEVICE = Device("Chrome", "10.0.0.5")
ELSEWHERE = Device("Chrome", "10.0.0.6")
RIGHT, NEW = "bốn từ rất dài", "một câu khác hẳn"


@pytest.fixture(autouse=True)
def known(session, office: Office) -> None:
    for person in office.people.values():
        person.password_hash = passwords.hashed(RIGHT)
    session.commit()


def try_in(login: str, password: str = RIGHT, device: Device = DEVICE, at: datetime = AT) -> str:
    return sign_in.sign_in(login, password, device=device, at=at)


@pytest.mark.parametrize("login", ["tu", " TU ", "tu@binhan.example", "Tu@BinhAn.Example"])
def test_login_and_address_of_mail_both_sign_in(office: Office, login):
    found = sessions.find(try_in(login), at=AT)
    assert (found.person, found.device, found.address) == (office.tu, "Chrome", "10.0.0.5")


@pytest.mark.parametrize("login", ["tu", "nobody", "", "son"])
def test_unknown_shut_and_wrong_are_told_the_same(session, office: Office, login):
    office.son.is_enabled = False
    session.commit()
    with pytest.raises(Refused) as no:
        try_in(login, RIGHT if login == "son" else "wrong")
    assert no.value.msgid == sign_in.WRONG


def test_an_unknown_login_is_hashed_too(office: Office, monkeypatch):
    hashes = []
    monkeypatch.setattr(sign_in.passwords, "fits", lambda kept, _password: hashes.append(kept))
    for login in ("nobody", "tu"):
        with pytest.raises(Refused):
            try_in(login)
    assert [kept[:9] for kept in hashes] == ["", "$argon2id"]


def test_too_many_tries_never_reach_the_hash(office: Office, monkeypatch):
    reached = []
    monkeypatch.setattr(sign_in.passwords, "fits", lambda *_given: reached.append(1))
    for _time in range(40):
        with pytest.raises(Refused):
            try_in("tu")
    assert len(reached) == 10


def test_no_transaction_is_open_while_a_password_is_hashed(office: Office, monkeypatch):
    opened = []
    monkeypatch.setattr(
        sign_in.passwords, "fits", lambda *_given: opened.append(db.session().in_transaction())
    )
    with pytest.raises(Refused):
        try_in("tu")
    assert opened == [False]


def test_the_owner_gets_in_from_elsewhere_and_later(office: Office):
    for _time in range(11):
        with pytest.raises(Refused):
            try_in("tu", "wrong")
    with pytest.raises(Refused, match="quá nhiều lần"):
        try_in("tu")
    assert try_in("tu", device=ELSEWHERE)
    assert try_in("tu", at=AT + timedelta(minutes=15))


def test_spraying_many_logins_from_one_address_is_bounded(app, office: Office, monkeypatch):
    monkeypatch.setitem(app.config, "SIGN_IN_TRIES_IN_ALL", 20)
    told = []
    for number in range(25):
        with pytest.raises(Refused) as no:
            try_in(f"login{number}")
        told.append(no.value.msgid)
    assert told == [sign_in.WRONG] * 20 + [sign_in.TOO_OFTEN] * 5


def test_fifty_colleagues_behind_one_address_all_get_in(app, office: Office, monkeypatch):
    monkeypatch.setitem(app.config, "SIGN_IN_TRIES_IN_ALL", 3)
    assert len({try_in("tu") for _time in range(50)}) == 50


def test_a_hash_with_older_costs_is_made_anew_on_the_way_in(app, office: Office, monkeypatch):
    dearer = {"time_cost": 2, "memory_cost": 64, "parallelism": 1}
    monkeypatch.setitem(app.config, "ARGON2", dearer)
    try_in("tu")
    assert "t=2" in office.tu.password_hash


def given_code(office: Office) -> str:
    code = codes.give(office.tu, purpose=Purpose.RESET, by=None, at=AT)
    db.session.commit()
    return code


def test_a_code_sets_the_password_once_and_signs_in(office: Office):
    before = try_in("tu")
    code = codes.of_link(given_code(office), at=AT)
    token = sign_in.set_password(code, password=NEW, device=DEVICE, at=AT)
    assert sessions.find(token, at=AT).person is office.tu
    assert sessions.find(before, at=AT) is None
    assert try_in("tu", NEW)
    assert history.of("person", office.tu.id)[-1].move == "set_password"
    with pytest.raises(Refused, match="đã được dùng"):
        sign_in.set_password(code, password=NEW, device=DEVICE, at=AT)


def test_an_easy_password_leaves_the_code_unused(office: Office):
    given = given_code(office)
    code = codes.of_link(given, at=AT)
    with pytest.raises(Refused):
        sign_in.set_password(code, password="matkhau1234", device=DEVICE, at=AT)
    assert codes.of_link(given, at=AT) is not None


def test_changing_the_password_signs_out_the_other_devices(office: Office):
    here, there = try_in("tu"), try_in("tu", device=ELSEWHERE)
    sign_in.change_password(office.tu, old=RIGHT, new=NEW, token=here, at=AT)
    assert sessions.find(here, at=AT) is not None
    assert sessions.find(there, at=AT) is None
    assert try_in("tu", NEW)


def test_the_present_password_is_asked_and_bounded(office: Office):
    told = []
    for _time in range(12):
        with pytest.raises(Refused) as no:
            sign_in.change_password(office.tu, old="wrong", new=NEW, token="", at=AT)
        told.append(no.value.msgid)
    assert told[9:] == ["Mật khẩu hiện tại chưa đúng.", sign_in.TOO_OFTEN, sign_in.TOO_OFTEN]
