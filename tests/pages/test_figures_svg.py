"""Tallies and rings: every task has its block, and the pieces of a ring close the circle."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.pages.figures_svg import BAR_ABOVE, BAR_WIDTH, ROUND, ring_arcs, tally_blocks

COUNTS = st.integers(0, 12)
MANY = st.integers(0, 5000)


@given(COUNTS, COUNTS, COUNTS, st.sampled_from([5, 7, 9, 11]))
def test_one_block_is_one_task(met: int, not_met: int, undone: int, block: int):
    drawn = tally_blocks(met, not_met, undone, block=block)
    fills = [mark.fill for mark in drawn.marks]
    assert fills == ["met"] * met + ["hatch"] * not_met + ["open"] * undone
    assert all(mark.x + mark.width <= drawn.width for mark in drawn.marks)


def test_a_unit_with_one_unmet_task_looks_like_one():
    (mark,) = tally_blocks(0, 1, 0, block=5).marks
    assert (mark.fill, mark.width, mark.stripes) == ("hatch", 4, "M0 6l5-6M0 13.5l5-6")


@given(MANY, MANY, MANY)
def test_a_long_row_is_one_bar_of_the_same_three_fills(met: int, not_met: int, undone: int):
    total = met + not_met + undone
    if total <= BAR_ABOVE:
        return
    drawn = tally_blocks(met, not_met, undone)
    held = [name for name, count in (("met", met), ("hatch", not_met), ("open", undone)) if count]
    assert [mark.fill for mark in drawn.marks] == held
    assert drawn.width == BAR_WIDTH


def test_a_bar_is_cut_in_proportion():
    met, not_met, undone = tally_blocks(50, 25, 25).marks
    assert (met.x, met.width) == (0, 120)
    assert (not_met.x - 0.5, not_met.width + 1) == (120, 60)
    assert (undone.x - 0.5, undone.width + 1) == (180, 60)


@given(st.integers(1, 500), st.integers(0, 500))
def test_stripes_stay_inside_their_mark(hatched: int, rest: int):
    for mark in tally_blocks(rest, hatched, 0).marks:
        for x, y, run, rise in re.findall(r"M([\d.]+) ([\d.]+)l([\d.]+)(-[\d.]+)", mark.stripes):
            assert mark.x - 0.51 <= float(x) <= float(x) + float(run) <= mark.x + mark.width + 0.52
            assert -0.01 <= float(y) + float(rise) <= float(y) <= 14


def test_the_ring_of_the_sample_plan():
    arcs = ring_arcs(58, 3, 3)
    assert [(arc.fill, arc.dash, arc.offset) for arc in arcs] == [
        ("met", "370.81 43.88", "-2.50"),
        ("hatch", "14.44 400.25", "-378.31"),
        ("open", "14.44 400.25", "-397.75"),
        ("hollow", "11.44 403.25", "-399.25"),
    ]


def test_a_ring_of_one_kind_has_no_gap():
    (arc,) = ring_arcs(64, 0, 0)
    assert float(arc.dash.split()[0]) == pytest.approx(ROUND, abs=0.01)


def test_a_plan_without_tasks_has_an_empty_ring():
    assert ring_arcs(0, 0, 0) == []


@given(MANY, MANY, MANY)
def test_no_piece_of_a_ring_vanishes(met: int, not_met: int, undone: int):
    drawn = {arc.fill for arc in ring_arcs(met, not_met, undone) if float(arc.dash.split()[0]) >= 1}
    wanted = {"met": met, "hatch": not_met, "open": undone}
    assert {fill for fill, count in wanted.items() if count} <= drawn
