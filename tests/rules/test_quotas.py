"""A unit × month grid: a tick, a gap, and what is still to come."""

from datetime import date

from tracker.rules.indicators import Frequency
from tracker.rules.quotas import CellState, cells, kept

DAYS = {date(2026, 1, 31): 1, date(2026, 2, 1): 1, date(2026, 2, 28): 1, date(2025, 3, 3): 5}
MARCH = date(2026, 3, 31)


def test_each_month_is_a_tick_a_gap_or_still_to_come():
    found = cells(DAYS, least=1, per=Frequency.MONTH, year=2026, today=MARCH)
    assert [cell.count for cell in found[:4]] == [1, 2, 0, 0]
    assert [cell.state for cell in found[:4]] == [
        CellState.DONE, CellState.DONE, CellState.RUNNING, CellState.AHEAD,
    ]  # fmt: skip
    later = cells(DAYS, least=1, per=Frequency.MONTH, year=2026, today=date(2026, 4, 1))
    assert (later[2].state, later[2].missing) == (CellState.SHORT, 1)
    assert (kept(found), kept(later)) == ((2, 2), (2, 3))


def test_a_year_is_one_cell():
    (year,) = cells(DAYS, least=4, per=Frequency.YEAR, year=2026, today=MARCH)
    assert (year.count, year.missing, year.state) == (3, 1, CellState.RUNNING)
