"""What people are to a task: by their posts and by the plan's settings."""

from datetime import date

import pytest

from tests.cast import Office, make_plan, make_task
from tracker.accounts import Appointment
from tracker.rules.standing import Standing
from tracker.rules.words import Role
from tracker.tasks import standing

ON = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("lan", {Standing.LEAD_HEAD}),
        ("tu", {Standing.LEAD_STAFF}),
        ("minh", {Standing.COORDINATING}),
        ("hoa", {Standing.COORDINATOR, Standing.VERIFIER}),
        ("binh", {Standing.LEADER}),
        ("mai", set()),
        ("son", set()),
    ],
)
def test_standing_comes_from_posts(session, office: Office, who: str, expected: set[Standing]):
    task = make_task(make_plan(office), office.vp, coordinating=(office.pkt,))
    assert standing(office.people[who], task, on=ON) == expected


def test_the_plan_names_who_verifies_the_secretariats_own_tasks(session, office: Office):
    task = make_task(make_plan(office), office.vhxh)
    assert standing(office.hoa, task, on=ON) == {Standing.COORDINATOR, Standing.LEAD_STAFF}
    assert standing(office.lan, task, on=ON) == {Standing.VERIFIER}
    assert standing(office.binh, task, on=ON) == {Standing.LEADER, Standing.VERIFIER}


def test_a_second_post_at_the_lead_unit_takes_the_verifiers_right(session, office: Office):
    task = make_task(make_plan(office), office.pkt)
    office.hoa.appointments.append(
        Appointment(unit_id=office.pkt.id, role=Role.STAFF, from_on=date(2026, 1, 1))
    )
    assert Standing.VERIFIER not in standing(office.hoa, task, on=ON)


def test_a_group_task_is_written_on_by_the_unit_that_collects(session, office: Office):
    task = make_task(make_plan(office), office.vp)
    task.collecting_unit_id = office.pkt.id
    assert standing(office.minh, task, on=ON) == {Standing.LEAD_HEAD, Standing.COLLECTING}
    assert standing(office.lan, task, on=ON) == frozenset()


def test_a_post_that_ended_gives_nothing(session, office: Office):
    task = make_task(make_plan(office), office.vp)
    office.lan.appointments[0].until_on = ON
    assert standing(office.lan, task, on=ON) == frozenset()


@pytest.mark.parametrize("is_own_area", [True, False])
def test_a_deputy_is_bound_to_content_areas(session, office: Office, *, is_own_area: bool):
    task = make_task(make_plan(office), office.pkt)
    acting = Appointment(
        unit_id=office.pkt.id, role=Role.UNIT_HEAD, from_on=date(2026, 1, 1),
        acting_for_id=office.minh.id, area_ids=[task.area_id if is_own_area else 999],
    )  # fmt: skip
    office.mai.appointments.append(acting)
    session.flush()
    assert standing(office.mai, task, on=ON) == ({Standing.LEAD_HEAD} if is_own_area else set())
