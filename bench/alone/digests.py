"""Queues and sends a day's digests as a jobs process does; prints their number and its memory.

Arguments: database, mail server. Prints the number of letters sent, then MB of PSS: before, with
all of them queued, early in sending, and the highest after that.
"""

import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from bench.letters import AT, DAY
from bench.processes import share
from tracker import create_app, delivery, letters, reminders
from tracker.db import db
from tracker.letters import Written
from tracker.outbox import Letter

EARLY, EVERY = 1000, 250


def main() -> None:
    """Plan and send, on a clock that began with the morning of the day."""
    url, smtp_url = sys.argv[1:]
    settings = {"SQLALCHEMY_DATABASE_URI": url, "SMTP_URL": smtp_url, "SECRET_KEY": "x"}
    app = create_app({**settings, "PUBLIC_BASE_URL": "http://localhost"})
    began = time.monotonic()

    def now() -> datetime:
        return AT + timedelta(seconds=time.monotonic() - began)

    with app.app_context():
        before = share()
        reminders.queue(reminders.due(day=DAY, at=AT), day=DAY, at=AT)
        db.session.commit()
        queued, seen, sent = share(), list[float](), 0
        compose = counted(seen)
        while made := delivery.deliver(now=now, compose=compose, seconds=60).sent:
            sent += made
    early = EARLY // EVERY
    print(sent, before, queued, seen[early - 1], max(seen[early:]))


def counted(seen: list[float]) -> Callable[..., Written | None]:
    """Return what composes letters, and notes the memory every so many of them."""
    compose, numbers = letters.Writer().compose, count(1)

    def composed(letter: Letter, *, at: datetime) -> Written | None:
        if next(numbers) % EVERY == 0:
            seen.append(share())
        return compose(letter, at=at)

    return composed


if __name__ == "__main__":
    main()
