"""The frozen figures of the samples, as their story tells them."""

from datetime import UTC, date, datetime

import pytest

from tests.laid import loaded
from tracker import history, periods
from tracker.figures import figures_of
from tracker.periods import audit
from tracker.periods.difference import difference_of
from tracker.rules.words import Move, Status
from tracker.tasks import Moved, Task, record

pytestmark = pytest.mark.pg


def test_the_year_2022_was_frozen_at_its_cut_offs_and_at_its_closing(session):
    plan = loaded("thu_duc_2022")
    kept = [
        (one.as_of, one.body["facts"]["counts"]["executed"]) for one in periods.snapshots_of(plan)
    ]
    assert kept == [
        (date(2022, 3, 14), 7), (date(2022, 6, 14), 12), (date(2022, 9, 14), 22),
        (date(2022, 12, 14), 36), (date(2023, 3, 7), 61),
    ]  # fmt: skip
    closing = periods.closing_snapshot(plan)
    assert closing is not None
    rollup = closing.body["shown"]["rollup"]
    assert rollup["plan"]["executed_rate"] == "95.31"
    assert (rollup["indicators"]["met"], rollup["indicators"]["total"]) == (10, 10)
    assert (rollup["plan"]["executed_not_met"], rollup["plan"]["waiting_guidance"]) == (3, 3)


def test_figures_to_14_12_stay_when_a_task_is_told_of_later(session):
    plan = loaded("thu_duc_2022")
    year = periods.period_of(plan, "Y")
    assert year is not None
    snapshot = periods.snapshot_of(year)
    assert snapshot is not None
    assert snapshot.body["shown"]["rollup"]["plan"]["executed_rate"] == "56.25"
    rows = session.query(Task).filter_by(plan_id=plan.id, status=Status.BLOCKED)
    task = rows.order_by(Task.position).first()
    history.take(plan.id)
    task.status, task.outcome, task.completed_on = Status.COMPLETED, "met", date(2022, 12, 1)
    at = datetime(2023, 3, 9, 2, tzinfo=UTC)
    told = record(task, Moved(Move.VERIFY, on=date(2022, 12, 1)), by=None, at=at)
    session.flush()
    assert figures_of(plan, as_of=snapshot.as_of).counts().executed == 37
    known = figures_of(plan, as_of=snapshot.as_of, known=snapshot.frozen_at)
    assert known.counts().executed == 36
    assert [one.event.id for one in difference_of(snapshot).late] == [told.id]
    assert list(audit.wrong_with(snapshot)) == []


def test_the_commune_has_three_periods_frozen_and_the_year_open(session):
    plan = loaded("xa_2026")
    found = [(one.code, periods.is_period_frozen(one)) for one in periods.of_plan(plan)]
    assert found == [
        ("2026-Q1", True), ("2026-H1", True), ("2026-Q3", True), ("2026", False),
    ]  # fmt: skip
    assert len(periods.sent_of(plan)) == 3
    assert list(audit.faults()) == []
