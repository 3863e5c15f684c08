"""Passwords: one text however it is typed, easy ones refused, no hint about who exists."""

import unicodedata

import pytest

from tests.cast import Office
from tracker.accounts import passwords
from tracker.rules import Refused

GOOD = "Mật khẩu dài bốn từ"


def test_a_password_fits_however_its_marks_are_composed(app):
    kept = passwords.hashed(unicodedata.normalize("NFD", GOOD))
    assert kept.startswith("$argon2id$")
    assert passwords.fits(kept, unicodedata.normalize("NFC", GOOD))
    assert not passwords.fits(kept, GOOD.lower())


@pytest.mark.parametrize("kept", ["", "not a hash", "$argon2id$v=19$m=64,t=1,p=1$c2FsdA$aGFzaA"])
def test_what_is_nobodys_hash_fits_nothing(app, kept):
    assert not passwords.fits(kept, "")
    assert not passwords.fits(kept, GOOD)


def test_a_hash_with_older_costs_is_made_anew(app, monkeypatch):
    kept = passwords.hashed(GOOD)
    assert not passwords.needs_rehash(kept)
    monkeypatch.setitem(app.config, "ARGON2", {"time_cost": 2, "memory_cost": 64, "parallelism": 1})
    assert passwords.needs_rehash(kept)
    assert passwords.fits(kept, GOOD)


@pytest.mark.parametrize(
    "password",
    [
        "ngắn",
        "123456789",
        "1234567890",
        "Mật khẩu 2026",
        "matkhaucuatoi",
        "VietNam-2026",
        "aaaaaaaaaaaa",
        "abababababab",
        "Trần Thị Lan",
        "tran thi lan 1990",
        "lan@binhan.example",
        "x" * 201,
    ],
)
def test_easy_and_endless_passwords_are_refused(office: Office, password):
    with pytest.raises(Refused):
        passwords.check_new(password, person=office.lan)


@pytest.mark.parametrize("password", [GOOD, "trời xanh lá cũ", "x9-Kp2!vQ7wz"])
def test_good_passwords_pass(office: Office, password):
    passwords.check_new(password, person=office.lan)


def test_the_least_length_is_a_setting(app, office: Office, monkeypatch):
    monkeypatch.setitem(app.config, "PASSWORD_LENGTH", 30)
    with pytest.raises(Refused, match="30"):
        passwords.check_new(GOOD, person=office.lan)
