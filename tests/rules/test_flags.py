"""Flags: a table of what raises each, and what does not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.flags import FLAG_LABELS, DueMove, Flag, FlagFacts, flags_of, freezes_of

FREEZES = freezes_of(2026, date(2027, 3, 7))
CLEAN = FlagFacts("completed", date(2026, 5, 20), proofs=1, freezes=FREEZES)
LATE = DueMove(on=date(2026, 7, 2), before=date(2026, 6, 30), after=date(2026, 7, 31))
WAITING = replace(CLEAN, status="submitted", completed_on=None)


@pytest.mark.parametrize(
    ("facts", "flags"),
    [
        (CLEAN, ()),
        (replace(CLEAN, proofs=0), (Flag.UNPROVED,)),
        (replace(CLEAN, proofs=0, is_on_behalf=True), ()),
        (replace(WAITING, proofs=0), ()),
        (replace(CLEAN, due_moves=[LATE]), (Flag.MOVED_LATE,)),
        (replace(CLEAN, due_moves=[replace(LATE, on=date(2026, 6, 30))]), ()),
        (replace(CLEAN, due_moves=[replace(LATE, after=date(2026, 6, 15))]), ()),
        (replace(CLEAN, completed_on=date(2026, 6, 11)), ()),
        (replace(CLEAN, completed_on=date(2026, 6, 12)), (Flag.EVE,)),
        (replace(CLEAN, completed_on=date(2026, 6, 14)), (Flag.EVE,)),
        (replace(CLEAN, completed_on=date(2026, 6, 15)), ()),
        (replace(CLEAN, completed_on=date(2027, 3, 6)), (Flag.EVE,)),
        (replace(CLEAN, completed_on=date(2026, 6, 13), is_on_behalf=True), ()),
        (replace(CLEAN, told=["dang lam"] * 2), ()),
        (replace(CLEAN, told=["dang lam"] * 3), (Flag.SAME_WORDS,)),
        (replace(CLEAN, told=["dang lam", "dang lam", "da hop", "dang lam"]), ()),
        (replace(WAITING, waiting_days=5), ()),
        (replace(WAITING, waiting_days=6), (Flag.LONG_WAIT,)),
        (replace(CLEAN, waiting_days=60), ()),
    ],
)
def test_flags(facts: FlagFacts, flags: tuple[Flag, ...]):
    assert flags_of(facts) == flags


def test_every_flag_has_words():
    assert set(FLAG_LABELS) == set(Flag)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_completion_is_on_the_eve_only_within_two_days_of_a_freeze(done_on: date):
    near = any(timedelta(0) <= day - done_on <= timedelta(days=2) for day in FREEZES)
    assert (Flag.EVE in flags_of(replace(CLEAN, completed_on=done_on))) is near
