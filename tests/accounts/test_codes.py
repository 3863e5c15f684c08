"""Codes to set a password with: once, for a while, and the newest one only."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cast import Office
from tracker.accounts import codes
from tracker.accounts.codes import AccessCode, Purpose

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
LINKS = [(Purpose.INVITATION, timedelta(days=7)), (Purpose.RESET, timedelta(hours=1))]


@pytest.mark.parametrize(("purpose", "lasts"), LINKS)
def test_a_link_opens_until_its_end(office: Office, purpose, lasts):
    code = codes.give(office.tu, purpose=purpose, by=office.son, at=AT)
    assert codes.of_link(code, at=AT + lasts - timedelta(seconds=1)).person is office.tu
    assert codes.of_link(code, at=AT + lasts) is None


def test_a_code_told_by_hand_has_eight_digits_for_a_day(office: Office):
    code = codes.give(office.tu, purpose=Purpose.BY_HAND, by=office.hoa, at=AT)
    assert len(code) == 8
    assert code.isdecimal()
    spoken = f" {code[:4]} {code[4:]}"
    assert codes.told(office.tu, spoken, at=AT + timedelta(hours=23)).given_by_id == office.hoa.id
    assert codes.told(office.tu, code, at=AT + timedelta(hours=24)) is None


def test_a_told_code_is_good_for_one_person_and_for_no_link(office: Office):
    code = codes.give(office.tu, purpose=Purpose.BY_HAND, by=office.hoa, at=AT)
    assert codes.told(office.hoa, code, at=AT) is None
    assert codes.of_link(code, at=AT) is None


def test_a_code_is_used_once(office: Office):
    found = codes.of_link(codes.give(office.tu, purpose=Purpose.RESET, by=None, at=AT), at=AT)
    assert codes.spend(found, at=AT)
    assert not codes.spend(found, at=AT)


def test_a_newer_code_ends_the_older_of_the_same_purpose(office: Office):
    first, _second = (
        codes.give(office.tu, purpose=Purpose.RESET, by=None, at=AT) for _time in range(2)
    )
    invited = codes.give(office.tu, purpose=Purpose.INVITATION, by=None, at=AT)
    assert codes.of_link(first, at=AT) is None
    codes.give(office.tu, purpose=Purpose.RESET, by=None, at=AT)
    assert codes.of_link(invited, at=AT) is not None
    codes.end_all(office.tu, at=AT)
    assert codes.of_link(invited, at=AT) is None


def test_a_code_opens_nothing_for_a_shut_account(office: Office):
    code = codes.give(office.tu, purpose=Purpose.RESET, by=None, at=AT)
    office.tu.is_enabled = False
    assert codes.of_link(code, at=AT) is None


def test_codes_are_stored_as_hashes_and_forgotten(session, office: Office):
    code = codes.give(office.tu, purpose=Purpose.RESET, by=None, at=AT)
    assert code not in session.query(AccessCode).one().code_hash
    codes.forget(before=AT + timedelta(days=1))
    assert session.query(AccessCode).count() == 0


def test_a_code_outlives_a_change_of_the_key(app, office: Office, monkeypatch):
    code = codes.give(office.tu, purpose=Purpose.INVITATION, by=None, at=AT)
    monkeypatch.setitem(app.config, "SECRET_KEY_FALLBACKS", [app.config["SECRET_KEY"]])
    monkeypatch.setitem(app.config, "SECRET_KEY", "another")
    assert codes.of_link(code, at=AT).person is office.tu
