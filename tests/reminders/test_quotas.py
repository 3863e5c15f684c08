"""A unit short of a quota for a period that ended: its head is told once a week until mended."""

from datetime import date

import pytest

from tests.cast import Office
from tests.conftest import Client
from tests.registers.told import AT, news
from tracker import letters, registers, reminders
from tracker.accounts import Person
from tracker.outbox import ToldItem
from tracker.plans import Plan, PlanState
from tracker.registers import ItemKind, Quota, Wanted
from tracker.reminders import Item, Section
from tracker.reminders.told import told_by
from tracker.rules.indicators import Frequency

FRIDAY, MONDAY, NEXT_MONDAY = date(2026, 2, 27), date(2026, 3, 2), date(2026, 3, 9)


@pytest.fixture
def quota(office: Office, plan: Plan) -> Quota:
    """One news item a month from every unit; the plan is of 20 January, so from February on."""
    wanted = Wanted(ItemKind.NEWS, 1, Frequency.MONTH)
    return registers.set_quota(plan, wanted, by=office.hoa, at=AT)


def told(person: Person, day: date) -> list[Item]:
    found = reminders.gather(person.authority_id, day=day).get(person.id, [])
    return [item for item in found if item.section is Section.QUOTAS]


def test_a_head_is_told_the_monday_after_the_month(office: Office, quota: Quota):
    assert told(office.lan, FRIDAY) == []
    (item,) = told(office.lan, MONDAY)
    assert (item.stage, item.deadline) == ("quota:2026-03-02", date(2026, 2, 28))
    (gap,) = item.task.gaps
    assert (gap.kind, gap.missing, gap.span.ordinal) == (ItemKind.NEWS, 1, 2)
    assert told(office.tu, MONDAY) == []


def test_a_unit_that_kept_it_is_not_told_and_a_gap_that_is_mended_no_more(
    office: Office, quota: Quota
):
    item = news(office, office.vp, date(2026, 2, 5))
    assert told(office.lan, MONDAY) == []
    assert told(office.minh, MONDAY) != []
    news(office, office.pkt, date(2026, 2, 6))
    assert told(office.minh, NEXT_MONDAY) == []
    registers.void(item, reason="Không phải tin cải cách", by=office.hoa, at=AT)
    assert told(office.lan, NEXT_MONDAY) != []


def test_it_is_told_once_a_week(office: Office, quota: Quota):
    (first,), (later,) = told(office.lan, MONDAY), told(office.lan, NEXT_MONDAY)
    (same_week,) = told(office.lan, date(2026, 3, 4))
    assert first.tells == same_week.tells
    assert first.tells != later.tells
    assert first.key == later.key


def test_without_a_head_the_secretariat_is_told(office: Office, quota: Quota):
    (item,) = told(office.hoa, MONDAY)  # her own unit has no head
    assert item.task.unit == office.vhxh.name


def test_a_closed_plan_asks_for_nothing(office: Office, plan: Plan, quota: Quota):
    plan.state = PlanState.CLOSED
    assert told(office.lan, MONDAY) == []


def test_a_plan_that_took_the_rung_off_its_ladder_tells_nothing(
    office: Office, plan: Plan, quota: Quota
):
    rungs = [rule for rule in reminders.ladder_of([plan.id])[plan.id] if rule.stage != "quota"]
    reminders.set_ladder(plan, rungs, by=office.hoa, at=AT)
    assert told(office.lan, MONDAY) == []


def test_the_letter_says_what_is_wanting_and_where_it_is_entered(app, office: Office, quota: Quota):
    with app.test_request_context():
        written = letters.digest(office.lan, told(office.lan, MONDAY), day=MONDAY)
    assert "Văn phòng HĐND và UBND" in written.text
    assert "Còn thiếu: 01 tin, bài tháng 2/2026" in written.text
    assert "/so-theo-doi?nam=2026" in written.text


def test_the_secretariat_sees_the_letter_beforehand(client: Client, office: Office, quota: Quota):
    client.sign_in(office.hoa)
    page = client.get(f"/theo-doi/thu/{office.lan.id}?ngay=09/03/2026")
    assert page.status_code == 200
    assert "Chưa đủ định mức" in page.text


def test_what_a_letter_told_of_quotas_is_read_back_as_the_units(office: Office, quota: Quota):
    (item,) = told(office.lan, MONDAY)

    class Kept:
        id, tells = 1, [item.tells.plain()]

    assert ToldItem.of(Kept.tells[0]) == item.tells
    (line,) = told_by([Kept])[1]
    assert (line.task.title, line.due_on) == (office.vp.name, date(2026, 2, 28))


def test_three_quotas_ask_as_often_as_one(
    office: Office, plan: Plan, quota: Quota, queries: list[str]
):
    def asked() -> int:
        queries.clear()
        assert told(office.lan, MONDAY) != []
        return len([sent for sent in queries if sent.startswith("SELECT")])

    asked()  # reads the calendar
    one = asked()
    for kind in (ItemKind.NEWS, ItemKind.INITIATIVE):
        registers.set_quota(plan, Wanted(kind, 1, Frequency.YEAR), by=office.hoa, at=AT)
    assert asked() == one
