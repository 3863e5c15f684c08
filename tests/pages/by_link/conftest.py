"""The commune on 12 March 2026, and the link that its morning letter brought to Tú."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.cast import Office, make_task
from tracker import links
from tracker.accounts import Person
from tracker.links import Grant
from tracker.plans import Plan
from tracker.tasks import Task

TODAY = date(2026, 3, 12)
Link = Callable[..., str]


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is noon of 12 March 2026."""
    with time_machine.travel(datetime(2026, 3, 12, 5, 0, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def task(office: Office, plan: Plan) -> Task:
    """A task of the office, in Tú's charge."""
    return make_task(plan, office.vp, staff=office.tu)


@pytest.fixture
def link(app) -> Link:
    """Return the address of a person's update of a task."""

    def address(person: Person, task: Task, *, day: date = TODAY) -> str:
        return f"/l/{links.seal(Grant(person.id, task.id, task.staff_id or 0, day))}"

    return address
