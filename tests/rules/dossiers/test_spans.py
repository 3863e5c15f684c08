"""The periods of dossier statistics and what stands beside them."""

import pytest

from tracker.rules import Refused
from tracker.rules.dossiers import month_before, months_told, span
from tracker.rules.dossiers.spans import KEYS


@pytest.mark.parametrize(
    ("key", "before", "year"),
    [("M03", "M02", 2026), ("M01", "M12", 2025), ("Q1", "Q4", 2025), ("Q3", "Q2", 2026),
     ("H2", "H1", 2026), ("H1", "H2", 2025), ("Y", "Y", 2025)],
)  # fmt: skip
def test_the_period_before_is_as_long(key: str, before: str, year: int):
    assert span(key, year=2026).before == span(before, year=year)


@pytest.mark.parametrize(
    ("key", "last", "before", "months"),
    [("Q4", 11, "Q3", range(7, 9)), ("H2", 10, "H1", range(1, 5)), ("Q1", 1, "Q4", range(10, 11))],
)  # fmt: skip
def test_a_period_so_far_is_held_to_as_many_months_of_the_one_before(key, last, before, months):
    found = span(key, year=2026).until(last).before
    assert (found.key, found.months) == (before, months)


@pytest.mark.parametrize("key", KEYS)
def test_the_same_months_of_last_year_stand_beside(key: str):
    now = span(key, year=2026)
    assert (now.year_ago.year, now.year_ago.months) == (2025, now.months)


@pytest.mark.parametrize(("key", "year"), [("Q5", 2026), ("M13", 2026), ("", 2026), ("Y", 1)])
def test_a_period_that_no_year_has_is_refused(key: str, year: int):
    with pytest.raises(Refused):
        span(key, year=year)


def test_december_stands_before_january():
    assert (month_before(2026, 1), month_before(2026, 7)) == ((2025, 12), (2026, 6))


@pytest.mark.parametrize(
    ("months", "told"),
    [([1, 2, 3, 5], "01–03, 05"), ([9, 10], "09, 10"), ([], ""), ([7, 9, 10, 11, 12], "07, 09–12")],
)
def test_months_are_told_as_a_list_is_read(months: list[int], told: str) -> None:
    assert months_told(months) == told
