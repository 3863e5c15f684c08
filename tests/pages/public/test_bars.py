"""Where the bar of an indicator ends, and where its targets stand."""

from fractions import Fraction

import pytest

from tracker.pages.public.indicators import bar_of, shown

PERCENT, NONE = Fraction(100), Fraction(0)
CASES = [
    (50, [80], PERCENT, 100.0, [160.0]),  # of the whole
    (120, [100], PERCENT, 181.8, [151.5]),  # beyond the whole: somewhat more than the largest
    (5, [10], NONE, 90.9, [181.8]),
    (3, [1, 4], NONE, 136.4, [45.5, 181.8]),  # both ends of a range
    (0, [5], NONE, 0.0, [181.8]),
]


@pytest.mark.parametrize(("value", "aims", "whole", "length", "marks"), CASES)
def test_a_bar_ends_at_its_value(value, aims, whole, length, marks):
    bar = bar_of(Fraction(value), [Fraction(aim) for aim in aims], whole=whole)
    assert bar is not None
    assert (bar.length, bar.marks) == (length, marks)


@pytest.mark.parametrize(("value", "aims"), [(None, [5]), (3, []), (-1, [5]), (1, [-5]), (0, [0])])
def test_there_is_no_bar_without_numbers_from_nought(value, aims):
    number = None if value is None else Fraction(value)
    assert bar_of(number, [Fraction(aim) for aim in aims], whole=NONE) is None


@pytest.mark.parametrize(
    ("standing", "track", "words"),
    [
        ("not_met", "on_track", "Đúng lộ trình"),
        ("not_met", "open", "Đang cộng dồn"),
        ("not_met", "behind", "Chưa đạt"),
        ("met", "met", "Đạt"),
    ],
)
def test_a_path_that_is_kept_is_not_called_a_target_missed(app, standing, track, words):
    told = {
        "code": "CT01", "title": "Tỷ lệ", "unit": "%", "target": "95%", "lead": "",
        "aim": [">=", "95", None], "numerator": "93", "denominator": "100", "value": None,
        "standing": standing, "track": track,
    }  # fmt: skip
    with app.test_request_context():
        assert shown(told).words == words
