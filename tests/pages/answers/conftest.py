"""The commune on 12 March 2026: a task of two rooms that the office collects."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.cast import Office, ask_units, make_task
from tracker import clock, updates
from tracker.plans import Plan
from tracker.tasks import Task
from tracker.updates import Reply

NOON = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is noon of 12 March 2026."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def task(office: Office, plan: Plan) -> Task:
    """A task of two rooms, late since 6 March, collected by the office."""
    task = make_task(plan, office.vp, due_on=date(2026, 3, 6))
    return ask_units(task, office.pkt, office.vhxh, collecting=office.vp)


@pytest.fixture
def sent(session, office: Office, task: Task) -> Task:
    """The same task once Quang has sent the answer of the economics room."""
    reply = Reply(task.answers[0], "Đã rà soát 12 thủ tục.", date(2026, 3, 5))
    updates.answer(task, reply, by=office.quang, at=clock.now())
    session.commit()
    return task
