"""Indicators whose values are typed in: the year so far, the path, what is owed."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages.indicators.conftest import make_indicator
from tracker.figures.measured import Measured, count_tracks, measure
from tracker.figures.measured.plan import entered
from tracker.indicators import Indicator, IndicatorPoint, IndicatorValue
from tracker.plans import Plan
from tracker.rules.indicators import Track, unrounded

D = Decimal
AT = datetime(2026, 7, 2, 2, 0, tzinfo=UTC)
MARCH, JUNE, NOVEMBER = date(2026, 3, 31), date(2026, 6, 30), date(2026, 11, 21)


def give(indicator: Indicator, on: date, **figures: Decimal) -> None:
    indicator.values.append(IndicatorValue(on=on, entered_at=AT, **figures))


def one(plan: Plan, on: date) -> Measured:
    (found,) = measure(plan, as_of=on)
    return found


def test_a_cumulative_value_holds_the_year_so_far(plan: Plan):
    indicator = make_indicator(plan, "CT01")
    give(indicator, MARCH, numerator=D(90), denominator=D(100))
    give(indicator, JUNE, numerator=D(190), denominator=D(200))
    assert unrounded(one(plan, NOVEMBER).reading) == 95
    assert one(plan, NOVEMBER).track is Track.MET
    assert unrounded(one(plan, date(2026, 5, 1)).reading) == 90


def test_fractions_of_single_periods_are_added_up_side_by_side(plan: Plan):
    indicator = make_indicator(plan, "CT01", is_cumulative=False)
    give(indicator, MARCH, numerator=D(9), denominator=D(10))
    give(indicator, JUNE, numerator=D(89), denominator=D(90))
    found = one(plan, NOVEMBER)
    assert (found.reading.numerator, found.reading.denominator) == (98, 100)
    assert found.spots[1].own.denominator == 90


def test_counts_are_added_up_only_where_the_indicator_says_so(plan: Plan):
    facts = {"is_cumulative": False, "unit_text": "bài", "target": D(10)}
    added = make_indicator(plan, "CT01", adds_up=True, **facts)
    each = make_indicator(plan, "CT02", adds_up=False, **facts)
    for indicator in (added, each):
        give(indicator, MARCH, value=D(6))
        give(indicator, JUNE, value=D(5))
    first, second = measure(plan, as_of=NOVEMBER)
    assert (first.reading.value, first.track) == (11, Track.MET)
    assert (second.reading.value, second.track) == (5, Track.BEHIND)


def test_the_path_judges_before_the_years_end(plan: Plan):
    path = [IndicatorPoint(on=JUNE, target=D(60))]
    indicator = make_indicator(plan, "CT01", points=path)
    give(indicator, JUNE, value=D("60"))
    assert one(plan, NOVEMBER).track is Track.ON_TRACK
    indicator.values[0].value = D("59.9999")
    assert one(plan, NOVEMBER).track is Track.BEHIND


def test_a_denominator_of_nothing_is_neither_met_nor_missed(plan: Plan):
    give(make_indicator(plan, "CT01"), JUNE, numerator=D(0), denominator=D(0))
    make_indicator(plan, "CT02")
    tracks = count_tracks(measure(plan, as_of=NOVEMBER))
    assert tracks == {Track.NOT_APPLICABLE: 1, Track.NO_DATA: 1}


def test_what_is_owed_is_known_by_day(plan: Plan):
    give(make_indicator(plan, "CT01"), MARCH, value=D(1))
    assert [span.ordinal for span in one(plan, NOVEMBER).owed] == [2, 3]
    assert one(plan, MARCH).owed == []


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10000))
def test_met_never_depends_on_rounding(base: int, top: int, hundredths: int):
    target = D(hundredths) / 100
    indicator = Indicator(
        code="CT01", unit_text="%", direction=">=", target=target, frequency="quarter",
        is_cumulative=True, adds_up=False, source_kind="typed",
        values=[IndicatorValue(on=JUNE, numerator=D(top), denominator=D(base))],
    )  # fmt: skip
    spots = list(entered(indicator, year=2026, as_of=NOVEMBER))
    found = Measured(indicator, NOVEMBER, date(2026, 12, 31), spots, [])
    assert (found.track is Track.MET) == (top * 10000 >= hundredths * base)


@pytest.mark.parametrize(("top", "track"), [(94_996, Track.BEHIND), (95_000, Track.MET)])
def test_what_rounds_to_the_target_is_not_yet_met(plan: Plan, top: int, track: Track):
    give(make_indicator(plan, "CT01"), JUNE, numerator=D(top), denominator=D(100_000))
    assert one(plan, NOVEMBER).track is track
