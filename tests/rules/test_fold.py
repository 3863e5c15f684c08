"""Search finds a word however it is typed, and lists stand in Vietnamese order."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.fold import fold, sort_key

FOLDED = [
    ("ĐẤT ĐAI", "dat dai"),
    ("Uỷ ban", "uy ban"),
    ("Ủy ban", "uy ban"),
    ("  Kế\u00a0hoạch \n năm ", "ke hoach nam"),
    ("Ðất", "dat"),
    ("Ea H'Rin", "ea h'rin"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_folding(text, expected):
    assert fold(text) == expected
    assert fold(unicodedata.normalize("NFD", text)) == expected


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


ORDERED = [
    ["An", "Ăn", "Ân", "Da", "Đà Nẵng", "Em", "Êm", "On", "Ôn", "Ơn", "Un", "Ưng"],
    ["ban", "bàn", "bản", "bãn", "bán", "bạn", "bang"],
    ["NV1", "NV9", "NV10", "NV10a"],
    ["Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Y tế"],
]


@pytest.mark.parametrize("names", ORDERED)
def test_vietnamese_order(names):
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names
    mixed = [unicodedata.normalize("NFD", name) for name in backwards]
    assert [unicodedata.normalize("NFC", name) for name in sorted(mixed, key=sort_key)] == names


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_texts_can_be_ordered(texts):
    backwards = texts[::-1]
    assert sorted(texts, key=sort_key) == sorted(backwards, key=sort_key)
