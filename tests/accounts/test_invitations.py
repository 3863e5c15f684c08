"""Invitations and resets: one letter each, saying nothing of who exists, never too many."""

from datetime import UTC, datetime

import pytest

from tests.cast import Office
from tracker import history
from tracker.accounts import codes, invitations, sign_in
from tracker.db import db
from tracker.history import GENERAL
from tracker.letters import compose
from tracker.outbox import Letter, ledger
from tracker.rules import Refused

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
HERE = "10.0.0.5"


def letters(session) -> list[Letter]:
    return list(session.query(Letter).order_by(Letter.id))


def test_an_invitation_carries_a_link_that_opens(office: Office, session):
    history.take(GENERAL)
    invitations.invite(office.tu, by=office.son, at=AT)
    (letter,) = letters(session)
    written = compose(letter, at=AT)
    assert written.address == "tu@binhan.example"
    link = f"http://localhost/mat-khau/{letter.facts['code']}"
    assert link in written.text
    assert link in written.html
    assert "Hoàng Văn Sơn cấp tài khoản cho đồng chí" in written.text
    assert codes.of_link(letter.facts["code"], at=AT).person is office.tu
    assert history.of("person", office.tu.id)[-1].changes == {"purpose": "invitation"}


def test_a_second_invitation_kills_the_link_of_the_first(office: Office, session):
    history.take(GENERAL)
    for _time in range(2):
        invitations.invite(office.tu, by=office.son, at=AT)
    opens = [codes.of_link(one.facts["code"], at=AT) is not None for one in letters(session)]
    assert opens == [False, True]


def test_who_has_no_mailbox_or_is_shut_out_is_not_invited(office: Office, session):
    history.take(GENERAL)
    office.tu.email, office.lan.is_enabled = None, False
    for person in (office.tu, office.lan):
        with pytest.raises(Refused):
            invitations.invite(person, by=office.son, at=AT)
    assert letters(session) == []


@pytest.mark.parametrize("login", ["tu", "TU@binhan.example"])
def test_a_forgotten_password_brings_one_letter(office: Office, session, login):
    session.commit()
    invitations.ask_reset(login, address=HERE, at=AT)
    (letter,) = letters(session)
    written = compose(letter, at=AT)
    assert f"/mat-khau/{letter.facts['code']}" in written.text
    assert "bỏ qua thư này" in written.text
    assert "Mỗi ngày làm việc nhiều nhất một thư" not in written.text


def test_nobody_learns_who_exists(office: Office, session):
    office.tu.email, office.lan.is_enabled = None, False
    session.commit()
    for login in ("nobody", "tu", "lan", ""):
        invitations.ask_reset(login, address=HERE, at=AT)
    assert letters(session) == []


def test_a_mailbox_cannot_be_flooded(office: Office, session):
    session.commit()
    told = []
    for _time in range(12):
        try:
            invitations.ask_reset("tu", address=HERE, at=AT)
        except Refused as no:
            told.append(no.msgid)
    assert told == [sign_in.TOO_OFTEN] * 2
    assert len(letters(session)) == 10


def test_the_page_of_letters_never_shows_a_letter_that_opens_an_account(office: Office, session):
    session.commit()
    invitations.ask_reset("tu", address=HERE, at=AT)
    (letter,) = letters(session)
    letter.subject = "composed"
    db.session.flush()
    assert ledger.one(letter.id, []) is None
    letter.kind = "digest"
    db.session.flush()
    assert ledger.one(letter.id, []) is letter
