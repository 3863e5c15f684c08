"""What a unit leaves unsaid is neither guessed nor divided by what others said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.dossiers import (
    COUNTS,
    Counts,
    Share,
    in_sequence,
    rates,
    together,
    total_of,
    unsaid_sentence,
)
from tracker.rules.dossiers.rates import NAMED, fraction_of

JANUARY = Counts(received=100, resolved=90, pending=10)
CHANNELS = {"received_direct": 20, "received_online": 15, "received_postal": 5}
count = st.none() | st.integers(0, 50)
rows = st.builds(Counts, on_time_includes_early=st.booleans(), **dict.fromkeys(COUNTS, count))


@pytest.mark.parametrize(
    ("february", "received"),
    [
        (Counts(received=50, carried_over=10), 140),
        (Counts(received=50, carried_over=12), 138),  # as stated, whatever January left (D5)
        (Counts(received=50), 140),  # what January left is what it began with
        (Counts(received=50, **CHANNELS), 140),
        (Counts(carried_over=10, **CHANNELS), 140),
        (Counts(resolved=40), None),
    ],
)
def test_what_came_in_later_follows_from_what_is_stated(february: Counts, received) -> None:
    assert in_sequence([JANUARY, february]).received == received


def test_a_stock_is_not_carried_over_a_month_that_nobody_entered() -> None:
    assert in_sequence([JANUARY, None, Counts(received=50)]).received is None
    assert in_sequence([JANUARY, None, Counts(received=50, carried_over=10)]).received == 140


def test_a_flow_that_one_month_leaves_unsaid_is_not_known_of_the_quarter() -> None:
    months = [Counts(resolved=90, resolved_late=9), Counts(resolved=50), None]
    assert in_sequence(months) == Counts(resolved=140)


def test_totals_follow_from_parts_only_where_all_are_stated() -> None:
    whole = Counts(resolved_early=5, resolved_on_time=3, resolved_late=2, pending_in_time=1)
    assert in_sequence([whole]).resolved == 10
    assert in_sequence([whole]).pending is None
    assert Counts(resolved_on_time=3, resolved_late=2).all_resolved is None


def test_months_that_tell_early_ones_apart_join_those_that_do_not() -> None:
    apart = Counts(resolved=10, resolved_early=5, resolved_on_time=3, resolved_late=2)
    joined = Counts(
        resolved=20, resolved_on_time=18, resolved_late=2, on_time_includes_early=True
    )  # fmt: skip
    found = in_sequence([apart, joined])
    assert (found.resolved_early, found.resolved_on_time, found.in_time) == (None, 26, 26)


def test_early_ones_left_unsaid_do_not_make_the_rest_late() -> None:
    row = Counts(resolved=100, resolved_on_time=80, resolved_late=5)
    assert {one.key: one.percent for one in rates(row)}["in_time"] == 95


def test_a_rate_divides_counts_of_the_same_rows() -> None:
    total = total_of([JANUARY, Counts(resolved=500), Counts(received=7)])
    assert (total.counts.received, total.counts.resolved) == (107, 590)
    assert total.shares["resolved"] == Share(90, 100, 1)
    (rate,) = total.rates
    assert (rate.percent, rate.left_out) == (90, 2)
    assert total.partial == ["received", "resolved", "pending"]


@given(st.lists(rows, max_size=5), st.lists(rows, max_size=5))
def test_no_rate_ever_passes_over_a_row(some: list[Counts], more: list[Counts]) -> None:
    total = together([total_of(some), total_of(more)])
    assert total == total_of([*some, *more])
    for key in NAMED:
        found = [fraction for row in (*some, *more) if (fraction := fraction_of(row, key))]
        rate = total.rate(key)
        assert (rate is None) == (not found)
        if rate:
            assert (rate.numerator, rate.denominator) == tuple(map(sum, zip(*found, strict=True)))
            assert rate.left_out == total.rows - len(found)


def test_the_sentence_names_up_to_three_units() -> None:
    unsaid = {"received": ["Phường A"], "pending": ["A", "B", "C", "D"], "resolved": []}
    assert unsaid_sentence(unsaid) == (
        "Chưa tính: tổng số tiếp nhận của 01 đơn vị chưa nêu (Phường A); "
        "tổng số đang giải quyết của 04 đơn vị chưa nêu."
    )
    assert unsaid_sentence({}) == ""
