"""One task of many units: which answers count on a day, and how many let it be submitted."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.answers import AnswerState, Tally, Threshold, tally

DAY = date(2026, 6, 1)
BEFORE, AFTER = date(2026, 5, 1), date(2026, 7, 1)


@dataclass(frozen=True)
class One:
    """One unit's answer."""

    status: AnswerState = AnswerState.SILENT
    asked_on: date = BEFORE
    left_on: date | None = None
    done_on: date | None = None


@pytest.mark.parametrize(
    ("answer", "asked", "accepted"),
    [
        (One(), 1, 0),
        (One(asked_on=AFTER), 0, 0),
        (One(left_on=DAY), 0, 0),
        (One(left_on=AFTER), 1, 0),
        (One(AnswerState.SENT, done_on=BEFORE), 1, 0),
        (One(AnswerState.ACCEPTED, done_on=BEFORE), 1, 1),
        (One(AnswerState.ACCEPTED, done_on=AFTER), 1, 0),
        (One(AnswerState.ACCEPTED, left_on=DAY, done_on=BEFORE), 1, 1),
    ],
)
def test_who_counts_on_a_day(answer: One, asked: int, accepted: int):
    assert tally([answer], on=DAY) == Tally(asked, accepted)


@pytest.mark.parametrize(
    ("threshold", "asked", "least"),
    [
        (Threshold(), 124, 124),
        (Threshold(95), 124, 118),
        (Threshold(50), 3, 2),
        (Threshold(100), 124, 124),
        (Threshold(120, is_percent=False), 124, 120),
        (Threshold(120, is_percent=False), 100, 100),
    ],
)
def test_how_many_units_let_the_task_be_submitted(threshold: Threshold, asked: int, least: int):
    assert threshold.least(asked) == least


@given(st.integers(1, 100), st.integers(1, 4000))
def test_a_percent_asks_for_at_least_its_share_and_no_unit_more(value: int, asked: int):
    least = Threshold(value).least(asked)
    assert least * 100 >= asked * value > (least - 1) * 100
    assert 1 <= least <= asked
