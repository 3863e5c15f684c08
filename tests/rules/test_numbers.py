"""Numbers and days are shown and typed as Vietnamese offices do."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules import Refused, numbers

SHOWN = [
    (numbers.format_count, 36466, "36.466"),
    (numbers.format_count, 0, "0"),
    (numbers.format_count, None, "–"),
    (numbers.format_percent, Decimal("95.3125"), "95,31%"),
    (numbers.format_percent, Decimal("90.625"), "90,63%"),
    (numbers.format_percent, Decimal("90.5"), "90,50%"),
    (numbers.format_percent, Decimal(100), "100%"),
    (numbers.format_percent, Decimal("0.00"), "0%"),
    (numbers.format_percent, None, "–"),
    (numbers.format_decimal, Decimal("1234567.891"), "1.234.567,89"),
    (numbers.format_decimal, Decimal(10) ** 30, "1" + ".000" * 10),
    (numbers.format_exact, Decimal("36466.1230"), "36.466,123"),
    (numbers.format_typed, Decimal("1234.0"), "1234"),
    (numbers.two_digits, 0, "0"),
    (numbers.two_digits, 3, "03"),
    (numbers.two_digits, 10, "10"),
    (numbers.two_digits, 1204, "1.204"),
    (numbers.format_day, date(2023, 6, 5), "05/06/2023"),
    (numbers.format_day, None, "–"),
    (numbers.long_day, date(2023, 6, 5), "ngày 05 tháng 6 năm 2023"),
    (numbers.long_day, date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
    (numbers.roman, 4, "IV"),
    (numbers.roman, 38, "XXXVIII"),
    (numbers.roman, 400, "400"),
    (numbers.quarter, date(2026, 3, 31), "I"),
    (numbers.quarter, date(2026, 4, 1), "II"),
    (numbers.quarter, date(2026, 12, 31), "IV"),
]


@pytest.mark.parametrize(("show", "value", "expected"), SHOWN)
def test_values_are_shown(show, value, expected):
    assert show(value) == expected


def test_places_of_a_percent_are_a_setting():
    shown = [numbers.format_percent(Decimal("95.3125"), places) for places in (0, 1, 2)]
    assert shown == ["95%", "95,3%", "95,31%"]


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 8, "0/8"), (3, 8, "03/08"), (36, 64, "36/64"), (0, 0, "0/0")],
)
def test_a_fraction_is_written_as_in_documents(part: int, whole: int, expected: str):
    assert numbers.two_digits_of(part, whole) == expected


TYPED = [
    (numbers.parse_count, "36.466", 36466),
    (numbers.parse_count, "36\u202f466", 36466),
    (numbers.parse_count, " 1.234 ", 1234),
    (numbers.parse_count, "0", 0),
    (numbers.parse_percent, "98.93%", Decimal("98.93")),
    (numbers.parse_percent, "95,31 %", Decimal("95.31")),
    (numbers.parse_percent, "100", Decimal(100)),
    (numbers.parse_decimal, "36.466,5", Decimal("36466.5")),
    (numbers.parse_decimal, "1.204.518", Decimal(1204518)),
    (numbers.parse_decimal, "36 466", Decimal(36466)),
    (numbers.parse_day, "5/6/2023", date(2023, 6, 5)),
    (numbers.parse_day, "05.06.2023", date(2023, 6, 5)),
    (numbers.parse_day, " 2023-06-05", date(2023, 6, 5)),
]


@pytest.mark.parametrize(("parse", "text", "expected"), TYPED)
def test_what_is_typed_is_read(parse, text, expected):
    assert parse(text) == expected


REFUSED = [
    (numbers.parse_count, "36,5"),
    (numbers.parse_count, "-3"),
    (numbers.parse_count, "٣"),
    (numbers.parse_count, ""),
    (numbers.parse_count, "12.34"),
    (numbers.parse_percent, "1.234"),
    (numbers.parse_percent, "104,5%"),
    (numbers.parse_percent, "chín mươi"),
    (numbers.parse_decimal, "1,2,3"),
    (numbers.parse_day, "31/6/2026"),
    (numbers.parse_day, "12/25/2026"),
    (numbers.parse_day, "5/6/23"),
    (numbers.parse_day, "mai"),
    (numbers.parse_day, "31/12/9999"),
    (numbers.parse_day, "1/1/0001"),
    (numbers.parse_day, "1899-12-31"),
]


@pytest.mark.parametrize(("parse", "text"), REFUSED)
def test_what_cannot_be_read_is_refused_with_its_own_words(parse, text):
    with pytest.raises(Refused) as refused:
        parse(text)
    assert f"“{text}”" in str(refused.value)


def test_an_ambiguous_number_is_asked_both_ways():
    with pytest.raises(Refused, match=r"Nhập 1234 hoặc 1,234"):
        numbers.parse_decimal("1.234")


@given(st.integers(0, 10**12))
def test_a_count_comes_back(number):
    assert numbers.parse_count(numbers.format_count(number)) == number


@given(st.decimals(0, 100, places=2))
def test_a_percent_comes_back(percent):
    assert numbers.parse_percent(numbers.format_percent(percent)) == percent


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_comes_back(day):
    assert numbers.parse_day(numbers.format_day(day)) == day
