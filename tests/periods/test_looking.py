"""The look before freezing: missing reports, silent tasks, what waits for verification."""

from datetime import date, timedelta

from tests.cast import Office, make_task
from tests.periods.making import CUT_OFF, OPENED_AT, first_quarter
from tracker import periods, updates
from tracker.db import db
from tracker.indicators import Indicator
from tracker.periods.looking import asked_since, look
from tracker.plans import Plan
from tracker.rules.words import Outcome
from tracker.updates import Claim, News


def test_it_names_what_is_missing(office: Office, plan: Plan):
    silent, told, sent = (make_task(plan, office.vp) for _ in range(3))
    quarter = first_quarter(plan, office)
    at = OPENED_AT + timedelta(days=9)
    updates.post(told, news=News("Đang soạn thảo báo cáo."), by=office.lan, at=at)
    claim = Claim(date(2026, 2, 5), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    updates.submit(sent, claim, by=office.lan, at=at)
    found = look(quarter, on=date(2026, 3, 6))
    assert [task.code for task in found.silent] == [silent.code]
    assert [task.code for task in found.waiting] == [sent.code]
    assert [duty.unit for duty in found.owing] == [office.vp]
    assert not found.is_clear


def test_words_are_asked_for_since_the_cut_off_before(office: Office, plan: Plan):
    quarter = first_quarter(plan, office)
    half = periods.period_of(plan, "H1")
    assert half is not None
    assert asked_since(quarter) == quarter.since
    assert asked_since(half) == CUT_OFF + timedelta(days=1)


def test_no_figure_is_asked_for_a_period_before_the_plan_was_issued(office: Office, plan: Plan):
    plan.issued_on = date(2026, 2, 10)
    db.session.add(
        Indicator(plan_id=plan.id, code="CT01", position=1, title="Đúng hạn", frequency="month")
    )
    (owed,) = look(first_quarter(plan, office), on=date(2026, 3, 6)).indicators
    assert [span.until for span in owed[1]] == [date(2026, 2, 28)]
