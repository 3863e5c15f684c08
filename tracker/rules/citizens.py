"""Keeps citizens out of the registers: a dossier is named by its code, never by a person."""

import re

from tracker.rules import N_, Refused

BESIDE_DIGIT = r"(?<!\d){}(?!\d)"
CCCD = re.compile(BESIDE_DIGIT.format(r"\d{12}"))
PHONE = re.compile(BESIDE_DIGIT.format(r"(?:0|\+?84)[35789]\d{8}"))
APART = re.compile(r"[\s.\-]")
WORDS = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}")
OLD_ID = 9
CITIZEN_NUMBER = N_(
    "Giống số giấy tờ hoặc số điện thoại của người dân. Chỉ ghi mã hồ sơ, không ghi thông tin"
    " cá nhân."
)


def check_dossier_code(code: str) -> None:
    """Raise Refused where a code is none: empty, a citizen's number, a phone number, a name.

    Numbers are found however they are spaced: `079 201 001 234` is a CCCD, too.
    """
    if not code:
        raise Refused(N_("Nhập mã hồ sơ."))
    check_no_citizen(code)
    bare = APART.sub("", code)
    if CCCD.fullmatch(bare) or PHONE.fullmatch(bare) or (bare.isdigit() and len(bare) == OLD_ID):
        raise Refused(CITIZEN_NUMBER)
    if WORDS.search(code) or not any(letter.isdigit() for letter in code):
        raise Refused(N_("Chỉ ghi mã hồ sơ, không ghi tên người dân."))


def check_no_citizen(text: str) -> None:
    """Raise Refused where a text holds what looks like a citizen's number or phone number."""
    if CCCD.search(text) or PHONE.search(text):
        raise Refused(CITIZEN_NUMBER)
