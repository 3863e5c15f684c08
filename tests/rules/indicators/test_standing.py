"""Met or not, by the unrounded value; on the path or behind it."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.indicators import (
    Aim,
    Course,
    Frequency,
    Point,
    Reading,
    Standing,
    Track,
    expected,
    spans,
    standing,
    telling_places,
    to_date,
    track,
    unrounded,
)

D = Decimal
MARCH, JUNE, DECEMBER = date(2026, 3, 31), date(2026, 6, 30), date(2026, 12, 31)
NINETY_FIVE = Aim(">=", D(95))


def percent(numerator: int, denominator: int) -> Reading:
    return Reading(D(numerator), D(denominator), None, is_percent=True)


def count(value: str) -> Reading:
    return Reading(None, None, D(value), is_percent=False)


@pytest.mark.parametrize(
    ("value", "aim", "places"),
    [("94.996", NINETY_FIVE, 3), ("94.99", NINETY_FIVE, 2), ("95", NINETY_FIVE, 2),
     ("99.9999", Aim("=", D(100)), 4), ("1.50004", Aim("<=", D("1.5")), 5),
     ("94.999999999", NINETY_FIVE, 6), ("97.123456", Aim("", None), 2)],
)  # fmt: skip
def test_a_printed_value_looks_met_only_when_it_is(value: str, aim: Aim, places: int):
    assert telling_places(Fraction(value), aim) == places


@pytest.mark.parametrize(
    ("reading", "aim", "stands"),
    [
        (percent(95, 100), NINETY_FIVE, Standing.MET),
        (percent(94_996, 100_000), NINETY_FIVE, Standing.NOT_MET),  # shown as 95,00%
        (percent(0, 0), NINETY_FIVE, Standing.NOT_APPLICABLE),
        (None, NINETY_FIVE, Standing.NOT_MEASURED),
        (count("1.5"), Aim("<=", D("1.5")), Standing.MET),
        (count("1.5001"), Aim("<=", D("1.5")), Standing.NOT_MET),
        (percent(100, 100), Aim("=", D(100)), Standing.MET),
        (count("20"), Aim("between", D(20), D(30)), Standing.MET),
        (count("30"), Aim("between", D(20), D(30)), Standing.MET),
        (count("31"), Aim("between", D(20), D(30)), Standing.NOT_MET),
        (count("25"), Aim("between", D(20)), Standing.NOT_MEASURED),
        (count("-1"), Aim("between", D(-5), D(0)), Standing.MET),
        (count("1"), Aim("yes_no", None), Standing.MET),
        (count("0"), Aim("yes_no", None), Standing.NOT_MET),
        (count("1"), Aim("", None), Standing.NOT_MEASURED),
    ],
)
def test_the_unrounded_value_is_held_against_the_aim(
    reading: Reading | None, aim: Aim, stands: Standing
):
    assert standing(reading, aim=aim) is stands


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 100))
def test_met_never_depends_on_rounding(numerator: int, denominator: int, target: int):
    stands = standing(percent(numerator, denominator), aim=Aim(">=", D(target)))
    assert (stands is Standing.MET) == (numerator * 100 >= target * denominator)


PATH = (Point(MARCH, D(90)), Point(JUNE, D(93)))


@pytest.mark.parametrize(
    ("value", "on", "path", "where"),
    [
        ("89", date(2026, 2, 28), PATH, Track.ON_TRACK),
        ("89", MARCH, PATH, Track.BEHIND),
        ("90", MARCH, PATH, Track.ON_TRACK),
        ("90", JUNE, PATH, Track.BEHIND),
        ("94", DECEMBER, PATH, Track.BEHIND),
        ("95", MARCH, PATH, Track.MET),
        ("94", MARCH, (), Track.BEHIND),
    ],
)
def test_a_value_is_judged_by_the_point_that_has_passed(
    value: str, on: date, path: tuple[Point, ...], where: Track
):
    course = Course(NINETY_FIVE, path, adds_up=False, ends_on=DECEMBER)
    assert track(count(value), course=course, on=on) is where


@pytest.mark.parametrize(
    ("value", "on", "direction", "where"),
    [
        ("3", JUNE, ">=", Track.OPEN),
        ("3", DECEMBER, ">=", Track.BEHIND),
        ("5", JUNE, ">=", Track.MET),
        ("5", JUNE, "<=", Track.ON_TRACK),
        ("6", JUNE, "<=", Track.BEHIND),
        ("5", DECEMBER, "<=", Track.MET),
        ("5", JUNE, "=", Track.ON_TRACK),
    ],
)
def test_what_adds_up_over_the_year_is_not_judged_before_its_time(
    value: str, on: date, direction: str, where: Track
):
    course = Course(Aim(direction, D(5)), (), adds_up=True, ends_on=DECEMBER)
    assert track(count(value), course=course, on=on) is where


def test_nothing_is_expected_before_the_first_point():
    assert [expected(PATH, on=day) for day in (date(2026, 3, 30), MARCH, DECEMBER)] == [
        None, D(90), D(93),
    ]  # fmt: skip


def test_a_year_has_its_months_quarters_and_halves():
    quarters = spans(Frequency.QUARTER, year=2024)
    assert [(one.since.month, one.until.isoformat()) for one in quarters] == [
        (1, "2024-03-31"), (4, "2024-06-30"), (7, "2024-09-30"), (10, "2024-12-31"),
    ]  # fmt: skip
    assert spans(Frequency.MONTH, year=2024)[1].until == date(2024, 2, 29)
    assert [len(spans(one, year=2026)) for one in Frequency] == [12, 4, 2, 1]


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(1, 999)), min_size=1, max_size=12))
def test_fractions_of_periods_are_added_as_fractions(pairs: list[tuple[int, int]]):
    whole = to_date([percent(*pair) for pair in pairs], is_cumulative=False)
    tops, bases = zip(*pairs, strict=True)
    assert whole is not None
    assert unrounded(whole) == Fraction(sum(tops) * 100, sum(bases))


def test_cumulative_readings_and_percents_alone_are_not_added():
    months = [count("3"), count("5")]
    assert to_date(months, is_cumulative=True) == count("5")
    assert to_date(months, is_cumulative=False) == count("8")
    shares = [Reading(None, None, D(one), is_percent=True) for one in (90, 96)]
    assert to_date(shares, is_cumulative=False) == shares[1]
    assert to_date([], is_cumulative=False) is None


def test_a_percent_is_shown_rounded_half_up_but_never_judged_so():
    exact = unrounded(percent(94_995, 100_000))
    assert exact is not None
    shown = (D(exact.numerator) / D(exact.denominator)).quantize(D("0.01"), ROUND_HALF_UP)
    assert shown == D("95.00")
    assert standing(percent(94_995, 100_000), aim=NINETY_FIVE) is Standing.NOT_MET
