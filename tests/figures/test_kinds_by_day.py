"""Milestones, slices of years and tasks that wait for an event: counted alike by both settings."""

from datetime import date

import pytest

from tests.cast import Office, make_plan, make_task
from tests.figures.test_kinds import END, at
from tracker import updates, verification
from tracker.figures import figures_of
from tracker.plans import Plan
from tracker.rules.words import Outcome
from tracker.tasks import DueSource, Task
from tracker.tasks.settings import change_settings
from tracker.updates import Claim, News, Result
from tracker.verification import Verdict

FIRST, LAST = date(2026, 4, 30), date(2026, 10, 30)
# day: total, executed, overdue, due, no date
Table = dict[tuple[int, int], tuple[int, ...]]
MILESTONES: Table = {
    (4, 30): (1, 0, 0, 0, 0), (5, 15): (1, 0, 0, 0, 0), (10, 27): (1, 0, 0, 0, 0),
    (10, 28): (1, 1, 0, 0, 0), (10, 30): (1, 1, 0, 1, 0), (12, 31): (1, 1, 0, 1, 0),
}  # fmt: skip
OPEN_MILESTONES: Table = {
    (5, 15): (1, 0, 0, 0, 0), (10, 30): (1, 0, 0, 1, 0), (11, 2): (1, 0, 1, 1, 0),
}  # fmt: skip
SLICE: Table = {(6, 30): (1, 0, 0, 0, 0), (12, 31): (1, 0, 0, 1, 0)}
EVENT: Table = {(6, 30): (1, 0, 0, 0, 1), (12, 31): (1, 0, 0, 1, 1)}


@pytest.fixture(params=[False, True], ids=["at closing", "per period"])
def plan(session, office: Office, request) -> Plan:
    """The commune's plan of 2026, counting one way and the other."""
    made = make_plan(office)
    change_settings(made, {"per_period": request.param}, by=office.hoa, at=at(1, 21))
    return made


def assert_counts(plan: Plan, table: Table) -> None:
    for day, wanted in table.items():
        counts = figures_of(plan, as_of=date(2026, *day)).counts()
        found = (counts.total, counts.executed, counts.overdue, counts.due, counts.no_date)
        assert found == wanted, day


def milestones(plan: Plan, office: Office) -> Task:
    return make_task(plan, office.pkt, due_on=LAST, kind="multi", several=(FIRST, LAST))


def test_two_milestones_count_once_when_both_are_done(plan: Plan, office: Office):
    task = milestones(plan, office)
    for one, day in zip(task.occurrences, ((4, 24), (10, 28)), strict=True):
        result = Result(one, date(2026, *day))
        updates.mark_occurrence(task, result, news=News(), by=office.quang, at=at(*day))
    claim = Claim(date(2026, 10, 28), Outcome.MET, News("Đã nộp cả hai đợt."))
    updates.submit(task, claim, by=office.minh, at=at(10, 28))
    verification.accept(task, Verdict(Outcome.MET), by=office.hoa, at=at(10, 29))
    assert_counts(plan, MILESTONES)


def test_a_milestone_without_a_result_is_overdue_after_the_last_one_only(plan, office: Office):
    milestones(plan, office)
    assert_counts(plan, OPEN_MILESTONES)


def test_a_task_of_several_years_counts_the_slice_of_this_one(plan: Plan, office: Office):
    task = make_task(plan, office.pkt, due_on=END, kind="range")
    task.deadline_text, task.recurrence = "2026 - 2030", "MULTIYEAR; slice 2026 due 2026-12-31"
    assert_counts(plan, SLICE)


@pytest.mark.parametrize("kind", ["event", "unspecified", "relative"])
def test_without_a_day_it_is_not_due_before_the_plan_ends(plan: Plan, office: Office, kind: str):
    make_task(plan, office.pkt, due_on=END, kind=kind, source=DueSource.PLAN_END)
    assert_counts(plan, EVENT)
