"""A deadline read anew after it was put off, or counted from a day: stored as the events tell."""

from datetime import date

import pytest

from tests.cast import Office, make_plan, make_task
from tests.issuing.papers import AT, decided, paper
from tests.issuing.test_correcting import correct
from tracker import requests, updates
from tracker.figures import figures_of
from tracker.figures.audit import differences
from tracker.plans import Plan
from tracker.requests import Kind, Wanted, Wish
from tracker.tasks import DueSource, Task
from tracker.updates import Trigger

SEPTEMBER, END = date(2026, 9, 30), date(2026, 12, 31)
OCCURRED_ON = date(2026, 5, 10)


@pytest.fixture
def plan(office: Office) -> Plan:
    return make_plan(office)


@pytest.fixture
def counted(plan: Plan, office: Office) -> Task:
    """A task due 30 days after guidance came, which was on the tenth of May."""
    task = make_task(plan, office.pkt, due_on=END, kind="relative", source=DueSource.PLAN_END)
    task.deadline_text = "Trong 30 ngày kể từ ngày ban hành hướng dẫn"
    task.recurrence = "P30D after event"
    updates.trigger(task, Trigger(OCCURRED_ON, [paper(office)]), by=office.quang, at=AT)
    assert task.due_on == date(2026, 6, 9)
    return task


def due_days(plan: Plan, on: date) -> tuple[date, date]:
    facts = figures_of(plan, as_of=on).tasks[0].facts
    return facts.original_due_on, facts.due_on


def test_a_day_put_off_is_the_last_one_itself_whatever_the_text_says(plan: Plan, office: Office):
    task = make_task(plan, office.pkt)
    wish = Wish(Kind.EXTENSION, "Sở Nội vụ chưa hướng dẫn", Wanted(due_on=SEPTEMBER))
    requests.record_decision(task, wish, decided(office), by=office.hoa, at=AT)
    correct(office, task, deadline_text="Trước ngày 15/7/2026")
    assert (task.due_on, task.strict_before) == (SEPTEMBER, False)
    assert not list(differences(plan.id))


def test_a_length_read_anew_counts_from_the_day_that_is_known(plan, office: Office, counted: Task):
    correct(office, counted, deadline_text="Trong 40 ngày kể từ ngày ban hành hướng dẫn")
    assert (counted.original_due_on, counted.due_on) == (date(2026, 6, 19), date(2026, 6, 19))
    assert due_days(plan, OCCURRED_ON) == (date(2026, 6, 19), date(2026, 6, 19))
    assert due_days(plan, date(2026, 5, 9)) == (END, END)
    assert not list(differences(plan.id))


def test_a_day_read_anew_counts_from_nothing(plan: Plan, office: Office, counted: Task):
    correct(office, counted, deadline_text="15/7/2026")
    assert due_days(plan, OCCURRED_ON) == (date(2026, 7, 15), date(2026, 7, 15))
    assert counted.due_source == DueSource.TEXT
    assert not list(differences(plan.id))
