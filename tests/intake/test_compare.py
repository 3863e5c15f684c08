"""Rows are known again by title, number and likeness."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.compare import ANY_NUMBER, Line, _Left, _likeness, line, pair, words

TEXTS = st.sampled_from(["rà soát thủ tục", "tuyên truyền", "kiểm tra công vụ", "số hóa hồ sơ", ""])
LINES = st.builds(line, st.sampled_from(["I", "II"]), st.sampled_from(["1", "2.", ""]), TEXTS)


@given(st.lists(LINES, max_size=8), st.lists(LINES, max_size=8))
def test_no_row_is_two_rows(old: list[Line], new: list[Line]):
    pairs = pair(old, new)
    assert len(set(pairs.values())) == len(pairs)
    assert all(place < len(new) and before < len(old) for place, before in pairs.items())


@given(st.lists(LINES, max_size=8))
def test_the_same_rows_pair_in_full(rows: list[Line]):
    assert set(pair(rows, rows)) == set(range(len(rows)))


def test_a_row_that_moved_to_another_area_is_the_same_row():
    old = [line("I", "1", "Rà soát thủ tục"), line("I", "2", "Tuyên truyền")]
    new = [line("I", "1", "Tuyên truyền"), line("II", "1", "RÀ SOÁT THỦ TỤC")]
    assert pair(old, new) == {0: 1, 1: 0}


def test_the_number_helps_where_half_the_words_changed():
    old = [line("I", "1", "Rà soát thủ tục đất đai"), line("I", "2", "Họp giao ban")]
    new = [line("I", "1.", "Rà soát, đơn giản hóa thủ tục")]
    assert pair(old, new) == {0: 0}


def test_another_task_under_the_same_number_is_another_task():
    assert pair([line("I", "1", "Rà soát thủ tục")], [line("I", "1", "Bồi dưỡng kỹ năng số")]) == {}


@given(st.lists(st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=6), max_size=6))
def test_no_likely_partner_is_overlooked(titles: list[list[str]]):
    rows = [line("I", "", " ".join(title)) for title in titles]
    left = _Left(dict(enumerate(rows)))
    for row in rows:
        likely = {
            place for place, other in enumerate(rows)
            if _likeness(words(row), words(other)) >= ANY_NUMBER
        }  # fmt: skip
        assert likely <= left.near(row)
