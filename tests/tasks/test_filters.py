"""Filters of a list: an address says exactly one list, and nonsense in it narrows nothing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from tracker.rules.words import DeadlineKind, Source
from tracker.tasks.filters import (
    DUE_LABELS,
    STATE_LABELS,
    Due,
    State,
    TaskFilters,
)
from tracker.tasks.traits import TRAIT_LABELS, Order, Trait

DAYS = st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31))
CODES = st.sampled_from(["", "ND1", "VP", "xabinhan_2026"])


@given(
    st.builds(
        TaskFilters,
        plan=CODES, text=st.sampled_from(["", "cai cach", "Cải cách"]),
        state=st.none() | st.sampled_from(State), due=st.none() | st.sampled_from(Due),
        area=CODES, lead=CODES, worker=CODES, as_of=DAYS, partner=CODES,
        officer=st.sampled_from(["", "0", "7"]), leader=st.sampled_from(["", "7"]),
        kind=st.none() | st.sampled_from(DeadlineKind),
        source=st.none() | st.sampled_from(Source), due_from=DAYS, due_to=DAYS,
        told_since=DAYS, traits=st.frozensets(st.sampled_from(Trait)),
        flag=st.sampled_from(["", "*"]), order=st.sampled_from(Order), page=st.integers(1, 9999),
    )
)  # fmt: skip
def test_an_address_says_the_same_list(filters: TaskFilters):
    filters = replace(filters, is_turned=filters.order is not Order.PLAN and filters.page % 2 == 0)
    assert TaskFilters.parse(filters.to_query()) == filters


@pytest.mark.parametrize(
    "query",
    [
        {"trang-thai": "x"}, {"han": "31/12"}, {"tinh-den": "31/13/2026"},
        {"tinh-den": "2026-02-30"}, {"trang": "0"}, {"trang": "-1"}, {"trang": "²"},
        {"trang": "9" * 30}, {"la": "1"}, {"loai-han": "x"}, {"han-tu": "mai"}, {"xep": "-"},
        {"xep": "-x"}, {"xep": "x"}, {"dac-diem": "x,"},
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
    assert set(TRAIT_LABELS) == set(Trait)


def test_traits_are_parted_by_commas_or_given_again():
    both = frozenset({Trait.EXTENDED, Trait.RETURNED})
    again = MultiDict([("dac-diem", "gia-han"), ("dac-diem", "tra-lai"), ("dac-diem", "x")])
    assert TaskFilters.parse({"dac-diem": "tra-lai,gia-han"}).traits == both
    assert TaskFilters.parse(again).traits == both


def test_days_are_read_as_people_write_them():
    assert TaskFilters.parse({"han-tu": "5/6/2026"}).due_from == date(2026, 6, 5)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 0),
        ({"q": "rà soát", "xep": "-han", "trang": "2", "ke-hoach": "xa_2026"}, 0),
        ({"q": "rà soát", "han": "qua-han", "don-vi": "VP", "dac-diem": "gia-han"}, 3),
    ],
)
def test_the_fields_that_narrow_the_list_are_counted(asked: dict[str, str], count: int):
    assert TaskFilters.parse(asked).narrowing_count == count
