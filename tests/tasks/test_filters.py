"""Filters of a list: an address says exactly one list, and nonsense in it narrows nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.tasks.filters import (
    DUE_LABELS,
    STATE_LABELS,
    Due,
    State,
    TaskFilters,
)

CODES = st.sampled_from(["", "ND1", "VP", "xabinhan_2026"])


@given(
    st.builds(
        TaskFilters,
        plan=CODES, text=st.sampled_from(["", "cai cach", "Cải cách"]),
        state=st.none() | st.sampled_from(State), due=st.none() | st.sampled_from(Due),
        area=CODES, lead=CODES, worker=CODES, as_of=st.none() | st.dates(),
        page=st.integers(1, 9999),
    )
)  # fmt: skip
def test_an_address_says_the_same_list(filters: TaskFilters):
    assert TaskFilters.parse(filters.to_query()) == filters


@pytest.mark.parametrize(
    "query",
    [
        {"trang-thai": "x"}, {"han": "31/12"}, {"tinh-den": "31/12/2026"},
        {"tinh-den": "2026-02-30"}, {"trang": "0"}, {"trang": "-1"}, {"trang": "²"},
        {"trang": "9" * 30}, {"la": "1"},
    ],
)  # fmt: skip
def test_nonsense_narrows_nothing(query: dict[str, str]):
    assert TaskFilters.parse(query) == TaskFilters()


def test_executed_among_due_is_one_address():
    filters = TaskFilters(state=State.EXECUTED, due=Due.DUE, as_of=date(2026, 6, 14))
    assert filters.to_query() == {
        "trang-thai": "da-thuc-hien", "han": "den-han", "tinh-den": "2026-06-14",
    }  # fmt: skip


def test_the_plan_the_day_and_the_page_do_not_narrow():
    assert not TaskFilters(plan="xabinhan_2026", as_of=date(2026, 6, 14), page=2).is_narrowed
    assert TaskFilters(text="cai cach").is_narrowed


def test_every_choice_has_a_label():
    assert set(STATE_LABELS) == set(State)
    assert set(DUE_LABELS) == set(Due)
