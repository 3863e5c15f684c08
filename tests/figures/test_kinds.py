"""Each kind of task counts as the plan says, as of any day, as known at any instant."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_task
from tracker import updates, verification
from tracker.figures import figures_of
from tracker.figures.matters import Kind, matters_of
from tracker.figures.states import fold_log, log_of
from tracker.plans import Plan
from tracker.rules.words import Outcome
from tracker.tasks import Task
from tracker.tasks.settings import change_settings
from tracker.updates import Claim, News, Result
from tracker.verification import Verdict

QUARTERS = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31))
END = QUARTERS[-1]


def at(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour - 7, tzinfo=UTC)


@pytest.fixture
def quarterly(plan: Plan, office: Office) -> Task:
    """A report of the economics room (PKT) each quarter; three of four given, one of them late."""
    task = make_task(plan, office.pkt, due_on=END, kind="recurring", several=QUARTERS)
    for place, (month, day) in enumerate(((3, 30), (7, 6), (9, 30))):
        mark(task, place, date(2026, month, day), office)
    return task


def mark(task: Task, place: int, done_on: date, office: Office) -> None:
    result = Result(task.occurrences[place], done_on)
    updates.mark_occurrence(
        task, result, news=News(), by=office.quang, at=at(done_on.month, done_on.day)
    )


def per_period(plan: Plan, office: Office, *, when: datetime) -> None:
    change_settings(plan, {"per_period": True}, by=office.hoa, at=when)


def done_on(task: Task, day: date, known: datetime | None = None) -> str:
    """Return k/n of a task on a day, as known at an instant."""
    state = fold_log(log_of(task.plan, known=known), as_of=day)[task.id]
    return f"{sum(1 for one in state.occurrences if one.done_on)}/{len(state.occurrences)}"


@pytest.mark.parametrize(
    ("day", "tally"),
    [((3, 29), "0/4"), ((3, 30), "1/4"), ((7, 5), "1/4"), ((7, 6), "2/4"), ((12, 31), "3/4")],
)
def test_how_many_occurrences_are_done_is_told_for_any_day(quarterly: Task, day, tally: str):
    assert done_on(quarterly, date(2026, *day)) == tally


def test_a_result_noted_late_counts_from_its_own_day_once_it_is_known(
    plan: Plan, office: Office
):  # fmt: skip
    task = make_task(plan, office.pkt, due_on=END, kind="recurring", several=QUARTERS)
    late = Result(task.occurrences[0], date(2026, 3, 30))
    updates.mark_occurrence(task, late, news=News(), by=office.quang, at=at(4, 20))
    assert done_on(task, date(2026, 3, 31)) == "1/4"
    assert done_on(task, date(2026, 3, 31), known=at(4, 19)) == "0/4"


def test_a_result_taken_back_counts_no_more_but_stays_in_what_was_known(quarterly, office: Office):
    first = quarterly.occurrences[0]
    updates.undo_occurrence(quarterly, first, by=office.quang, at=at(10, 5))
    assert done_on(quarterly, date(2026, 3, 31)) == "0/4"
    assert done_on(quarterly, date(2026, 3, 31), known=at(10, 4)) == "1/4"


# day, status of the setting, executed, overdue, due
RECURRING = [
    ((3, 14), 0, 0), ((3, 31), 0, 1), ((6, 30), 0, 0), ((7, 6), 0, 1), ((9, 30), 0, 1),
    ((12, 31), 0, 0),
]  # fmt: skip


@pytest.mark.parametrize(("day", "at_closing", "by_period"), RECURRING)
def test_a_recurring_task_counts_by_the_setting(
    quarterly: Task, office: Office, day, at_closing: int, by_period: int
):
    for one in quarterly.occurrences[:3]:
        verification.accept_occurrence(quarterly, one, by=office.hoa, at=at(10, 2))
    day = date(2026, *day)
    assert figures_of(quarterly.plan, as_of=day).counts().executed == at_closing
    per_period(quarterly.plan, office, when=at(10, 3))
    counts = figures_of(quarterly.plan, as_of=day).counts()
    assert (counts.executed, counts.met, counts.overdue, counts.due) == (
        by_period, by_period, 0, int(day == END),
    )  # fmt: skip


def test_by_period_the_last_occurrence_due_says_early_or_late(quarterly: Task, office: Office):
    for one in quarterly.occurrences[:3]:
        verification.accept_occurrence(quarterly, one, by=office.hoa, at=at(10, 2))
    per_period(quarterly.plan, office, when=at(10, 3))
    found = {}
    for month, day in ((4, 1), (7, 6), (10, 1)):
        counts = figures_of(quarterly.plan, as_of=date(2026, month, day)).counts()
        found[month] = (counts.early, counts.on_time, counts.late)
    assert found == {4: (1, 0, 0), 7: (0, 0, 1), 10: (0, 1, 0)}


def test_what_is_not_verified_does_not_count_by_period(quarterly: Task, office: Office):
    per_period(quarterly.plan, office, when=at(10, 3))
    assert figures_of(quarterly.plan, as_of=date(2026, 10, 1)).counts().executed == 0


@pytest.fixture
def ongoing(plan: Plan, office: Office) -> Task:
    """A task of the economics room (PKT) that goes on all year, checked in twice."""
    task = make_task(plan, office.pkt, due_on=END, kind="ongoing")
    updates.no_change(task, by=office.quang, at=at(3, 10))
    updates.post(task, News("Đã tiếp 12 lượt người."), by=office.quang, at=at(6, 12))
    return task


def test_an_ongoing_task_has_a_check_in_each_quarter(ongoing: Task):
    assert [one.due_on.month for one in ongoing.occurrences] == [3, 6, 9, 12]
    assert [one.done_on for one in ongoing.occurrences[:2]] == [
        date(2026, 3, 10), date(2026, 6, 12),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "at_closing", "by_period"),
    [((2, 1), 0, 0), ((3, 14), 0, 1), ((6, 14), 0, 1), ((9, 14), 0, 0), ((11, 21), 0, 0)],
)
def test_an_ongoing_task_counts_by_the_setting(
    ongoing: Task, office: Office, day, at_closing: int, by_period: int
):
    for one in ongoing.occurrences[:2]:
        verification.accept_occurrence(ongoing, one, by=office.hoa, at=at(6, 13))
    day = date(2026, *day)
    counts = figures_of(ongoing.plan, as_of=day).counts()
    assert (counts.executed, counts.due, counts.overdue) == (at_closing, 0, 0)
    per_period(ongoing.plan, office, when=at(6, 13))
    assert figures_of(ongoing.plan, as_of=day).counts().executed == by_period


def test_an_ongoing_task_counts_once_it_is_verified_in_the_last_month(ongoing, office: Office):
    claim = Claim(date(2026, 12, 30), Outcome.MET, News("Đã thực hiện trong cả năm."))
    updates.submit(ongoing, claim, by=office.minh, at=at(12, 30))
    verification.accept(ongoing, Verdict(Outcome.MET), by=office.hoa, at=at(12, 31))
    executed = {
        day: figures_of(ongoing.plan, as_of=date(2026, 12, day)).counts().executed
        for day in (29, 30)
    }
    assert executed == {29: 0, 30: 1}


def test_figures_known_earlier_keep_the_setting_in_force_then(quarterly: Task, office: Office):
    plan = quarterly.plan
    for one in quarterly.occurrences[:3]:
        verification.accept_occurrence(quarterly, one, by=office.hoa, at=at(10, 2))
    per_period(plan, office, when=at(10, 3))
    change_settings(plan, {"per_period": False}, by=office.hoa, at=at(10, 20))
    asked = {"as_of": date(2026, 10, 1)}
    known = [at(10, 2), at(10, 3), at(10, 19), at(10, 20), None]
    executed = [figures_of(plan, **asked, known=one).counts().executed for one in known]
    assert executed == [0, 1, 1, 0, 0]


def test_a_missed_occurrence_is_a_matter_and_never_overdue(plan: Plan, office: Office):
    make_task(plan, office.pkt, due_on=END, kind="recurring", several=QUARTERS)
    make_task(plan, office.pkt, due_on=END, kind="ongoing")
    figures = figures_of(plan, as_of=date(2026, 7, 15))
    [matter] = matters_of(figures)
    assert (matter.kind, matter.since_on) == (Kind.MISSED, QUARTERS[0])
    assert [one.due_on for one in matter.missed] == list(QUARTERS[:2])
    assert figures.counts().overdue == 0


def test_an_occurrence_due_on_a_rest_day_is_not_missed_before_the_next_working_day(plan, office):
    make_task(plan, office.pkt, due_on=END, kind="multi", several=(date(2026, 5, 30), END))
    days = {day: len(matters_of(figures_of(plan, as_of=date(2026, 6, day)))) for day in (1, 2)}
    assert days == {1: 0, 2: 1}  # 30/5/2026 is a Saturday
