"""The report says what the figures say, in one sentence of office Vietnamese."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.progress import Counts
from tracker.rules.sentences import (
    ROUNDING_NOTE,
    Summary,
    closing_sentence,
    progress_sentence,
    rounding_note,
    unit_sentence,
)

CLOSED = Counts(
    total=64, executed=61, met=58, executed_not_met=3, blocked=3, waiting_guidance=3, overdue=3
)


def summary(counts, *, as_of=date(2023, 3, 7), **more):
    return Summary(counts, as_of, **({"areas": 8, "indicators": 10, "indicators_met": 10} | more))


def test_the_closed_plan_of_2022():
    assert closing_sentence(summary(CLOSED)) == (
        "Kế hoạch gồm 10 chỉ tiêu, 08 nội dung, 64 nhiệm vụ. Tính đến ngày 07/03/2023, đã hoàn"
        " thành 10/10 chỉ tiêu; đã thực hiện 61/64 nhiệm vụ, đạt tỷ lệ 95,31% (trong đó 03 nhiệm"
        " vụ thực hiện nhưng chưa đạt); 03 nhiệm vụ chưa thực hiện, chiếm 4,69% do chờ hướng"
        " dẫn: 03."
    )


def test_nobody_is_told_not_executed_before_the_time():
    counts = Counts(total=64, executed=12, met=12)
    told = progress_sentence(summary(counts, as_of=date(2022, 6, 14), indicators_met=4))
    assert told == (
        "Kế hoạch gồm 10 chỉ tiêu, 08 nội dung, 64 nhiệm vụ. Tính đến ngày 14/06/2022, đã hoàn"
        " thành 04/10 chỉ tiêu; đã thực hiện 12/64 nhiệm vụ, đạt tỷ lệ 18,75%; còn 52 nhiệm vụ:"
        " chưa đến hạn 52, quá hạn 0."
    )


def test_what_waits_for_guidance_is_named_before_closing_too():
    counts = Counts(total=42, executed=20, met=19, executed_not_met=1, overdue=3)
    waiting = Counts(**{**vars(counts), "blocked": 1, "waiting_guidance": 1})
    told = progress_sentence(summary(waiting, areas=7))
    assert told.endswith(
        "; còn 22 nhiệm vụ: chưa đến hạn 19, quá hạn 03; trong đó chờ hướng dẫn 01."
    )


def test_reasons_are_listed_in_words():
    reasons = (("chờ hướng dẫn", 2), ("chưa bố trí kinh phí", 1))
    told = closing_sentence(summary(CLOSED, reasons=reasons))
    assert told.endswith("chiếm 4,69% do chờ hướng dẫn: 02, chưa bố trí kinh phí: 01.")


def test_nothing_left_is_not_mentioned():
    counts = Counts(total=8, executed=8, met=8)
    for tell in (closing_sentence, progress_sentence):
        assert tell(summary(counts)).endswith("đã thực hiện 08/08 nhiệm vụ, đạt tỷ lệ 100%.")


def test_a_plan_may_count_not_met_outside_the_executed():
    outside = Counts(total=64, executed=58, met=58, executed_not_met=3)
    assert closing_sentence(summary(outside)).endswith(
        "đã thực hiện 58/64 nhiệm vụ, đạt tỷ lệ 90,63%; 06 nhiệm vụ chưa hoàn thành (trong đó 03"
        " đã thực hiện nhưng chưa đạt), chiếm 9,38%. Tổng có thể khác 100% do làm tròn."
    )


@pytest.mark.parametrize("tell", [closing_sentence, progress_sentence])
def test_a_plan_without_tasks_has_no_rate(tell):
    told = tell(summary(Counts(), areas=0))
    assert told == "Tính đến ngày 07/03/2023, không có nhiệm vụ trong kế hoạch."


def test_a_plan_without_indicators_does_not_speak_of_them():
    assert "chỉ tiêu" not in closing_sentence(summary(CLOSED, indicators=0))


@pytest.mark.parametrize(
    ("parts", "note"),
    [
        (("95.31", "4.69"), ""),
        (("96.88", "3.13"), ROUNDING_NOTE),
        (("33.33", "33.33", "33.33"), ROUNDING_NOTE),
        ((), ""),
    ],
)
def test_parts_that_miss_a_hundred_carry_a_note(parts, note):
    assert rounding_note([Decimal(part) for part in parts]) == note


numbers = st.integers(0, 300)


@given(numbers, numbers, numbers)
def test_the_parts_of_the_sentence_add_up(met, overdue, not_due):
    total = met + overdue + not_due
    told = progress_sentence(summary(Counts(total=total, executed=met, met=met, overdue=overdue)))
    assert f"còn {total - met:02d} nhiệm vụ" in told or total == met
    assert f"quá hạn {overdue:02d}." in told or not overdue
    assert "chưa thực hiện" not in told


def test_a_unit_is_told_what_it_did_and_what_is_left():
    counts = Counts(total=12, executed=7, met=7, overdue=3, waiting_guidance=1, blocked=1)
    assert unit_sentence(counts, as_of=date(2026, 11, 22)) == (
        "Tính đến ngày 22/11/2026, đã thực hiện 07/12 nhiệm vụ, đạt tỷ lệ 58,33%; còn 05 nhiệm vụ:"
        " chưa đến hạn 02, quá hạn 03; trong đó chờ hướng dẫn 01."
    )


def test_what_waits_for_confirmation_is_named_after_the_figures():
    counts = Counts(total=2, executed=1, met=1, waiting_confirmation=1)
    told = unit_sentence(counts, as_of=date(2026, 11, 22))
    assert told.endswith("Số tạm tính: còn 01 nhiệm vụ chờ xác nhận, chưa tính vào kết quả.")


def test_a_unit_that_did_all_has_nothing_left_and_one_without_tasks_no_sentence():
    done = unit_sentence(Counts(total=3, executed=3, met=3), as_of=date(2026, 11, 22))
    assert done.endswith("đã thực hiện 03/03 nhiệm vụ, đạt tỷ lệ 100%.")
    assert unit_sentence(Counts(), as_of=date(2026, 11, 22)) == ""
