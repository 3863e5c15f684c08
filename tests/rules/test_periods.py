"""The reporting periods of a year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules import Refused
from tracker.rules.periods import (
    COMMUNE,
    MONTHS,
    PROVINCE,
    Cycle,
    period,
    periods,
    read_code,
)


@pytest.mark.parametrize(
    ("key", "since", "until", "due_on"),
    [
        ("Q1", date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 20)),
        ("H1", date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 20)),
        ("Q3", date(2026, 6, 15), date(2026, 9, 14), date(2026, 9, 20)),
        ("Y", date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 20)),
        ("M01", date(2025, 12, 15), date(2026, 1, 14), date(2026, 1, 20)),
    ],
)
def test_a_province_cuts_on_the_14th_and_sends_by_the_20th(
    key: str, since: date, until: date, due_on: date
):
    found = period(key, year=2026, cycle=PROVINCE)
    assert (found.since, found.until, found.due_on) == (since, until, due_on)


def test_a_commune_cuts_and_sends_earlier():
    first, *_, year = periods(year=2026, cycle=COMMUNE)
    assert (first.code, first.since, first.until) == (
        "2026-Q1", date(2025, 12, 6), date(2026, 3, 5),
    )  # fmt: skip
    assert (year.code, year.until, year.due_on) == ("2026", date(2026, 12, 5), date(2026, 12, 8))


@given(st.integers(2000, 2100), st.integers(1, 31), st.integers(1, 31))
def test_months_follow_each_other_without_gap(year: int, cut_off: int, send_by: int):
    cycle = Cycle(cut_off, send_by)
    found = [period(key, year=year, cycle=cycle) for key in MONTHS]
    ends = [one.until for one in found]
    starts = [one.since for one in found]
    assert starts[1:] == [end + timedelta(days=1) for end in ends[:-1]]
    assert [end.month for end in ends] == list(range(1, 13))
    assert starts[0] == period("Y", year=year, cycle=cycle).since


@pytest.mark.parametrize(
    ("code", "read"),
    [("2022", (2022, "Y")), ("2022-H1", (2022, "H1")), (" 2022-q3 ", (2022, "Q3")),
     ("2026-M04", (2026, "M04"))],
)  # fmt: skip
def test_a_code_names_year_and_period(code: str, read: tuple[int, str]):
    assert read_code(code) == read


@pytest.mark.parametrize("code", ["", "Q1", "2022-Q2", "2022-Q4", "22-Q1", "2022-M13", "٢٠٢٢"])
def test_a_period_that_no_year_has_is_refused(code: str):
    with pytest.raises(Refused):
        read_code(code)


def test_there_is_no_second_quarter():
    with pytest.raises(Refused):
        period("Q2", year=2026, cycle=PROVINCE)
