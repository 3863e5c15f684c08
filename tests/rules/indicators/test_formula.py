"""Indicators made of others."""

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules import Refused
from tracker.rules.indicators import read_formula

KNOWN = {"CT01": Fraction(6), "CT02": Fraction(2), "CT03": Fraction(0), "CT04": None}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CT01", 6),
        ("CT01 + CT02 * 2", 10),
        ("(CT01+CT02) / 2", 4),
        ("ct01 - ct02 - 1", 3),
        ("CT01 / CT02 / 3", 1),
        ("CT01 × 1,5 ÷ 3", 3),
        ("CT01 / CT03", None),
        ("CT01 + CT04", None),
        ("CT01 + CT99", None),
        ("CT02 - CT01", -4),
        ("CT01 * " + "*".join(["999999999999999"] * 20), None),
    ],
)
def test_a_formula_is_reckoned_exactly(text: str, value: int | None):
    assert read_formula(text).value(KNOWN) == value


def test_a_formula_names_what_it_asks_for():
    assert read_formula("CT02 + CT01 * CT02").codes == ["CT02", "CT01"]


@pytest.mark.parametrize(
    "text",
    ["", "CT01 +", "(CT01", "CT01)", "CT01 CT02", "CT01 ** 2", "__import__('os')", "CT01; 1",
     "9" * 300, "CT01 * 1,00000000000001", "+".join(["CT01"] * 40), "(" * 12 + "1" + ")" * 12],
)  # fmt: skip
def test_what_is_no_formula_is_refused_in_words(text: str):
    with pytest.raises(Refused) as refusal:
        read_formula(text)
    assert "Công thức" in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5", "không có mã chỉ tiêu nào"),
        ("(1 + 2) * 3", "không có mã chỉ tiêu nào"),
        ("CT01 / 0", "chia cho 0"),
        ("CT01 / 0,0 + CT02", "chia cho 0"),
        ("CT01 / (2 - 2)", "chia cho 0"),
    ],
)
def test_a_formula_that_can_never_say_anything_is_refused(text: str, words: str):
    with pytest.raises(Refused, match=words):
        read_formula(text)


@given(st.text(alphabet="CT01+-*/() ,.9", max_size=30))
def test_any_text_is_either_read_or_refused(text: str):
    with suppress(Refused):
        read_formula(text).value({})
