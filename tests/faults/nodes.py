"""Nodes that share a database: processes that send, started and killed by tests."""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flask import Flask

from tests.cast import make_office
from tests.delivery.writing import DAY
from tests.services.smtp import MailServer
from tracker import clock, create_app, outbox
from tracker.db import db
from tracker.outbox import Letter

ROOT = Path(__file__).parents[2]
SMTP_SECONDS = 0.6
SECONDS = 120


@dataclass
class Nodes:
    """Senders of one database, the mail server that they send to, and the letters."""

    url: str
    mail: MailServer
    app: Flask
    at: datetime  # since when the letters wait
    settings: dict[str, str] = field(default_factory=dict)
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, module: str = "tests.faults.sender") -> subprocess.Popen[bytes]:
        """Start a sender, or another module."""
        settings = {"DATABASE_URL": self.url, "SMTP_URL": self.mail.url, "SECRET_KEY": "x"}
        settings |= {"OUTBOX_CLAIM_SECONDS": "2", "PUBLIC_BASE_URL": "http://localhost"}
        settings |= self.settings
        command = [sys.executable, "-m", module, str(SMTP_SECONDS)]
        self.running.append(
            subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings})  # noqa: S603
        )
        return self.running[-1]

    def kill(self, node: subprocess.Popen[bytes]) -> None:
        """End a sender as a power cut would."""
        node.kill()
        node.wait()

    def letters(self) -> list[Letter]:
        """Return the letters as they are stored."""
        with self.app.app_context():
            return db.session.query(Letter).order_by(Letter.id).all()

    def accepted(self) -> Counter[str]:
        """Return how often the mail server accepted each letter, by Message-ID."""
        return Counter(str(letter.message["Message-ID"]) for letter in list(self.mail.letters))

    def check_accepted(self, *, most_repeats: int) -> None:
        """See that no letter is lost, few are repeated, and those have a flag and the same name."""
        accepted, stored = self.accepted(), self.letters()
        assert {letter.state for letter in stored} <= {"sent", "held"}
        names = {f"<{letter.message_id}@localhost>": letter for letter in stored}
        assert set(accepted) <= set(names)
        assert {name for name, one in names.items() if one.state == "sent"} <= set(accepted)
        assert sum(accepted.values()) - len(accepted) <= most_repeats
        flagged = {name for name, letter in names.items() if letter.is_ambiguous}
        assert {name for name, times in accepted.items() if times > 1} <= flagged
        assert len(flagged) <= most_repeats


@contextmanager
def nodes_on(url: str, mail: MailServer, *, letters: int) -> Iterator[Nodes]:
    """Lay a database with letters that wait; whatever still runs afterwards is ended."""
    settings = {"SQLALCHEMY_DATABASE_URI": url, "SECRET_KEY": "x", "SMTP_URL": mail.url}
    settings |= {"PUBLIC_BASE_URL": "http://localhost"}
    app = create_app({**settings, "SMTP_TIMEOUT_SECONDS": SMTP_SECONDS})
    at = clock.now()
    with app.app_context():
        db.create_all()
        office = make_office()
        for number in range(letters):
            outbox.put("note", office.tu, day=DAY, at=at, ref=f"{number:04d}")
        db.session.commit()
    nodes = Nodes(url, mail, app, at)
    yield nodes
    for node in nodes.running:
        if node.poll() is None:
            nodes.kill(node)
    with app.app_context():
        db.engine.dispose()


def wait_for(truth: Callable[[], object], *, seconds: float = SECONDS) -> None:
    """Wait until something is so."""
    ends = time.monotonic() + seconds
    while not truth():
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.005)
