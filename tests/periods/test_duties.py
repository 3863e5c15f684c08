"""Gửi báo cáo: who owes one, what was sent, late, sent back, sent again."""

from datetime import date, timedelta

import pytest

from tests.cast import Office, ask_units, make_task
from tests.periods.making import CUT_OFF, FROZEN_AT, OPENED_AT, duty_of, first_quarter, paper
from tracker import periods
from tracker.periods import ReportPeriod, ReportState
from tracker.plans import Plan
from tracker.rules import Refused


@pytest.fixture
def quarter(office: Office, plan: Plan) -> ReportPeriod:
    """The first quarter; the office and the economics room have a task each."""
    make_task(plan, office.vp)
    make_task(plan, office.pkt)
    make_task(plan, office.vhxh)
    return first_quarter(plan, office)


def test_units_that_work_on_the_plan_owe_a_report_but_not_the_secretariat(office, quarter):
    assert [one.unit for one in periods.duties(quarter)] == [office.vp, office.pkt]
    assert {one.state for one in periods.duties(quarter)} == {ReportState.OWED}


def test_units_that_answer_a_task_owe_one_too(office: Office, plan: Plan):
    task = make_task(plan, office.vhxh)
    ask_units(task, office.pkt, collecting=office.vhxh)
    assert [one.unit for one in periods.duties(first_quarter(plan, office))] == [office.pkt]


def test_a_report_that_is_there_in_time_is_not_late_after(office: Office, quarter):
    periods.send(duty_of(quarter, office.vp), document=paper(office), by=office.lan, at=FROZEN_AT)
    one = duty_of(quarter, office.vp)
    assert one.is_settled
    assert not one.is_late(date(2026, 4, 1))


def test_one_that_is_missing_after_its_day_is_late(office: Office, quarter):
    assert not duty_of(quarter, office.vp).is_late(quarter.units_due_on)
    assert duty_of(quarter, office.vp).is_late(date(2026, 3, 8))


def test_one_that_came_back_is_owed_again_and_sent_again(office: Office, quarter):
    sent = duty_of(quarter, office.vp)
    report = periods.send(sent, document=paper(office), by=office.lan, at=FROZEN_AT)
    with pytest.raises(Refused, match="lý do"):
        periods.send_back(report, reason="Sai", by=office.hoa, at=FROZEN_AT)
    periods.send_back(report, reason="Thiếu biểu số liệu.", by=office.hoa, at=FROZEN_AT)
    assert duty_of(quarter, office.vp).state is ReportState.RETURNED
    again = paper(office, "32/BC-VP")
    periods.send(duty_of(quarter, office.vp), document=again, by=office.lan, at=FROZEN_AT)
    assert duty_of(quarter, office.vp).report == report
    assert (report.document, report.return_reason) == (again, "")


def test_a_report_is_sent_once(office: Office, quarter):
    periods.send(duty_of(quarter, office.vp), document=paper(office), by=office.lan, at=FROZEN_AT)
    with pytest.raises(Refused, match="đã gửi"):
        periods.send(
            duty_of(quarter, office.vp), document=paper(office), by=office.lan, at=FROZEN_AT
        )


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2026, 3, 1)])
def test_a_day_that_cannot_be_is_refused(office: Office, quarter, day: date):
    owed = duty_of(quarter, office.vp)
    with pytest.raises(Refused, match="Ngày gửi"):
        periods.send(owed, document=paper(office), by=office.lan, at=OPENED_AT, on=day)


def test_what_units_owe_now_is_what_is_due_soon_or_came_back(office: Office, quarter):
    units, before = {office.vp.id, office.vhxh.id}, quarter.units_due_on - timedelta(days=15)
    assert periods.asked_of(units, on=before) == []
    (owed,) = periods.asked_of(units, on=before + timedelta(days=1))
    assert (owed.period, owed.unit) == (quarter, office.vp)
    report = periods.send(owed, document=paper(office), by=office.lan, at=FROZEN_AT)
    assert periods.asked_of(units, on=CUT_OFF) == []
    periods.send_back(report, reason="Thiếu biểu số liệu.", by=office.hoa, at=FROZEN_AT)
    assert [one.report for one in periods.asked_of(units, on=before)] == [report]
    periods.freeze(quarter, by=office.hoa, at=FROZEN_AT)
    assert periods.asked_of(units, on=CUT_OFF) == []
