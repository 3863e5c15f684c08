"""The commune on 12 March 2026 with two tasks of the office in Tú's charge."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.cast import Office, make_task
from tracker.plans import Plan
from tracker.tasks import Task

NOON = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is noon of 12 March 2026."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def tasks(office: Office, plan: Plan) -> list[Task]:
    """Two tasks of the office."""
    return [
        make_task(plan, office.vp, staff=office.tu, title=title, due_on=date(2026, 6, 30))
        for title in ("Ban hành quy chế", "=Rà soát thủ tục")
    ]
