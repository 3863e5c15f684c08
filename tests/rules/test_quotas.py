"""A unit × month grid: a tick, a gap, what is still to come, and what nobody is asked for."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.indicators import Frequency
from tracker.rules.quotas import CellState, Norm, Seat, cells, kept

DAYS = {date(2026, 1, 31): 1, date(2026, 2, 1): 1, date(2026, 2, 28): 1, date(2025, 3, 3): 5}
MARCH = date(2026, 3, 31)
NEW_YEAR = date(2026, 1, 1)
MONTHLY = Norm(1, Frequency.MONTH, 2026, NEW_YEAR)


def states(found) -> list[str]:
    return [str(cell.state) for cell in found]


def test_each_month_is_a_tick_a_gap_or_still_to_come():
    found = cells(DAYS, MONTHLY, today=MARCH)
    assert [cell.count for cell in found[:4]] == [1, 2, 0, 0]
    assert states(found[:4]) == ["done", "done", "running", "ahead"]
    later = cells(DAYS, MONTHLY, today=date(2026, 4, 1))
    assert (later[2].state, later[2].missing) == (CellState.SHORT, 1)
    assert (kept(found), kept(later)) == ((2, 2), (2, 3))


def test_a_year_is_one_cell():
    norm = Norm(4, Frequency.YEAR, 2026, date(2026, 1, 20))
    (year,) = cells(DAYS, norm, today=MARCH)
    assert (year.count, year.missing, year.state) == (3, 1, CellState.RUNNING)


def test_a_month_that_had_begun_when_the_plan_was_issued_is_not_asked_for():
    norm = Norm(1, Frequency.MONTH, 2026, date(2026, 2, 2))
    found = cells(DAYS, norm, today=date(2026, 4, 1))
    assert states(found[:3]) == ["not_asked", "not_asked", "short"]
    assert (found[1].count, kept(found)) == (2, (0, 1))


def test_a_unit_is_asked_while_it_is_bound():
    seats = (Seat(None, date(2026, 2, 28)), Seat(date(2026, 6, 2), None))
    found = cells({}, MONTHLY, today=date(2026, 8, 1), seats=seats)
    assert states(found[:7]) == ["short"] + ["not_asked"] * 5 + ["short"]


def test_a_unit_that_began_within_the_year_is_asked_for_the_year():
    norm = Norm(1, Frequency.YEAR, 2026, date(2026, 1, 20))
    (year,) = cells({}, norm, today=MARCH, seats=[Seat(date(2026, 7, 1))])
    assert year.state is CellState.RUNNING
    (late,) = cells({}, norm, today=MARCH, seats=[Seat(date(2026, 12, 2))])
    assert late.state is CellState.NOT_ASKED


@given(
    days=st.dictionaries(st.dates(NEW_YEAR, date(2026, 12, 31)), st.integers(1, 3)),
    today=st.dates(NEW_YEAR, date(2027, 1, 31)),
    issued_on=st.dates(date(2025, 12, 1), date(2026, 12, 31)),
    least=st.integers(1, 3),
)
def test_every_item_is_in_one_month_and_no_period_is_judged_twice(days, today, issued_on, least):
    found = cells(days, Norm(least, Frequency.MONTH, 2026, issued_on), today=today)
    assert sum(cell.count for cell in found) == sum(days.values())
    done, judged = kept(found)
    assert 0 <= done <= judged <= 12
    assert all(cell.missing for cell in found if cell.state is CellState.SHORT)
    assert all(cell.span.until < today for cell in found if cell.state is CellState.SHORT)
