"""Chốt số liệu: once, by hand, and never changed by what is recorded later."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.cast import Office, make_task
from tests.periods.making import CUT_OFF, FROZEN_AT, LATER, complete, first_quarter, frozen, paper
from tracker import history, periods
from tracker.evidence import Decision
from tracker.figures import figures_of
from tracker.periods import PaperKind, audit
from tracker.periods.snapshots import plain
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.tasks import Task


@pytest.fixture
def tasks(office: Office, plan: Plan) -> list[Task]:
    """Two tasks, the first done before the cut-off."""
    made = [make_task(plan, office.vp), make_task(plan, office.pkt)]
    complete(made[0], office, done_on=date(2026, 2, 20), at=FROZEN_AT - timedelta(days=10))
    return made


def test_it_holds_every_figure_and_every_row(office: Office, plan: Plan, tasks):
    body = frozen(plan, office).body
    assert body["facts"]["counts"]["executed"] == 1
    assert body["shown"]["rollup"]["plan"]["executed_rate"] == "50.00"
    assert {code for code, *_ in body["shown"]["tasks"].values()} == {"NV01", "NV02"}
    assert body["facts"]["tasks"][str(tasks[0].id)]["completed_on"] == "2026-02-20"


def test_what_is_recorded_later_of_an_earlier_day_moves_the_live_figure_alone(
    office: Office, plan: Plan, tasks
):
    made = frozen(plan, office)
    before = plain(made.body)
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=LATER)
    assert figures_of(plan, as_of=CUT_OFF).counts().executed == 2
    known = figures_of(plan, as_of=CUT_OFF, known=made.frozen_at)
    assert known.counts().executed == 1 == made.body["facts"]["counts"]["executed"]
    assert plain(made.body) == before
    assert list(audit.faults()) == []


def test_it_is_frozen_once_and_not_before_its_day(office: Office, plan: Plan, tasks):
    one = first_quarter(plan, office)
    with pytest.raises(Refused, match="Chưa đến ngày chốt"):
        periods.freeze(one, by=office.hoa, at=FROZEN_AT - timedelta(days=4))
    periods.freeze(one, by=office.hoa, at=FROZEN_AT)
    with pytest.raises(Refused, match="thay thế"):
        periods.freeze(one, by=office.hoa, at=LATER)


def test_frozen_are_all_days_up_to_the_cut_off(office: Office, plan: Plan, tasks):
    assert not periods.is_frozen(plan, on=CUT_OFF)
    frozen(plan, office)
    assert periods.is_frozen(plan, on=date(2026, 2, 20))
    assert periods.is_frozen(plan, on=CUT_OFF)
    assert not periods.is_frozen(plan, on=CUT_OFF + timedelta(days=1))


@pytest.mark.parametrize("change", ["UPDATE snapshot SET reason = 'x'", "DELETE FROM snapshot"])
def test_the_database_refuses_to_change_it(session, office: Office, plan: Plan, change: str):
    frozen(plan, office)
    with pytest.raises(DatabaseError, match="snapshots are never changed"), session.begin_nested():
        session.execute(text(change))


def test_closing_a_plan_freezes_its_last_figures(office: Office, plan: Plan):
    complete(make_task(plan, office.vp), office, done_on=date(2026, 2, 20), at=FROZEN_AT)
    year = periods.open_year(plan, by=office.hoa, at=FROZEN_AT)[-1]
    first = periods.freeze(year, by=office.hoa, at=FROZEN_AT.replace(month=12, day=6))
    closed = FROZEN_AT.replace(year=2027, month=1, day=30)
    decision = Decision(office.binh, date(2027, 1, 30))
    periods.close(plan, by=office.binh, at=closed, decision=decision)
    made = periods.closing_snapshot(plan)
    assert made is not None
    assert made.as_of == date(2027, 1, 30)
    assert periods.snapshot_to_report(year) == made
    assert periods.snapshot_of(year) == first


def test_a_replacing_report_keeps_both(office: Office, plan: Plan, tasks):
    old = frozen(plan, office)
    first = periods.of_plan(plan)[0]
    one = periods.Paper(paper(office), "UBND tỉnh", period=first, snapshot=old)
    sent = periods.register(plan, one, by=office.hoa, at=FROZEN_AT)
    with pytest.raises(Refused, match="không thay đổi"):
        periods.replace(sent, reason="Sót một nhiệm vụ.", by=office.hoa, at=LATER)
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=LATER)
    new = periods.replace(sent, reason="Sót một nhiệm vụ.", by=office.hoa, at=LATER)
    assert (new.replaces_id, new.as_of) == (old.id, old.as_of)
    assert old.body["facts"]["counts"]["executed"] == 1
    assert new.body["facts"]["counts"]["executed"] == 2
    second = periods.Paper(
        paper(office, "35/BC-UBND"), "UBND tỉnh", period=sent.period, snapshot=new
    )
    made = periods.register(plan, second, by=office.hoa, at=LATER)
    assert made.replaces == sent
    assert [*audit.faults(), *history.faults()] == []


def test_a_report_is_replaced_once_and_with_a_reason(office: Office, plan: Plan, tasks):
    old = frozen(plan, office)
    wanted = periods.Paper(
        paper(office), "UBND tỉnh", period=periods.of_plan(plan)[0], snapshot=old
    )
    sent = periods.register(plan, wanted, by=office.hoa, at=FROZEN_AT)
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=LATER)
    with pytest.raises(Refused, match="lý do"):
        periods.replace(sent, reason="Sai", by=office.hoa, at=LATER)
    periods.replace(sent, reason="Sót một nhiệm vụ.", by=office.hoa, at=LATER)
    with pytest.raises(Refused, match="đã có báo cáo thay thế"):
        periods.replace(sent, reason="Sót một nhiệm vụ.", by=office.hoa, at=LATER)


def test_a_letter_with_the_same_figures_is_not_replaced(office: Office, plan: Plan, tasks):
    made = frozen(plan, office)
    quarter = periods.of_plan(plan)[0]
    letter = periods.Paper(paper(office), "Các phòng", PaperKind.LETTER, quarter, made)
    sent = periods.register(plan, letter, by=office.hoa, at=FROZEN_AT)
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=LATER)
    with pytest.raises(Refused, match="Chỉ thay thế báo cáo"):
        periods.replace(sent, reason="Sót kết quả của phòng Kinh tế.", by=office.hoa, at=LATER)


def test_what_a_plan_ended_with_is_not_called_replaced(office: Office, plan: Plan, tasks):
    history.take(plan.id)
    year = periods.open_year(plan, by=office.hoa, at=FROZEN_AT)[-1]
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=LATER)
    at = datetime(2027, 1, 31, 2, tzinfo=UTC)
    periods.close(
        plan, by=office.hoa, at=at, decision=Decision(office.binh, at.date(), paper(office))
    )
    said = periods.closing_snapshot(plan)
    wanted = periods.Paper(paper(office, "02/BC-UBND"), "UBND tỉnh", period=year, snapshot=said)
    sent = periods.register(plan, wanted, by=office.hoa, at=at)
    with pytest.raises(Refused, match="Chỉ thay thế báo cáo"):
        periods.replace(sent, reason="Sót một nhiệm vụ.", by=office.hoa, at=at)
