"""A unit whose report is not there: its head is told before its day, then weekly until it is."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_task
from tests.periods.making import duty_of, first_quarter, paper
from tracker import letters, periods, reminders
from tracker.accounts import Person
from tracker.outbox import ToldItem
from tracker.periods import ReportPeriod
from tracker.plans import Plan
from tracker.reminders import Item, Section

AT = datetime(2026, 3, 4, 2, tzinfo=UTC)
TUESDAY, WEDNESDAY, FRIDAY = date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 6)
MONDAY, NEXT_MONDAY = date(2026, 3, 9), date(2026, 3, 16)


@pytest.fixture
def quarter(office: Office, plan: Plan) -> ReportPeriod:
    """The first quarter: units send by Saturday 7 March, which is told of by Friday."""
    make_task(plan, office.vp, due_on=date(2026, 12, 31))
    make_task(plan, office.pkt, due_on=date(2026, 12, 31))
    return first_quarter(plan, office)


def told(person: Person, day: date) -> list[Item]:
    found = reminders.gather(person.authority_id, day=day).get(person.id, [])
    return [item for item in found if item.section is Section.REPORTS]


def test_a_head_is_told_two_working_days_before(office: Office, quarter: ReportPeriod):
    assert told(office.lan, TUESDAY) == []
    (item,) = told(office.lan, WEDNESDAY)
    assert (item.stage, item.deadline) == ("report", date(2026, 3, 7))
    assert told(office.tu, WEDNESDAY) == told(office.hoa, WEDNESDAY) == []


def test_what_is_late_is_told_on_mondays(office: Office, quarter: ReportPeriod):
    (first,), (later,) = told(office.lan, MONDAY), told(office.lan, NEXT_MONDAY)
    assert (first.stage, later.stage) == ("report_late:2026-03-09", "report_late:2026-03-16")
    assert first.key == later.key


def test_a_report_that_is_there_is_asked_for_no_more(office: Office, quarter: ReportPeriod):
    periods.send(duty_of(quarter, office.vp), document=paper(office), by=office.lan, at=AT)
    assert told(office.lan, MONDAY) == []
    assert told(office.minh, MONDAY) != []


def test_nor_once_the_figures_are_frozen(office: Office, quarter: ReportPeriod):
    periods.freeze(quarter, by=office.hoa, at=datetime(2026, 3, 8, 2, tzinfo=UTC))
    assert told(office.lan, MONDAY) == []


def test_the_letter_names_the_period_and_leads_to_the_form(office: Office, quarter: ReportPeriod):
    (item,) = told(office.lan, WEDNESDAY)
    written = letters.digest(office.lan, [item], day=WEDNESDAY)
    assert written is not None
    assert "Gửi báo cáo: Quý I năm 2026" in written.text
    assert f"/bao-cao/ky/{quarter.id}/gui" in written.text
    assert written.tells == [ToldItem("report", office.vp.id, date(2026, 3, 7), "report")]
