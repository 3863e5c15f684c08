"""Shares of a split: each rounded by itself, and how far their sum may be from a hundred."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.percents import percent, shares


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=40))
def test_the_sum_of_shares_is_a_hundred_but_for_rounding(parts: list[int]):
    found = shares(parts)
    assert found == [percent(part, sum(parts)) for part in parts] if sum(parts) else found == []
    if found:
        assert abs(sum(found) - 100) <= len(parts) * Decimal("0.005")


def test_thirds_do_not_sum_to_a_hundred():
    assert sum(shares([1, 1, 1])) == Decimal("99.99")
    assert shares([0, 0]) == []
