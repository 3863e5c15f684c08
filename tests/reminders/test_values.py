"""Values missing for a period that ended: the lead unit is told once a week until entered."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.cast import Office
from tests.pages.indicators.conftest import make_indicator
from tracker import letters, reminders
from tracker.accounts import Person
from tracker.db import db
from tracker.indicators import Indicator, IndicatorValue
from tracker.outbox import ToldItem
from tracker.plans import Plan, PlanState
from tracker.reminders import Item, Section
from tracker.reminders.told import told_by

AT = datetime(2026, 4, 2, 2, 0, tzinfo=UTC)
MARCH, FRIDAY, MONDAY = date(2026, 3, 31), date(2026, 3, 27), date(2026, 4, 6)


@pytest.fixture
def indicator(office: Office, plan: Plan) -> Indicator:
    return make_indicator(plan, "CT01", lead_unit_id=office.vp.id)


def told(person: Person, day: date) -> list[Item]:
    found = reminders.gather(person.authority_id, day=day).get(person.id, [])
    return [item for item in found if item.section is Section.VALUES]


def give(indicator: Indicator, on: date, by: Person | None = None) -> None:
    indicator.values.append(
        IndicatorValue(on=on, value=Decimal(1), entered_at=AT, entered_by_id=by.id if by else None)
    )
    db.session.commit()


def test_the_head_is_told_the_monday_after_the_quarter(office: Office, indicator: Indicator):
    assert told(office.lan, FRIDAY) == []
    (item,) = told(office.lan, MONDAY)
    assert (item.stage, item.deadline) == ("values:2026-04-06", MARCH)
    assert told(office.minh, MONDAY) == told(office.tu, MONDAY) == []
    give(indicator, MARCH)
    assert told(office.lan, MONDAY) == []


def test_who_entered_the_last_value_is_told_too(office: Office, indicator: Indicator):
    give(indicator, MARCH, by=office.tu)
    (item,) = told(office.tu, date(2026, 7, 6))
    assert item.task.wanting[0].spans[0].ordinal == 2
    assert told(office.lan, date(2026, 7, 6)) != []


def test_a_derived_indicator_and_a_closed_plan_ask_for_nothing(office, plan: Plan, indicator):
    indicator.source_kind = "tasks"
    assert told(office.lan, MONDAY) == []
    indicator.source_kind = "typed"
    plan.state = PlanState.CLOSED
    assert told(office.lan, MONDAY) == []


def test_periods_that_ended_before_the_plan_are_not_asked_for(office, plan: Plan, indicator):
    plan.issued_on = date(2026, 7, 18)
    assert told(office.lan, date(2026, 8, 3)) == []
    assert told(office.lan, date(2026, 10, 5)) != []


def test_a_plan_that_took_the_rung_off_its_ladder_tells_nothing(office, plan: Plan, indicator):
    rungs = [rule for rule in reminders.ladder_of([plan.id])[plan.id] if rule.stage != "values"]
    reminders.set_ladder(plan, rungs, by=office.hoa, at=AT)
    assert told(office.lan, MONDAY) == []


def test_the_letter_leads_to_the_form_or_to_the_grid(app, office: Office, plan: Plan, indicator):
    with app.test_request_context():
        one = letters.digest(office.lan, told(office.lan, MONDAY), day=MONDAY)
        make_indicator(plan, "CT02", lead_unit_id=office.vp.id)
        both = letters.digest(office.lan, told(office.lan, MONDAY), day=MONDAY)
    assert "Còn thiếu: CT01 quý I/2026" in one.text
    assert f"/chi-tieu/CT01/nhap?ke-hoach={plan.code}&ky=1" in one.text
    assert "CT01 quý I/2026; CT02 quý I/2026" in both.text
    assert f"/chi-tieu/nhap-nhieu?ke-hoach={plan.code}" in both.text


def test_what_a_letter_told_is_read_back_as_the_units(office: Office, indicator: Indicator):
    (item,) = told(office.lan, MONDAY)

    class Kept:
        id, tells = 1, [item.tells.plain()]

    assert ToldItem.of(Kept.tells[0]) == item.tells
    (line,) = told_by([Kept])[1]
    assert (line.task.title, line.task.code, line.due_on) == (office.vp.name, "SL", MARCH)
