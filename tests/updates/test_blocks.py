"""Blocks: reason, agency, day and document are all compulsory; the days blocked are kept."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tracker import history, updates
from tracker.rules import Refused
from tracker.rules.words import BlockedReason, Status
from tracker.rules.workflow import Obstacle
from tracker.tasks import Task
from tracker.updates import News

AT = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
NEWS = News("Chưa có khung danh mục vị trí việc làm.")
OBSTACLE = Obstacle(
    BlockedReason.WAITING_GUIDANCE, "Sở Nội vụ", date(2026, 3, 2), "15/UBND-VP ngày 02/3/2026"
)


@pytest.fixture
def task(session, office: Office) -> Task:
    """A task of the office (VP)."""
    return make_task(make_plan(office), office.vp)


def test_a_block_says_why_whom_since_when_and_by_which_letter(task: Task, office: Office):
    event = updates.block(task, NEWS, obstacle=OBSTACLE, by=office.lan, at=AT)
    assert task.status == Status.BLOCKED
    assert (task.blocked_reason, task.blocked_agency) == ("waiting_guidance", "Sở Nội vụ")
    assert (event.on, event.note) == (date(2026, 3, 2), NEWS.text)
    assert event.changes["document"] == "15/UBND-VP ngày 02/3/2026"


@pytest.mark.parametrize(
    "missing",
    [
        {"reason": None},
        {"agency": " "},
        {"since_on": None},
        {"since_on": date(2026, 3, 13)},
        {"document": ""},
    ],
)
def test_every_part_of_a_block_is_compulsory(task: Task, office: Office, missing: dict):
    with pytest.raises(Refused):
        updates.block(task, NEWS, obstacle=replace(OBSTACLE, **missing), by=office.lan, at=AT)
    assert task.status == Status.ASSIGNED


def test_a_block_needs_ten_characters(task: Task, office: Office):
    with pytest.raises(Refused, match="ít nhất 10 ký tự"):
        updates.block(task, News("Vướng"), obstacle=OBSTACLE, by=office.lan, at=AT)


def test_an_officer_reports_a_block_unless_the_plan_keeps_it_for_the_head(task, office: Office):
    task.plan.settings = {"staff_moves": []}
    with pytest.raises(Refused, match="thủ trưởng đơn vị"):
        updates.block(task, NEWS, obstacle=OBSTACLE, by=office.tu, at=AT)
    task.plan.settings = {}
    updates.block(task, NEWS, obstacle=OBSTACLE, by=office.tu, at=AT)
    assert task.status == Status.BLOCKED


def test_a_blocked_task_is_updated_and_stays_blocked(task: Task, office: Office):
    updates.block(task, NEWS, obstacle=OBSTACLE, by=office.tu, at=AT)
    updates.no_change(task, by=office.tu, at=AT)
    assert task.status == Status.BLOCKED


def test_a_task_goes_on_and_keeps_how_long_it_waited(task: Task, office: Office):
    updates.block(task, NEWS, obstacle=OBSTACLE, by=office.tu, at=AT)
    updates.unblock(task, text="Sở Nội vụ đã có hướng dẫn.", by=office.lan, at=AT)
    assert task.status == Status.IN_PROGRESS
    assert (task.blocked_reason, task.blocked_agency, task.blocked_since_on) == (None, "", None)
    assert history.of("task", task.id)[-1].changes["days_blocked"] == 10
