"""Quotas of a plan: set, changed, taken away; which units keep them in which months."""

from datetime import date

import pytest

from tests.cast import Office, make_unit
from tests.registers.told import AT, initiative, news
from tracker import history, registers
from tracker.db import db
from tracker.plans import Plan, PlanState
from tracker.registers import ItemKind, Quota, Wanted, drop_quota, set_quota
from tracker.registers.quotas import UnitCells, of_plan, progress
from tracker.rules import Refused
from tracker.rules.indicators import Frequency
from tracker.units import GroupMember

APRIL = date(2026, 4, 10)
MONTHLY = Wanted(ItemKind.NEWS, 1, Frequency.MONTH)


def kept(quota: Quota, plan: Plan, *, today: date = APRIL) -> list[UnitCells]:
    return progress([quota], plan, today=today)[quota.id]


def states(found) -> dict[str, list[str]]:
    return {one.unit.code: [str(cell.state) for cell in one.cells[:5]] for one in found}


def test_a_quota_is_set_once_and_changed(office: Office, plan: Plan):
    quota = set_quota(plan, MONTHLY, by=office.hoa, at=AT)
    again = set_quota(plan, Wanted(ItemKind.NEWS, 2, Frequency.MONTH), by=office.hoa, at=AT)
    assert (again, quota.least, of_plan(plan.id)) == (quota, 2, [quota])
    set_quota(plan, Wanted(ItemKind.NEWS, 2, Frequency.MONTH), by=office.hoa, at=AT)
    first, second = history.of("quota", quota.id)
    assert (first.changes["before"], second.changes["before"]["least"]) == (None, 1)
    assert second.chain_id == plan.id


def test_a_quota_that_is_dropped_leaves_its_trace(office: Office, plan: Plan):
    quota = set_quota(plan, MONTHLY, by=office.hoa, at=AT)
    quota_id = quota.id
    drop_quota(quota, by=office.hoa, at=AT)
    assert of_plan(plan.id) == []
    assert history.of("quota", quota_id)[-1].changes["before"]["least"] == 1


def test_what_is_no_quota_is_refused(office: Office, plan: Plan):
    with pytest.raises(Refused, match="Định mức"):
        set_quota(plan, Wanted(ItemKind.NEWS, 0, Frequency.MONTH), by=office.hoa, at=AT)
    wanted = Wanted(ItemKind.NEWS, 1, Frequency.MONTH, group=office.vp)
    with pytest.raises(Refused, match="nhóm"):
        set_quota(plan, wanted, by=office.hoa, at=AT)
    quota = set_quota(plan, MONTHLY, by=office.hoa, at=AT)
    plan.state = PlanState.CLOSED
    with pytest.raises(Refused, match="kết thúc"):
        drop_quota(quota, by=office.hoa, at=AT)


def test_months_before_the_issue_are_not_asked_for(office: Office, plan: Plan):
    quota = set_quota(plan, MONTHLY, by=office.hoa, at=AT)  # issued on 20 January
    news(office, office.vp, date(2026, 1, 5))
    news(office, office.vp, date(2026, 2, 5))
    news(office, office.vp, date(2026, 3, 5))
    found = kept(quota, plan)
    assert states(found)["VP"] == ["not_asked", "done", "done", "running", "ahead"]
    assert states(found)["PKT"] == ["not_asked", "short", "short", "running", "ahead"]
    by_code = {one.unit.code: one for one in found}
    assert (by_code["VP"].kept, by_code["PKT"].kept) == ((2, 2), (0, 2))
    assert [code for code, one in by_code.items() if one.keeps_it] == ["VP"]


def test_what_came_after_a_day_is_not_counted_on_it(office: Office, plan: Plan):
    quota = set_quota(plan, MONTHLY, by=office.hoa, at=AT)
    news(office, office.vp, date(2026, 3, 20))
    for today, state in ((date(2026, 3, 19), "running"), (date(2026, 3, 20), "done")):
        assert states(kept(quota, plan, today=today))["VP"][2] == state


def test_a_void_item_opens_the_gap_again(office: Office, plan: Plan):
    quota = set_quota(plan, MONTHLY, by=office.hoa, at=AT)
    item = news(office, office.vp, date(2026, 2, 5))
    registers.void(item, reason="Không phải tin cải cách", by=office.hoa, at=AT)
    (vp,) = (one for one in kept(quota, plan) if one.unit == office.vp)
    assert [cell.span.ordinal for cell in vp.short] == [2, 3]


def test_a_quota_of_a_group_binds_its_members_while_they_are(office: Office, plan: Plan):
    group = make_unit(office.authority, "BP", "Các bộ phận", type_code="nhom")
    seats = [GroupMember(group_id=group.id, unit_id=office.pkt.id, from_on=date(2026, 3, 1))]
    db.session.add_all(seats)
    db.session.flush()
    wanted = Wanted(ItemKind.NEWS, 1, Frequency.MONTH, group=group)
    quota = set_quota(plan, wanted, by=office.hoa, at=AT)
    found = kept(quota, plan)
    assert states(found) == {"PKT": ["not_asked", "not_asked", "short", "running", "ahead"]}


def test_a_year_of_initiatives_runs_until_it_is_kept(office: Office, plan: Plan):
    quota = set_quota(plan, Wanted(ItemKind.INITIATIVE, 1, Frequency.YEAR), by=office.hoa, at=AT)
    initiative(office, office.vp, date(2026, 3, 1))
    found = kept(quota, plan)
    assert states(found) == {"VP": ["done"], "VHXH": ["running"], "PKT": ["running"]}
    assert [one.unit.code for one in found if one.keeps_it] == ["VP"]


def test_a_closed_plan_asks_for_no_later_month(office: Office, plan: Plan):
    quota = set_quota(plan, MONTHLY, by=office.hoa, at=AT)
    plan.state, plan.closed_on = PlanState.CLOSED, date(2026, 3, 20)
    found = kept(quota, plan, today=date(2026, 12, 1))
    assert states(found)["VP"] == ["not_asked", "short", "running", "ahead", "ahead"]
