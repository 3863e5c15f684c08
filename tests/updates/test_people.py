"""The head names who is in charge, among the people of the unit."""

from datetime import UTC, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tracker import history, updates
from tracker.rules import Refused
from tracker.tasks import Task

AT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)


@pytest.fixture
def task(session, office: Office) -> Task:
    """A task of the office (VP)."""
    return make_task(make_plan(office), office.vp)


@pytest.mark.parametrize("who", ["lan", "hoa"])
def test_the_head_or_the_secretariat_names_the_officer(task: Task, office: Office, who: str):
    updates.assign(task, to=office.tu, by=office.people[who], at=AT)
    assert task.staff_id == office.tu.id
    assert history.of("task", task.id)[-1].changes == {"staff_id": office.tu.id}


@pytest.mark.parametrize("who", ["tu", "minh", "binh", "son"])
def test_nobody_else_names_the_officer(task: Task, office: Office, who: str):
    with pytest.raises(Refused, match="không được phân công"):
        updates.assign(task, to=office.tu, by=office.people[who], at=AT)


def test_only_people_of_the_unit_are_named(task: Task, office: Office):
    with pytest.raises(Refused, match="Vũ Đình Quang không làm việc tại đơn vị"):
        updates.assign(task, to=office.quang, by=office.lan, at=AT)
