"""The ladder: each rung once, the latest alone, never on a day off."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.ladder import (
    LADDER,
    OF_VERIFICATION,
    Anchor,
    Dates,
    Reached,
    StageRule,
    closing_day,
    is_check_in_time,
    is_silenced,
    only,
    rung_reached,
    stage_of,
)
from tracker.rules.words import Role, Stage
from tracker.rules.working_days import Calendar

HOLIDAYS = Path(__file__).parents[2] / "samples" / "holidays_vn_2022_2027.csv"


def national():
    with HOLIDAYS.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        return Calendar({date.fromisoformat(row["date"]): row["day_is"] == "work" for row in rows})


CALENDAR = national()
PLAIN = Calendar()
FRIDAY = date(2026, 10, 30)


def reached(day, *, due=FRIDAY, audience=Role.STAFF, **more):
    dates = Dates(due, CALENDAR.next_working_day(due), **more)
    found = rung_reached(dates, today=day, calendar=CALENDAR, audience=audience)
    return found.name if found else None


OFFICER = [
    (date(2026, 10, 20), None),
    (date(2026, 10, 21), "seven_before"),
    (date(2026, 10, 27), "seven_before"),
    (date(2026, 10, 28), "two_before"),
    (date(2026, 10, 30), "on_the_day"),
    (date(2026, 10, 31), None),
    (date(2026, 11, 2), "one_after"),
    (date(2026, 11, 6), "one_after"),
    (date(2026, 11, 9), "weekly_after:2026-11-09"),
    (date(2026, 11, 13), "weekly_after:2026-11-09"),
    (date(2026, 11, 16), "weekly_after:2026-11-16"),
]


@pytest.mark.parametrize(("day", "name"), OFFICER)
def test_the_officer_climbs_rung_by_rung(day, name):
    assert reached(day) == name


HEAD = [
    (date(2026, 10, 20), None),
    (date(2026, 10, 26), "head_weekly:2026-10-26"),
    (date(2026, 11, 2), "head_overdue"),
    (date(2026, 11, 9), "head_weekly:2026-11-09"),
]


@pytest.mark.parametrize(("day", "name"), HEAD)
def test_the_head_is_told_on_mondays_and_on_the_first_day_overdue(day, name):
    assert reached(day, audience=Role.UNIT_HEAD) == name


HIGHER = [
    (Role.COORDINATOR, date(2026, 11, 13), None),
    (Role.COORDINATOR, date(2026, 11, 16), "long_overdue:2026-11-16"),
    (Role.STEERING, date(2026, 11, 23), "long_overdue:2026-11-23"),
    (Role.LEADER, date(2026, 11, 23), None),
    (Role.AUDITOR, date(2026, 11, 23), None),
]


@pytest.mark.parametrize(("audience", "day", "name"), HIGHER)
def test_more_than_ten_working_days_overdue_goes_up(audience, day, name):
    assert reached(day, audience=audience) == name


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2026, 11, 2), None), (date(2026, 11, 9), "long_blocked:2026-11-09")],
)
def test_the_leader_hears_of_a_block_of_more_than_thirty_days(day, name):
    since = date(2026, 10, 3)
    assert reached(day, audience=Role.LEADER, blocked_since_on=since) == name


def test_the_head_hears_of_a_task_without_a_person_after_three_working_days():
    since = date(2026, 3, 2)
    days = [date(2026, 3, 4), date(2026, 3, 5)]
    names = [reached(day, audience=Role.UNIT_HEAD, unnamed_since_on=since) for day in days]
    assert names == [None, "unnamed"]


def test_a_due_day_off_is_told_of_before_and_is_overdue_after_the_next_working_day():
    sunday = date(2026, 11, 1)
    days = [date(2026, 10, 30), date(2026, 11, 2), date(2026, 11, 3)]
    assert [reached(day, due=sunday) for day in days] == ["on_the_day", "on_the_day", "one_after"]


def test_no_letter_in_tet_and_mondays_rung_on_the_first_day_back():
    due = date(2026, 1, 30)
    tet = [date(2026, 2, 14) + timedelta(step) for step in range(9)]
    assert {reached(day, due=due) for day in tet} == {None}
    assert reached(date(2026, 2, 23), due=due) == "weekly_after:2026-02-23"
    assert reached(date(2026, 9, 3), due=due) == "weekly_after:2026-08-31"


def test_after_days_without_power_only_the_latest_rung_is_left():
    assert reached(date(2026, 11, 11)) == "weekly_after:2026-11-09"


days = st.dates(date(2024, 1, 1), date(2027, 6, 30))


@given(days, st.sampled_from([Role.STAFF, Role.UNIT_HEAD, Role.COORDINATOR]))
def test_a_rung_left_behind_never_comes_back(due, audience):
    walk = [due + timedelta(step) for step in range(-20, 60)]
    names = [reached(day, due=due, audience=audience) for day in walk]
    told = [name for name in names if name]
    changes = [name for before, name in zip([None, *told], told, strict=False) if name != before]
    assert len(changes) == len(set(changes))
    assert all(CALENDAR.is_working(day) for day, name in zip(walk, names, strict=True) if name)


@given(days)
def test_an_officer_is_told_of_one_task_at_most_four_times_and_then_weekly(due):
    walk = [due + timedelta(step) for step in range(-20, 60)]
    names = {reached(day, due=due) for day in walk} - {None}
    weekly = {name for name in names if ":" in name}
    assert names - weekly == {"seven_before", "two_before", "on_the_day", "one_after"}
    assert len(weekly) <= 60 // 7 + 1


def test_every_name_tells_its_stage():
    assert stage_of("weekly_after:2026-11-09") is Stage.WEEKLY_AFTER
    assert stage_of("one_after") is Stage.ONE_AFTER
    assert {rule.stage for rule in LADDER} == set(Stage)


def check_in(day, calendar=PLAIN):
    dates = Dates(closes_on=closing_day(day))
    found = rung_reached(dates, today=day, calendar=calendar, audience=Role.STAFF)
    return found.name if found else None


CHECK_INS = [
    (date(2026, 9, 4), None),
    (date(2026, 9, 7), "check_in:2026-09-07"),
    (date(2026, 9, 14), "check_in:2026-09-14"),
    (date(2026, 10, 5), None),
    (date(2026, 10, 12), "check_in:2026-10-12"),
    (date(2026, 7, 10), None),
    (date(2026, 7, 13), "check_in:2026-07-13"),
    (date(2026, 3, 14), None),
    (date(2026, 3, 9), "check_in:2026-03-09"),
]


@pytest.mark.parametrize(("day", "name"), CHECK_INS)
def test_a_check_in_is_asked_for_on_the_mondays_before_the_periods_close(day, name):
    assert check_in(day) == name


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_a_monday_before_its_period_closes(month):
    days = [date(2026, month, day) for day in range(1, 15)]
    assert any(check_in(day, CALENDAR) for day in days[:-1])


PAGES = [
    (date(2026, 9, 7), False),
    (date(2026, 9, 8), True),
    (date(2026, 9, 14), True),
    (date(2026, 9, 15), False),
    (date(2026, 3, 14), False),
    (date(2026, 3, 13), True),
]


@pytest.mark.parametrize(("day", "is_time"), PAGES)
def test_pages_ask_in_the_five_working_days_before(day, is_time):
    assert is_check_in_time(day, calendar=PLAIN) is is_time


SILENT = [
    (date(2026, 10, 28), date(2026, 10, 28), True),  # the day the rung is reached
    (date(2026, 10, 28), date(2026, 10, 27), False),
    (date(2026, 11, 2), date(2026, 10, 30), False),  # told before it was overdue
    (date(2026, 11, 9), date(2026, 11, 2), True),  # five working days from Monday to Monday
    (date(2026, 11, 16), date(2026, 11, 2), False),
]


@pytest.mark.parametrize(("reached_on", "heard_on", "silent"), SILENT)
def test_a_word_silences_the_rung_and_on_late_work_five_working_days(reached_on, heard_on, silent):
    rung = Reached("weekly_after", reached_on)
    assert is_silenced(rung, heard_on, deadline=FRIDAY, calendar=CALENDAR) is silent


def test_the_days_of_silence_are_the_ladders():
    rung, heard = Reached("weekly_after", date(2026, 11, 9)), date(2026, 11, 2)
    for days, silent in ((4, False), (5, True)):
        ladder = [StageRule(Stage.SILENCE, Role.STAFF, Anchor.ANSWERED, days)]
        assert silent is is_silenced(
            rung, heard, deadline=FRIDAY, calendar=CALENDAR, ladder=ladder
        )  # fmt: skip
    assert not is_silenced(rung, heard, deadline=FRIDAY, calendar=CALENDAR, ladder=[])


WAITS = [
    (Role.COORDINATOR, date(2026, 11, 4), "waiting"),
    (Role.COORDINATOR, date(2026, 11, 10), "waiting"),
    (Role.COORDINATOR, date(2026, 11, 16), "long_waiting:2026-11-16"),
    (Role.UNIT_HEAD, date(2026, 11, 5), None),
    (Role.UNIT_HEAD, date(2026, 11, 9), "waiting:2026-11-09"),
]


@pytest.mark.parametrize(("audience", "day", "name"), WAITS)
def test_what_waits_is_told_to_the_secretariat_at_once_and_to_heads_on_mondays(audience, day, name):
    found = rung_reached(
        Dates(waits_since_on=date(2026, 11, 4)), today=day, calendar=CALENDAR, audience=audience,
        ladder=only(LADDER, OF_VERIFICATION),
    )  # fmt: skip
    assert (found.name if found else None) == name
