"""Reminders of tasks that come again: the next occurrence, a missed one, the quarter's check-in."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_task
from tests.reminders.test_gathering import told
from tracker import updates
from tracker.letters.digest import digest
from tracker.plans import Plan
from tracker.reminders import Section
from tracker.tasks import Task
from tracker.updates import News, Result

DAYS = (date(2026, 3, 31), date(2026, 12, 31))


@pytest.fixture
def report(plan: Plan, office: Office) -> Task:
    """A report of the office due on 31/3 and 31/12, in Tú's hands."""
    task = make_task(
        plan, office.vp, due_on=DAYS[-1], staff=office.tu, kind="recurring", several=DAYS
    )
    updates.start(task, by=office.tu, at=datetime(2026, 2, 2, 2, 0, tzinfo=UTC))
    return task


@pytest.mark.parametrize(
    ("day", "section", "stage"),
    [
        ((3, 20), Section.DUE, "seven_before"),
        ((3, 27), Section.DUE, "two_before"),
        ((3, 31), Section.DUE, "on_the_day"),
        ((4, 1), Section.MISSED, "one_after"),
        ((4, 6), Section.MISSED, "weekly_after:2026-04-06"),
    ],
)
def test_the_officer_is_told_of_the_next_occurrence(office, report: Task, day, section, stage):
    (item,) = told(office, date(2026, *day))["tu"]
    assert (item.section, item.stage, item.deadline) == (section, stage, DAYS[0])


def test_a_missed_occurrence_is_told_to_the_head_and_no_higher(office: Office, report: Task):
    found = told(office, date(2026, 4, 20))
    assert {name: items[0].section for name, items in found.items()} == {
        "lan": Section.MISSED, "tu": Section.MISSED,
    }  # fmt: skip


def test_the_letter_says_which_occurrence_and_not_overdue(office: Office, report: Task):
    day = date(2026, 4, 1)
    letter = digest(office.tu, told(office, day)["tu"], day=day)
    assert "đợt hạn 31/03/2026 chưa có kết quả" in letter.text
    assert letter.subject.endswith("NV01: đợt chưa có kết quả")
    assert "quá hạn" not in letter.text.lower()


def test_a_result_silences_it_until_the_next_occurrence(office: Office, report: Task):
    result = Result(report.occurrences[0], date(2026, 4, 2))
    at = datetime(2026, 4, 2, 2, 0, tzinfo=UTC)
    updates.mark_occurrence(report, result, news=News(), by=office.tu, at=at)
    assert told(office, date(2026, 4, 6)) == {}
    (item,) = told(office, date(2026, 12, 29))["tu"]
    assert item.deadline == DAYS[1]


@pytest.mark.parametrize(
    ("day", "is_asked"), [((6, 5), False), ((6, 8), True), ((6, 12), True), ((6, 15), False)]
)
def test_an_ongoing_task_is_asked_for_before_the_14th(office, plan: Plan, day, is_asked):
    task = make_task(plan, office.vp, due_on=DAYS[-1], staff=office.tu, kind="ongoing")
    updates.no_change(task, by=office.tu, at=datetime(2026, 3, 10, 2, 0, tzinfo=UTC))
    found = told(office, date(2026, *day))
    assert [item.section for item in found.get("tu", [])] == [Section.CHECK_IN] * is_asked


def test_an_answered_check_in_asks_no_more(office: Office, plan: Plan):
    task = make_task(plan, office.vp, due_on=DAYS[-1], staff=office.tu, kind="ongoing")
    for month in (3, 6):
        updates.no_change(task, by=office.tu, at=datetime(2026, month, 8, 2, 0, tzinfo=UTC))
    assert told(office, date(2026, 6, 9)) == {}


@pytest.mark.parametrize(("kind", "status"), [("recurring", "in_progress"), ("date", "blocked")])
def test_recurring_and_blocked_tasks_are_asked_for_every_month(office, plan: Plan, kind, status):
    task = make_task(plan, office.vp, due_on=DAYS[-1], staff=office.tu, kind=kind)
    task.status, task.blocked_since_on = status, date(2026, 3, 25)
    asked = [told(office, day)["tu"][0] for day in (date(2026, 4, 13), date(2026, 5, 11))]
    assert [item.stage for item in asked] == ["check_in:2026-04-13", "check_in:2026-05-11"]
    assert {item.section for item in asked} == {Section.CHECK_IN}
    assert "tu" not in told(office, date(2026, 5, 18))


def test_a_word_in_the_month_answers_its_check_in(office: Office, plan: Plan):
    task = make_task(plan, office.vp, due_on=DAYS[-1], staff=office.tu, kind="recurring")
    updates.start(task, by=office.tu, at=datetime(2026, 4, 3, 2, 0, tzinfo=UTC))
    assert told(office, date(2026, 4, 13)) == {}
    assert "tu" in told(office, date(2026, 5, 11))
