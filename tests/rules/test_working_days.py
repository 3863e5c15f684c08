"""Working days around week-ends, holidays and swapped Saturdays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.working_days import Calendar

# 02/01/2026 is off and made up on Saturday 10/01/2026 (the Prime Minister's swap).
SWAPPED = Calendar({date(2026, 1, 1): False, date(2026, 1, 2): False, date(2026, 1, 10): True})
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 11, 27), 1, date(2026, 11, 30)),
        (date(2026, 11, 30), -1, date(2026, 11, 27)),
        (date(2025, 12, 31), 1, date(2026, 1, 5)),
        (date(2026, 1, 9), 1, date(2026, 1, 10)),
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
    ],
)
def test_counting_skips_rest_days(start: date, count: int, expected: date):
    assert SWAPPED.add(start, count) == expected


def test_a_deadline_on_a_rest_day_ends_with_the_next_working_day():
    assert SWAPPED.next_working_day(date(2026, 11, 28)) == date(2026, 11, 30)
    assert SWAPPED.previous_working_day(date(2026, 11, 29)) == date(2026, 11, 27)


@given(start=DAYS, length=st.integers(-80, 80))
def test_days_between_are_the_days_that_are_worked(start: date, length: int):
    end = start + timedelta(days=length)
    low, high = min(start, end), max(start, end)
    days = [low + timedelta(days=step) for step in range(1, (high - low).days + 1)]
    worked = sum(SWAPPED.is_working(day) for day in days)
    assert SWAPPED.between(start, end) == (worked if end >= start else -worked)


@given(start=DAYS, count=st.integers(1, 60))
def test_adding_and_counting_agree(start: date, count: int):
    assert SWAPPED.between(start, SWAPPED.add(start, count)) == count
