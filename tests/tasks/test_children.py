"""A task with tasks numbered below it is done when all of them are."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_task
from tracker import updates, verification
from tracker.figures import figures_of
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.rules.words import Outcome
from tracker.tasks import Task
from tracker.tasks.children import children_of
from tracker.updates import Claim, News
from tracker.verification import Verdict

AT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
CLAIM = Claim(date(2026, 3, 10), Outcome.MET, News("Đã ban hành đủ báo cáo."))


def numbered(plan: Plan, office: Office, *numbers: str) -> list[Task]:
    tasks = [make_task(plan, office.pkt) for _ in numbers]
    for task, number in zip(tasks, numbers, strict=True):
        task.printed_no = number
    return tasks


def finish(task: Task, office: Office) -> None:
    updates.submit(task, CLAIM, by=office.minh, at=AT)
    verification.accept(task, Verdict(Outcome.MET), by=office.hoa, at=AT)


def test_the_run_of_numbers_below_it_are_its_children(plan: Plan, office: Office):
    tasks = numbered(plan, office, "1", "1.1", "1.2", "2", "1.3", "10.1", "")
    found = [[tasks.index(child) for child in children_of(task)] for task in tasks]
    assert found == [[1, 2], [], [], [], [], [], []]


def test_a_parent_waits_for_its_children(plan: Plan, office: Office):
    parent, first, second = numbered(plan, office, "1", "1.1", "1.2")
    finish(first, office)
    with pytest.raises(Refused, match=rf"chưa hoàn thành: {second.code}\."):
        updates.submit(parent, CLAIM, by=office.minh, at=AT)
    finish(second, office)
    finish(parent, office)
    counts = figures_of(plan, as_of=date(2026, 3, 12)).counts()
    assert (counts.executed, counts.total) == (3, 3)  # the plan numbers them: each counts
