"""Passwords: argon2 over NFC text, and which new ones are too easy."""

import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

from tracker.accounts.people import Person
from tracker.rules import N_, Refused
from tracker.rules.fold import fold

COMMON = Path(__file__).parent / "common_passwords.txt"
LONGEST = 200  # argon2 reads everything it is given: a megabyte of password would cost seconds


def hashed(password: str) -> str:
    """Return the argon2id hash of a password; slow on purpose, so never inside a writing one."""
    return _hasher().hash(_composed(password))


def fits(kept: str, password: str) -> bool:
    """Tell whether a password has this hash; an empty hash is nobody's and costs the same time."""
    try:
        return _hasher().verify(kept or _nobody(_costs()), _composed(password)) and kept != ""
    except (VerificationError, InvalidHashError):
        return False


def needs_rehash(kept: str) -> bool:
    """Tell whether a hash was made with other costs than those of today."""
    return _hasher().check_needs_rehash(kept)


def check_new(password: str, *, person: Person) -> None:
    """Raise Refused where a new password is too short, too long, well known or the own name."""
    shortest = current_app.config["PASSWORD_LENGTH"]
    if len(_composed(password)) < shortest:
        raise Refused(N_("Mật khẩu cần ít nhất %(count)s ký tự."), count=shortest)
    if len(password) > LONGEST:
        raise Refused(N_("Mật khẩu dài quá %(count)s ký tự."), count=LONGEST)
    if _is_easy(password, person):
        raise Refused(
            N_("Mật khẩu này dễ đoán. Chọn mật khẩu khác, ví dụ bốn từ không liên quan nhau.")
        )


def _is_easy(password: str, person: Person) -> bool:
    plain = _letters(password)
    stem = plain.rstrip("0123456789")
    own = {_letters(person.login), _letters(person.full_name), _letters(person.email or "")} - {""}
    few = len(set(plain)) <= 3
    return few or plain in common() or stem in common() or plain in own or stem in own


@cache
def common() -> frozenset[str]:
    """Return the well-known passwords, folded."""
    return frozenset(_letters(line) for line in COMMON.read_text(encoding="utf-8").splitlines())


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


def _composed(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def _costs() -> tuple[int, int, int]:
    cost: dict[str, int] = current_app.config["ARGON2"]
    return cost["time_cost"], cost["memory_cost"], cost["parallelism"]


def _hasher() -> PasswordHasher:
    return _hasher_of(_costs())


@cache
def _hasher_of(costs: tuple[int, int, int]) -> PasswordHasher:
    time_cost, memory_cost, parallelism = costs
    return PasswordHasher(time_cost, memory_cost, parallelism)


@cache
def _nobody(costs: tuple[int, int, int]) -> str:
    """Return a hash that is nobody's: an unknown login costs as much as a known one."""
    return _hasher_of(costs).hash("")
