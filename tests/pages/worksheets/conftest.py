"""The commune on 12 March 2026: a task of the office, and one of the economics room."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.cast import Office, make_task
from tracker.plans import Plan
from tracker.tasks import Task


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is noon of 12 March 2026."""
    with time_machine.travel("2026-03-12 05:00Z", tick=False):
        yield


@pytest.fixture
def task(office: Office, plan: Plan) -> Task:
    return make_task(plan, office.vp, staff=office.tu)


@pytest.fixture
def other(office: Office, plan: Plan) -> Task:
    return make_task(plan, office.pkt, title="Việc của phòng Kinh tế")
