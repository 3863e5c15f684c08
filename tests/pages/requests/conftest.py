"""The commune on 22 June 2026: a task of the office, due on the last day of the month."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from tests.cast import Office, make_person, make_task
from tests.conftest import Client
from tests.requests.making import asked
from tracker.plans import Plan
from tracker.requests import Request
from tracker.rules.words import Role
from tracker.tasks import Task

NOON = datetime(2026, 6, 22, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is noon of 22 June 2026."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def task(office: Office, plan: Plan) -> Task:
    """A task of the office, in Tú's charge."""
    return make_task(plan, office.vp, staff=office.tu)


@pytest.fixture
def request_(session, office: Office, task: Task) -> Request:
    """Lan's request to put the day off to 31 July."""
    made = asked(task, office.lan)
    session.commit()
    return made


@pytest.fixture
def stranger(app, office: Office) -> Client:
    """The leader of another authority, signed in."""
    other = make_person("la", "Người Lạ", unit=office.pkt, role=Role.LEADER)
    other.authority_id = office.pkt.id
    return app.test_client().sign_in(other)
