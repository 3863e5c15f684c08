"""Mốc nhắc việc: the secretariat alone sets when a plan reminds whom; every change is kept."""

from datetime import date

import pytest

from tests.cast import Office
from tests.conftest import Client
from tracker import history
from tracker.plans import Plan, PlanState
from tracker.reminders import ladder_of
from tracker.rules.ladder import LADDER, StageRule
from tracker.rules.words import Role, Stage


def form(plan: Plan, **fields: object) -> dict[str, object]:
    """Return what the page sends: the usual ladder, but for some fields; None leaves one out."""
    usual: dict[str, object] = {"version": plan.version}
    for rule in LADDER:
        usual[f"on_{rule.stage}_{rule.audience}"] = "y"
        usual[f"days_{rule.stage}_{rule.audience}"] = str(abs(rule.offset))
        usual[f"weekly_{rule.stage}_{rule.audience}"] = "y" if rule.is_weekly else None
    return {name: value for name, value in (usual | fields).items() if value is not None}


def url(plan: Plan) -> str:
    return f"/ke-hoach/{plan.code}/thang-nhac"


def rung(plan: Plan, stage: Stage, role: Role = Role.STAFF) -> StageRule | None:
    own = ladder_of([plan.id])[plan.id]
    return next((one for one in own if (one.stage, one.audience) == (stage, role)), None)


def test_a_plan_without_its_own_shows_the_usual_ladder(client: Client, office: Office, plan: Plan):
    page = client.sign_in(office.hoa).get(url(plan)).text
    assert "đang dùng mốc mặc định" in page
    assert 'name="days_seven_before_staff"' in page
    assert 'href="/theo-doi"' in page


def test_the_days_of_a_rung_are_changed(client: Client, office: Office, plan: Plan):
    answer = client.sign_in(office.hoa).post(url(plan), data=form(plan, days_seven_before_staff=10))
    assert answer.status_code == 303
    assert rung(plan, Stage.SEVEN_BEFORE).offset == -10
    page = client.get(url(plan)).text
    assert "07 ngày làm việc trước hạn → 10 ngày làm việc trước hạn" in page
    assert "đang dùng mốc riêng của kế hoạch" in page


def test_a_rung_is_switched_off_for_one_role_alone(client: Client, office: Office, plan: Plan):
    client.sign_in(office.hoa).post(url(plan), data=form(plan, on_long_overdue_steering=None))
    assert rung(plan, Stage.LONG_OVERDUE, Role.STEERING) is None
    assert rung(plan, Stage.LONG_OVERDUE, Role.COORDINATOR) is not None
    assert "→ không nhắc" in client.get(url(plan)).text


def test_a_rung_comes_every_week_or_once(client: Client, office: Office, plan: Plan):
    fields = {"weekly_two_before_staff": "y", "weekly_weekly_after_staff": None}
    client.sign_in(office.hoa).post(url(plan), data=form(plan, **fields))
    assert rung(plan, Stage.TWO_BEFORE).is_weekly
    assert not rung(plan, Stage.WEEKLY_AFTER).is_weekly
    assert "02 ngày làm việc trước hạn, mỗi tuần" in client.get(url(plan)).text


@pytest.mark.parametrize(
    ("stage", "role"),
    [(Stage.CHECK_IN, Role.STAFF), (Stage.SILENCE, Role.STAFF), (Stage.PART, Role.COORD_MEMBER),
     (Stage.LONG_WAITING, Role.COORDINATOR), (Stage.LONG_ASKED, Role.LEADER)],
)  # fmt: skip
def test_all_that_is_reminded_of_is_in_the_ladder(client, office, plan: Plan, stage, role):
    client.sign_in(office.hoa).post(url(plan), data=form(plan, **{f"days_{stage}_{role}": 9}))
    assert abs(rung(plan, stage, role).offset) == 9


def test_a_head_is_told_of_what_is_overdue_before_the_next_monday(client, office, plan: Plan):
    fields = form(plan, weekly_head_overdue_unit_head="y")
    assert client.sign_in(office.hoa).post(url(plan), data=fields).status_code == 303
    assert not rung(plan, Stage.HEAD_OVERDUE, Role.UNIT_HEAD).is_weekly


def test_a_change_is_an_event_of_the_plan_with_both_ladders(client, office: Office, plan: Plan):
    client.sign_in(office.hoa).post(url(plan), data=form(plan, days_two_before_staff=3))
    event = history.of("plan", plan.id)[-1]
    assert (event.move, event.actor_id, event.chain_id) == ("ladder", office.hoa.id, plan.id)
    assert ["two_before", "staff", -2, False] in event.changes["before"]
    assert ["two_before", "staff", -3, False] in event.changes["after"]


def test_the_usual_ladder_comes_back_by_one_button(client: Client, office: Office, plan: Plan):
    client.sign_in(office.hoa).post(url(plan), data=form(plan, days_two_before_staff=3))
    answer = client.post(f"{url(plan)}/mac-dinh", data={"version": plan.version})
    assert answer.status_code == 303
    assert ladder_of([plan.id])[plan.id] == LADDER
    assert len(history.of("plan", plan.id)) == 2


def test_saving_without_a_change_records_nothing(client: Client, office: Office, plan: Plan):
    client.sign_in(office.hoa).post(url(plan), data=form(plan))
    assert history.of("plan", plan.id) == []


def test_a_head_is_always_told_of_what_is_overdue(client: Client, office: Office, plan: Plan):
    fields = form(plan, on_head_overdue_unit_head=None)
    answer = client.sign_in(office.hoa).post(url(plan), data=fields)
    assert answer.status_code == 422
    assert "mốc này không tắt được" in answer.text
    late = client.post(url(plan), data=form(plan, days_head_overdue_unit_head=11))
    assert late.status_code == 422


@pytest.mark.parametrize("days", ["0", "91", "mai", ""])
def test_days_are_a_number_within_reason(client: Client, office: Office, plan: Plan, days: str):
    fields = form(plan, days_seven_before_staff=days)
    assert client.sign_in(office.hoa).post(url(plan), data=fields).status_code == 422
    assert ladder_of([plan.id])[plan.id] == LADDER


@pytest.mark.parametrize("path", ["", "/mac-dinh"])
def test_a_stale_page_is_told_who_was_first(client: Client, office: Office, plan: Plan, path: str):
    old = form(plan, days_two_before_staff=4)
    client.sign_in(office.hoa).post(url(plan), data=form(plan, days_two_before_staff=3))
    answer = client.post(url(plan) + path, data=old)
    assert answer.status_code == 409
    assert "Phạm Thị Hoa vừa sửa" in answer.text
    assert rung(plan, Stage.TWO_BEFORE).offset == -3


@pytest.mark.parametrize("who", ["lan", "tu", "binh", "mai", "son"])
def test_nobody_else_changes_it(client: Client, office: Office, plan: Plan, who: str):
    client.sign_in(office.people[who])
    assert client.post(url(plan), data=form(plan)).status_code == 403


def test_a_closed_plan_keeps_its_ladder(client: Client, office: Office, plan: Plan):
    plan.state, plan.closed_on = PlanState.CLOSED, date(2026, 12, 31)
    page = client.sign_in(office.hoa).get(url(plan)).text
    assert "không đổi mốc nhắc được nữa" in page
    answer = client.post(url(plan), data=form(plan, days_two_before_staff=3))
    assert answer.status_code == 422
