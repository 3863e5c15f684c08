"""The commune on 12 March 2026 with tasks of two units."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.cast import Office, make_task
from tracker import clock, evidence, updates
from tracker.db import db
from tracker.evidence import Cited, Document
from tracker.plans import Plan
from tracker.rules.words import Outcome
from tracker.tasks import Task
from tracker.updates import Claim, News

NOON = datetime(2026, 3, 12, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def day() -> Iterator[None]:
    """It is noon of 12 March 2026."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def tasks(office: Office, plan: Plan) -> list[Task]:
    """A task of the office in Tú's charge, and one of the economics room in nobody's."""
    return [
        make_task(plan, office.vp, staff=office.tu, due_on=date(2026, 6, 30)),
        make_task(plan, office.pkt, title="Rà soát chợ", due_on=date(2026, 5, 31)),
    ]


@pytest.fixture
def waiting(office: Office, tasks: list[Task]) -> list[Task]:
    """The same tasks, submitted by their heads."""
    claim = Claim(date(2026, 3, 10), Outcome.MET, News("Đã tổ chức hội nghị đối thoại."))
    for task, head in zip(tasks, (office.lan, office.minh), strict=True):
        updates.submit(task, claim, by=head, at=clock.now())
    db.session.commit()
    return tasks


@pytest.fixture
def paper(office: Office, plan: Plan) -> Document:
    """The conclusion of a session."""
    cited = Cited(number="15/TB-UBND", issued_on=date(2026, 3, 11))
    return evidence.describe(cited, authority_id=plan.authority_id, by=office.hoa, at=NOON)
