"""Ước thực hiện đến 31/12: said by units, kept in the history, never counted as executed."""

from datetime import timedelta

import pytest

from tests.cast import Office, make_task
from tests.periods.making import FROZEN_AT, LATER, complete, frozen
from tracker import periods
from tracker.clock import day_of
from tracker.figures import figures_of
from tracker.periods import Estimate, Expected
from tracker.plans import Plan
from tracker.rules import Refused

NO = Estimate(False, "Chưa có hướng dẫn của Sở Nội vụ.")


def test_it_stands_beside_what_is_executed_and_never_inside(office: Office, plan: Plan):
    tasks = [make_task(plan, office.vp) for _ in range(4)]
    complete(tasks[0], office, done_on=day_of(FROZEN_AT), at=FROZEN_AT)
    periods.estimate(tasks[1], Estimate(True, "Đang trình ký."), by=office.lan, at=FROZEN_AT)
    periods.estimate(tasks[2], NO, by=office.lan, at=FROZEN_AT)
    today = day_of(FROZEN_AT)
    figures = figures_of(plan, as_of=today)
    found = periods.expected(figures, periods.told_by(plan.id, as_of=today))
    assert found == Expected(total=4, executed=1, to_come=1, unsaid=1)
    assert (found.by_the_end, figures.counts().executed) == (2, 1)


def test_what_was_said_last_holds_and_the_same_again_is_nothing(office: Office, plan: Plan):
    task = make_task(plan, office.vp)
    assert periods.estimate(task, NO, by=office.lan, at=FROZEN_AT)
    assert periods.estimate(task, NO, by=office.lan, at=LATER) is None
    periods.estimate(task, Estimate(True), by=office.lan, at=LATER)
    told = periods.told_by(plan.id, as_of=day_of(LATER))
    assert told == {str(task.id): [True, ""]}


def test_a_snapshot_keeps_what_was_said_by_its_day(office: Office, plan: Plan):
    task = make_task(plan, office.vp)
    periods.estimate(task, Estimate(True), by=office.lan, at=FROZEN_AT - timedelta(days=5))
    made = frozen(plan, office)
    periods.estimate(task, NO, by=office.lan, at=LATER)
    assert made.body["facts"]["estimates"] == {str(task.id): [True, ""]}


def test_a_no_wants_its_reason_and_a_task_that_is_open(office: Office, plan: Plan):
    task = make_task(plan, office.vp)
    with pytest.raises(Refused, match="lý do"):
        periods.estimate(task, Estimate(False, "Chưa"), by=office.lan, at=FROZEN_AT)
    complete(task, office, done_on=day_of(FROZEN_AT), at=FROZEN_AT)
    with pytest.raises(Refused, match="chưa hoàn thành"):
        periods.estimate(task, Estimate(True), by=office.lan, at=LATER)
