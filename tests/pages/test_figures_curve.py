"""The year's curve: lines in steps, dots at cut-offs, words that do not cover anything."""

import itertools
import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.pages.figures_curve import NARROW, WIDE, Course, step_curve
from tracker.pages.figures_labels import box_of

FROM, UNTIL = date(2022, 1, 1), date(2023, 1, 31)
WORDS = ("Theo hạn", "Thực tế")


def course(**changes: object) -> Course:
    facts = {
        "from_on": FROM, "until_on": UNTIL, "as_of": UNTIL, "whole": 64,
        "due": [(date(2022, 3, 31), 10), (date(2022, 12, 31), 63), (date(2023, 1, 15), 64)],
        "done": [(date(2022, 2, 20), 5), (date(2022, 12, 30), 58), (date(2023, 1, 16), 61)],
        "cuts": [(date(2022, 3, 14), 7), (date(2022, 12, 31), 58), (UNTIL, 61)],
    }  # fmt: skip
    return Course(**{**facts, **changes})  # type: ignore[arg-type]


def test_a_dot_stands_where_its_day_and_count_are():
    drawn = step_curve(course(), WIDE, words=WORDS)
    assert drawn.dots == [(151.6, 336.4), (652.8, 47.9), (706.0, 31.0)]


def test_lines_go_in_steps():
    path = step_curve(course(), WIDE, words=WORDS).done_path
    points = [tuple(map(float, pair.split())) for pair in re.split("[ML]", path)[1:]]
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        assert x1 == x2 or y1 == y2
        assert x1 <= x2
        assert y1 >= y2


def test_the_line_done_ends_on_the_day_of_the_figures():
    drawn = step_curve(course(as_of=date(2022, 6, 30)), WIDE, words=WORDS)
    assert drawn.done_path.endswith("L337.0 347.7")
    assert drawn.due_end is not None
    assert drawn.due_end.count == 64


def test_many_deadlines_on_one_day_are_said():
    crowd = step_curve(course(), WIDE, words=WORDS).crowd
    assert crowd is not None
    assert (crowd.count, crowd.day) == (53, date(2022, 12, 31))


def test_a_value_goes_below_its_dot_where_the_line_due_runs_above():
    close = course(due=[(date(2022, 3, 1), 9), (UNTIL, 64)], done=[(date(2022, 3, 1), 7)])
    drawn = step_curve(close, WIDE, words=WORDS)
    dot, value = drawn.dots[0], drawn.values[0]
    assert value.x > dot[0]
    assert value.y > dot[1]


def test_a_word_does_not_stand_where_both_lines_run():
    both = [(date(2022, 2, 1), 10)]
    drawn = step_curve(
        course(due=[*both, (date(2022, 8, 1), 30)], done=[*both, (date(2022, 8, 1), 20)], cuts=[]),
        WIDE, words=WORDS,
    )  # fmt: skip
    august = 28 + (706 - 28) * 212 / 395
    assert drawn.due_word.x > august
    assert drawn.done_word.x > august


def test_a_narrow_drawing_says_less():
    drawn = step_curve(course(), NARROW, words=WORDS)
    assert drawn.crowd is None
    assert [label.day.month for label in drawn.months if label.day] == [1, 4, 7, 10, 1]


def test_a_month_stands_alone():
    drawn = step_curve(course(until_on=date(2023, 1, 15)), WIDE, words=WORDS)
    assert [label.day.month for label in drawn.months if label.day] == list(range(1, 13))


def test_early_in_the_year_the_word_stands_behind_the_line():
    day = date(2022, 1, 21)
    drawn = step_curve(course(as_of=day, done=[(day, 1)], cuts=[(day, 1)]), WIDE, words=WORDS)
    ((x, _),) = drawn.dots
    assert box_of(drawn.done_word, len(WORDS[1]))[0] > x + 4


def test_a_new_plan_is_drawn_too():
    drawn = step_curve(course(due=[], done=[], cuts=[], whole=0), WIDE, words=WORDS)
    assert [line.count for line in drawn.grid] == [0]
    assert drawn.due_end is not None
    assert drawn.due_end.count == 0


STEPS = st.lists(st.tuples(st.integers(0, 395), st.integers(1, 9)), max_size=40).map(
    lambda steps: [
        (FROM + timedelta(days), sum(more for _, more in sorted(steps)[: place + 1]))
        for place, (days, _) in enumerate(sorted(steps))
    ]
)


@given(STEPS, STEPS)
def test_words_stay_inside_the_plot(due: list[tuple[date, int]], done: list[tuple[date, int]]):
    whole = max([1, *(count for _, count in due + done)])
    for frame in (WIDE, NARROW):
        drawn = step_curve(course(due=due, done=done, whole=whole), frame, words=WORDS)
        for word in (drawn.due_word, drawn.done_word):
            assert frame.left <= word.x <= frame.right
            assert 0 <= word.y <= frame.height


@given(st.integers(1, 5000))
def test_the_grid_runs_from_nothing_to_the_whole(whole: int):
    counts = [line.count for line in step_curve(course(whole=whole), WIDE, words=WORDS).grid]
    assert counts[0] == 0
    assert counts[-1] == whole
    assert counts == sorted(set(counts))
    assert len(counts) <= 7


@given(st.integers(0, 64), st.integers(0, 64))
def test_the_two_ends_can_both_be_read(due: int, done: int):
    last = date(2022, 12, 31)
    drawn = step_curve(
        course(due=[(last, due)], done=[(last, done)], cuts=[(UNTIL, done)]), NARROW, words=WORDS
    )
    if drawn.due_end is None:
        assert due == done
    else:
        assert abs(drawn.due_end.y - drawn.values[-1].y) >= 14.8
        assert (drawn.due_end.y < drawn.values[-1].y) == (due > done)
