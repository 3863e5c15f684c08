"""The commune on 12 March 2026: a task of the office with the economics room at its side."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.cast import Office, make_person, make_task
from tests.conftest import Client
from tracker import clock, updates
from tracker.plans import Plan
from tracker.rules.words import Outcome, Role
from tracker.tasks import Task
from tracker.updates import Claim, News

NOON = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is noon of 12 March 2026."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def task(office: Office, plan: Plan) -> Task:
    """A task of the office, in Tú's charge."""
    return make_task(plan, office.vp, staff=office.tu, coordinating=(office.pkt,))


@pytest.fixture
def waiting_task(session, office: Office, task: Task) -> Task:
    """The same task, submitted by Lan."""
    claim = Claim(date(2026, 3, 10), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    updates.submit(task, claim, by=office.lan, at=clock.now())
    session.commit()
    return task


@pytest.fixture
def stranger(app, office: Office) -> Client:
    """Somebody of another authority, signed in."""
    other = make_person("la", "Người Lạ", unit=office.pkt, role=Role.UNIT_HEAD)
    other.authority_id = office.pkt.id
    return app.test_client().sign_in(other)
