"""The rule of counting, against the samples' expected figures and by its own laws."""

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.percents import percent
from tracker.rules.progress import (
    Counts,
    Settings,
    TaskFacts,
    added,
    added_by,
    count,
    deadline,
    roll_up_days,
    time_state,
)
from tracker.rules.words import Outcome, Status, TimeState
from tracker.rules.working_days import Calendar

SAMPLES = Path(__file__).parents[2] / "samples"
PLAIN = Settings(rolls_forward=False)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
FACTS = st.builds(
    TaskFacts,
    status=st.sampled_from(Status),
    outcome=st.sampled_from(Outcome),
    completed_on=st.one_of(st.none(), DAYS),
    original_due_on=DAYS,
    due_on=DAYS,
    deadline=DAYS,
    has_date=st.booleans(),
)


def final_facts_2022() -> list[tuple[str, str, TaskFacts]]:
    """The closed sample: area, lead and facts of each task."""
    found = []
    with (SAMPLES / "plan_thu_duc_2022.csv").open(encoding="utf-8-sig", newline="") as text:
        for row in csv.DictReader(text):
            if row["record_type"] != "nhiem_vu":
                continue
            stated = [date.fromisoformat(day) for day in row["due_dates"].split("|") if day]
            several_years = row["recurrence"].startswith("MULTIYEAR")
            original, due = roll_up_days(
                stated, plan_end=date(2022, 12, 31), is_multi_year=several_years
            )
            done = row["completed_on"]
            facts = TaskFacts(
                status=row["status"], outcome=row["outcome"] if done else None,
                completed_on=date.fromisoformat(done) if done else None,
                original_due_on=original, due_on=due, deadline=due,
            )  # fmt: skip
            found.append((row["parent_code"], row["lead_unit_code"], facts))
    return found


def count_2022(facts: TaskFacts) -> Counts:
    """Count a task of the closed sample on the day the plan was closed."""
    return count(facts, as_of=date(2023, 3, 7), settings=PLAIN)


def test_the_closed_sample_has_61_of_64_executed_and_58_met():
    counts = added(count_2022(facts) for _, _, facts in final_facts_2022())
    assert (counts.total, counts.executed, counts.met, counts.blocked) == (64, 61, 58, 3)
    assert counts.executed_rate == Decimal("95.31")
    assert counts.met_rate == Decimal("90.63")
    assert (counts.early, counts.on_time, counts.late) == (52, 5, 4)


def test_every_area_and_unit_of_the_closed_sample_is_as_expected():
    expected = json.loads((SAMPLES / "plan_expected_rollup.json").read_text(encoding="utf-8"))
    tasks = final_facts_2022()
    by_area = added_by((area, count_2022(facts)) for area, _, facts in tasks)
    by_lead = added_by((lead, count_2022(facts)) for _, lead, facts in tasks)
    for found, wanted in ((by_area, expected["by_content"]), (by_lead, expected["by_lead_unit"])):
        assert found.keys() == wanted.keys()
        for key, figures in wanted.items():
            assert figures.items() <= found[key].as_json().items(), key


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(61, 64, "95.31"), (58, 64, "90.63"), (3, 64, "4.69"), (0, 5, "0.00"), (3, 0, None)],
)
def test_percent_rounds_half_up(part: int, whole: int, expected: str | None):
    assert percent(part, whole) == (None if expected is None else Decimal(expected))


@given(st.lists(FACTS), DAYS)
def test_parts_add_up_to_the_plan(tasks: list[TaskFacts], as_of: date):
    counts = added(count(facts, as_of=as_of, settings=PLAIN) for facts in tasks)
    assert counts.total == len(tasks)
    assert counts.executed + counts.overdue + counts.not_due == counts.total
    assert counts.met + counts.executed_not_met == counts.executed
    assert counts.early + counts.on_time + counts.late == counts.executed
    assert counts.executed_of_due <= min(counts.executed, counts.due)


@given(st.lists(st.tuples(st.sampled_from("abc"), FACTS)), DAYS)
def test_groups_add_up_to_the_plan(items: list[tuple[str, TaskFacts]], as_of: date):
    counted = [(key, count(facts, as_of=as_of, settings=PLAIN)) for key, facts in items]
    groups = added_by(counted).values()
    whole = added(counts for _, counts in counted)
    for name in ("total", "executed", "met", "overdue", "due", "late"):
        assert sum(getattr(group, name) for group in groups) == getattr(whole, name)


def test_not_met_may_stand_outside_the_executed_ones():
    facts = TaskFacts(
        status=Status.COMPLETED, outcome=Outcome.NOT_MET, completed_on=date(2026, 5, 1),
        original_due_on=date(2026, 6, 30), due_on=date(2026, 6, 30), deadline=date(2026, 6, 30),
    )  # fmt: skip
    outside = Settings(not_met_is_executed=False)
    counts = count(facts, as_of=date(2026, 5, 2), settings=outside)
    assert (counts.executed, counts.not_executed, counts.executed_not_met) == (0, 1, 1)


def test_a_deadline_rolls_to_the_next_working_day_and_before_may_be_strict():
    saturday = date(2026, 10, 31)
    roll = Calendar().next_working_day
    rolled = deadline(saturday, is_strict=False, settings=Settings(), next_working=roll)
    strict = Settings(rolls_forward=False, strict_before=True)
    assert rolled == date(2026, 11, 2)
    assert deadline(saturday, is_strict=True, settings=strict, next_working=roll).day == 30


@pytest.mark.parametrize(
    ("as_of", "has_date", "expected"),
    [
        (date(2026, 6, 1), True, TimeState.NOT_DUE),
        (date(2026, 6, 25), True, TimeState.DUE_SOON),
        (date(2026, 6, 30), True, TimeState.DUE_SOON),
        (date(2026, 7, 1), True, TimeState.OVERDUE),
        (date(2026, 6, 25), False, TimeState.NO_DATE),
        (date(2026, 7, 1), False, TimeState.OVERDUE),
    ],
)
def test_time_state_of_an_open_task(*, as_of: date, has_date: bool, expected: TimeState):
    day = date(2026, 6, 30)
    facts = TaskFacts(
        status=Status.IN_PROGRESS, outcome=None, completed_on=None, original_due_on=day,
        due_on=day, deadline=day, has_date=has_date,
    )  # fmt: skip
    soon = Calendar().add(as_of, 7)
    assert time_state(facts, as_of=as_of, soon_until=soon) is expected


def test_the_cap_at_the_plans_end_makes_nobody_late():
    written, counted = date(2023, 1, 15), date(2022, 12, 31)
    facts = TaskFacts(
        status=Status.COMPLETED, outcome=Outcome.MET, completed_on=date(2023, 1, 12),
        original_due_on=written, due_on=counted, deadline=counted,
    )  # fmt: skip
    counts = count_2022(facts)
    assert (counts.early, counts.early_current, counts.late_current) == (1, 1, 0)
