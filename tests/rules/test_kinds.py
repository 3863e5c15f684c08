"""What lies a printed length after a day, when tasks of years end, and which check-ins are open."""

from datetime import date

import pytest

from tracker.rules import kinds
from tracker.rules.kinds import Occurrence
from tracker.rules.working_days import Calendar

DAY = date(2026, 1, 30)  # a Friday


@pytest.mark.parametrize(
    ("mark", "due_on"),
    [
        ("P20D after event", date(2026, 2, 19)),
        ("P5WD after event", date(2026, 2, 6)),
        ("P2W after event", date(2026, 2, 13)),
        ("P1M after event", date(2026, 2, 28)),
        ("PT24H after event", date(2026, 1, 31)),
        ("PT8H after event", date(2026, 1, 31)),
        ("P30D after inspection_conclusion", date(2026, 3, 1)),
        ("EVENT", None),
        ("", None),
    ],
)
def test_the_day_a_length_after_a_trigger(mark: str, due_on: date | None):
    assert kinds.due_after(mark, trigger_on=DAY, calendar=Calendar()) == due_on
    assert kinds.has_length(mark) is (due_on is not None)


@pytest.mark.parametrize(
    ("text", "mark", "year"),
    [
        ("2026 - 2030", "MULTIYEAR; slice 2026 due 2026-12-31", 2030),
        ("Giai đoạn 2022 - 2026", "MULTIYEAR; slice 2026 due 2026-12-31", None),
        ("Quý III/2026", "", None),
    ],
)
def test_a_task_of_several_years_ends_in_one_of_them(text: str, mark: str, year: int | None):
    assert kinds.last_year(text, mark, year=2026) == year


def test_check_ins_lie_between_the_days_of_the_task():
    days = kinds.check_in_days(date(2026, 4, 1), date(2026, 9, 30))
    assert days == [date(2026, 6, 14), date(2026, 9, 14)]


@pytest.mark.parametrize(
    ("on", "month"), [((2, 28), None), ((3, 1), 3), ((5, 31), 3), ((12, 31), 3)]
)
def test_a_check_in_opens_with_its_month_and_stays_open(on: tuple[int, int], month: int | None):
    days = kinds.check_in_days(date(2026, 1, 1), date(2026, 12, 31))
    found = kinds.open_check_in([Occurrence(day) for day in days], on=date(2026, *on))
    assert (found and found.due_on.month) == month


def test_a_period_counts_when_all_that_was_due_is_verified():
    first, second = date(2026, 3, 31), date(2026, 6, 30)
    verified = Occurrence(first, first, is_verified=True)
    several = [Occurrence(second, second), verified]
    assert kinds.last_of_period(several, as_of=date(2026, 3, 30)) is None
    assert kinds.last_of_period(several, as_of=first) == verified
    assert kinds.last_of_period(several, as_of=second) is None


def test_an_extension_puts_off_the_last_occurrence_alone():
    several = (Occurrence(date(2026, 3, 31)), Occurrence(date(2026, 6, 30)))
    found = kinds.put_off(several, due_on=date(2026, 7, 31))
    assert [one.due_on for one in found] == [date(2026, 3, 31), date(2026, 7, 31)]
    assert kinds.put_off(several, due_on=date(2026, 6, 30)) == several
    calendar = Calendar()
    assert kinds.missed(found, as_of=date(2026, 7, 15), calendar=calendar) == [several[0]]
