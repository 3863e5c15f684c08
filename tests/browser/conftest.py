"""What every browser test begins with: the commune on the morning its plan is issued."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine

from tests.browser.commune import Commune, commune_at_work, office_served
from tests.cast import Office, make_plan, make_task
from tests.services.smtp import MailServer
from tracker.clock import VIETNAM

ISSUED_AT = datetime(2026, 1, 20, 8, 0, tzinfo=VIETNAM)


@pytest.fixture
def commune(tmp_path: Path, smtp_server: MailServer) -> Iterator[Commune]:
    """The commune on the morning on which its plan is issued."""
    with (
        time_machine.travel(ISSUED_AT) as day,
        commune_at_work(tmp_path, smtp_server) as app,
    ):
        yield Commune(app, smtp_server, day, tmp_path)


@pytest.fixture
def two_tasks(tmp_path: Path) -> Iterator[str]:
    """The address of the commune on 12 March 2026, with two tasks in Tú's charge."""
    with (
        time_machine.travel("2026-03-12 05:00Z"),
        office_served(tmp_path, give_two_tasks) as address,
    ):
        yield address


def give_two_tasks(office: Office) -> None:
    """Give Tú two tasks."""
    plan = make_plan(office)
    for title in ("Ban hành quy chế làm việc", "Rà soát thủ tục hành chính"):
        make_task(plan, office.vp, staff=office.tu, title=title)
