"""Search finds a word however it is typed, and lists stand in Vietnamese order."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.fold import by_given_name, fold, number_key, sort_key, sort_text

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


def test_people_stand_by_their_given_names():
    names = ["Nguyễn Văn An", "Trần Thị An", "Bùi Thu Ánh", "Nguyễn Bình", "Đỗ Quốc Bình", "Lan",
             "Hoàng Đức", "Lê Anh Tú", ""]  # fmt: skip
    in_order = ["", "Nguyễn Văn An", "Trần Thị An", "Bùi Thu Ánh", "Đỗ Quốc Bình", "Nguyễn Bình",
                "Hoàng Đức", "Lan", "Lê Anh Tú"]  # fmt: skip
    assert sorted(names, key=lambda name: sort_text(by_given_name(name))) == in_order


@given(st.lists(st.text(max_size=8), max_size=6))
def test_any_texts_can_be_ordered(texts):
    backwards = texts[::-1]
    assert sorted(texts, key=sort_key) == sorted(backwards, key=sort_key)


@pytest.mark.parametrize("names", ORDERED)
def test_the_stored_order_is_vietnamese_too(names):
    backwards = names[::-1]
    assert sorted(backwards, key=sort_text) == names


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_stored_order_is_the_order(one, two):
    first, second = sort_key(one)[:2], sort_key(two)[:2]
    assert (sort_text(one) < sort_text(two)) == (first < second)
    assert (sort_text(one) == sort_text(two)) == (first == second)


@given(st.text(alphabet="aàăâđdeê0129 -/Hòaoà", max_size=12), st.text(max_size=4))
def test_the_stored_order_is_of_plain_signs(text, more):
    assert sort_text(text + more).isascii()


@pytest.mark.parametrize("number", ["05/TB-UBND", "5/TB-UBND", " 05 / tb–ubnd", "05/TB-UBND\u00a0"])
def test_one_number_has_one_key(number):
    assert number_key(number) == "5/tb-ubnd"


def test_numbers_that_differ_have_keys_that_differ():
    numbers = ["5/TB-UBND", "50/TB-UBND", "5/TB-VP", "105/TB-UBND", "5/2026/TB-UBND"]
    assert len({number_key(number) for number in numbers}) == len(numbers)
