"""Opening periods: the calendar of the level or one's own, from any day to any day."""

from datetime import date

import pytest

from tests.cast import Office
from tests.periods.making import OPENED_AT as AT
from tracker import history, periods
from tracker.plans import Plan, PlanState
from tracker.rules import Refused
from tracker.rules.periods import COMMUNE, PROVINCE, Cycle, between, period


def test_a_commune_opens_the_four_periods_of_its_year(office: Office, plan: Plan):
    opened = periods.open_year(plan, by=office.hoa, at=AT)
    assert [(one.code, one.until, one.units_due_on, one.due_on) for one in opened] == [
        ("2026-Q1", date(2026, 3, 5), date(2026, 3, 7), date(2026, 3, 8)),
        ("2026-H1", date(2026, 6, 5), date(2026, 6, 7), date(2026, 6, 8)),
        ("2026-Q3", date(2026, 9, 5), date(2026, 9, 7), date(2026, 9, 8)),
        ("2026", date(2026, 12, 5), date(2026, 12, 7), date(2026, 12, 8)),
    ]
    assert periods.open_year(plan, by=office.hoa, at=AT) == []


def test_a_level_has_its_cycle_and_an_office_its_own(office: Office):
    history.take(history.GENERAL)
    assert periods.cycle_of(office.authority) == COMMUNE
    office.authority.type_code = "phong"  # no commune
    assert periods.cycle_of(office.authority) == PROVINCE
    own = Cycle(10, 15, units_after=3)
    periods.set_cycle(office.authority, own, by=office.hoa, at=AT)
    assert periods.cycle_of(office.authority) == own


@pytest.mark.parametrize("cycle", [Cycle(0, 8), Cycle(5, 32), Cycle(9, 8), Cycle(5, 8, -1)])
def test_days_that_cannot_be_are_refused(office: Office, cycle: Cycle):
    with pytest.raises(Refused):
        periods.set_cycle(office.authority, cycle, by=office.hoa, at=AT)


def test_a_month_and_any_days_are_periods_too(office: Office, plan: Plan):
    month = period("M04", year=2026, cycle=COMMUNE)
    days = between(
        date(2026, 4, 1), date(2026, 4, 30), due_on=date(2026, 5, 4), units_due_on=date(2026, 5, 2)
    )
    periods.open_period(plan, days, by=office.hoa, at=AT)
    periods.open_period(plan, month, by=office.hoa, at=AT)
    assert [str(one.label) for one in periods.of_plan(plan)] == [
        "Tháng 04 năm 2026", "Từ ngày 01/04/2026 đến ngày 30/04/2026",
    ]  # fmt: skip


def test_a_period_is_opened_once_and_of_a_plan_in_force(office: Office, plan: Plan):
    month = period("M04", year=2026, cycle=COMMUNE)
    periods.open_period(plan, month, by=office.hoa, at=AT)
    with pytest.raises(Refused, match="đã mở"):
        periods.open_period(plan, month, by=office.hoa, at=AT)
    plan.state = PlanState.DRAFT
    with pytest.raises(Refused, match="đã ban hành"):
        periods.open_year(plan, by=office.hoa, at=AT)


def test_the_days_of_a_period_move_until_it_is_frozen(office: Office, plan: Plan):
    one = periods.open_year(plan, by=office.hoa, at=AT)[0]
    wanted = between(
        one.since, date(2026, 3, 10), due_on=date(2026, 3, 15), units_due_on=date(2026, 3, 12)
    )
    periods.reschedule(one, wanted, by=office.hoa, at=AT)
    assert (one.key, one.until, one.units_due_on) == ("Q1", date(2026, 3, 10), date(2026, 3, 12))
    periods.freeze(one, by=office.hoa, at=AT.replace(month=4))
    with pytest.raises(Refused, match="đã chốt"):
        periods.reschedule(one, wanted, by=office.hoa, at=AT)


def test_a_plan_issued_in_spring_has_no_first_quarter(office: Office, plan: Plan):
    plan.issued_on = date(2026, 4, 2)
    opened = periods.open_year(plan, by=office.hoa, at=AT)
    assert [one.code for one in opened] == ["2026-H1", "2026-Q3", "2026"]


@pytest.mark.parametrize(
    ("since", "due_on", "says"),
    [
        (date(2025, 11, 30), date(2026, 5, 4), "01/12/2025"),
        (date(2026, 4, 1), date(2062, 5, 4), "31/12/2027"),
        (date(2025, 12, 1), date(2026, 1, 7), "trước ngày ban hành"),
    ],
)
def test_days_of_another_time_are_refused_opened_or_moved(
    office: Office, plan: Plan, since: date, due_on: date, says: str
):
    until = min(due_on, date(2026, 4, 30))
    wanted = between(since, until, due_on=due_on, units_due_on=until)
    one = periods.open_year(plan, by=office.hoa, at=AT)[0]
    with pytest.raises(Refused) as opening:
        periods.open_period(plan, wanted, by=office.hoa, at=AT)
    with pytest.raises(Refused) as moving:
        periods.reschedule(one, wanted, by=office.hoa, at=AT)
    assert says in str(opening.value)
    assert says in str(moving.value)
