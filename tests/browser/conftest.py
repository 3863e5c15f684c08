"""What every browser test begins with: the commune on the morning its plan is issued."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine

from tests.browser.commune import Commune, commune_at_work
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
