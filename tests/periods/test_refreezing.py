"""Chốt lại: figures that no report said yet are frozen anew, the old ones stay."""

from datetime import date, timedelta

import pytest

from tests.cast import Office, make_task
from tests.periods.making import CUT_OFF, FROZEN_AT, LATER, complete, first_quarter, frozen, paper
from tracker import history, periods
from tracker.accounts import Person
from tracker.periods import PaperKind, ReportPeriod, Snapshot, audit
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


def refrozen(
    quarter: ReportPeriod, by: Person, why: str = "Chốt khi chưa xác nhận hết."
) -> Snapshot:
    """Freeze a quarter anew after a second task was done."""
    return periods.refreeze(quarter, reason=why, by=by, at=LATER)


def test_figures_frozen_too_early_are_frozen_anew(office: Office, plan: Plan, tasks):
    old = frozen(plan, office)
    quarter, said = periods.of_plan(plan)[0], plain(old.body)
    with pytest.raises(Refused, match="không thay đổi"):
        refrozen(quarter, office.hoa)
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=LATER)
    with pytest.raises(Refused, match="ít nhất 10 chữ"):
        refrozen(quarter, office.hoa, "Chốt sớm")
    new = refrozen(quarter, office.hoa)
    assert (new.replaces_id, new.as_of, periods.snapshot_of(quarter)) == (old.id, CUT_OFF, new)
    assert (new.body["facts"]["counts"]["executed"], plain(old.body)) == (2, said)
    told = history.of("snapshot", new.id)[-1]
    assert (told.move, told.note) == ("freeze", "Chốt khi chưa xác nhận hết.")
    assert told.changes["replaces"] == old.sha256
    last, first = periods.freezings_of(quarter)
    assert (last.before, first.before, last.beside) == (first, None, ())
    assert (first.counts.executed, last.counts.executed) == (1, 2)
    assert [*audit.faults(), *history.faults()] == []


def test_what_a_report_said_is_replaced_and_not_frozen_anew(office: Office, plan: Plan, tasks):
    quarter = first_quarter(plan, office)
    with pytest.raises(Refused, match="chưa chốt"):
        refrozen(quarter, office.hoa)
    one = periods.freeze(quarter, by=office.hoa, at=FROZEN_AT)
    wanted = periods.Paper(paper(office), "UBND tỉnh", period=quarter, snapshot=one)
    sent = periods.register(plan, wanted, by=office.hoa, at=FROZEN_AT)
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=LATER)
    with pytest.raises(Refused, match="Lập báo cáo thay thế"):
        refrozen(quarter, office.hoa)
    two = periods.replace(sent, reason="Sót một nhiệm vụ.", by=office.hoa, at=LATER)
    complete(make_task(plan, office.vp), office, done_on=date(2026, 3, 2), at=LATER)
    three = refrozen(quarter, office.hoa, "Còn sót thêm một nhiệm vụ.")
    assert (three.replaces_id, periods.sent_report_replaced(three)) == (two.id, sent)
    wanted = periods.Paper(paper(office, "35/BC-UBND"), "UBND tỉnh", period=quarter, snapshot=three)
    assert periods.register(plan, wanted, by=office.hoa, at=LATER).replaces == sent


def test_a_letter_that_said_the_figures_does_not_hold_them(office: Office, plan: Plan, tasks):
    quarter = first_quarter(plan, office)
    one = periods.freeze(quarter, by=office.hoa, at=FROZEN_AT)
    letter = periods.Paper(paper(office), "Các phòng", PaperKind.LETTER, quarter, one)
    sent = periods.register(plan, letter, by=office.hoa, at=FROZEN_AT)
    complete(tasks[1], office, done_on=date(2026, 3, 1), at=LATER)
    assert refrozen(quarter, office.hoa).replaces_id == sent.snapshot_id == one.id


def test_what_no_count_of_tasks_tells_is_named(office: Office, plan: Plan, tasks):
    quarter = first_quarter(plan, office)
    periods.freeze(quarter, by=office.hoa, at=FROZEN_AT)
    said = periods.Estimate(True, "Đang trình ký.")
    periods.estimate(tasks[1], said, by=office.minh, at=FROZEN_AT - timedelta(days=3))
    refrozen(quarter, office.hoa)
    assert periods.freezings_of(quarter)[0].beside == ("ước thực hiện",)
