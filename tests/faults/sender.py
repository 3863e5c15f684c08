"""A sender as a process of its own, killed by tests at any moment: `-m tests.faults.sender`.

It ends when nothing waits any more.
"""

import sys
import time

from sqlalchemy import select

from tests.delivery.writing import write
from tracker import clock, create_app, delivery
from tracker.db import db
from tracker.outbox import Letter, LetterState

WAITING = (LetterState.QUEUED, LetterState.CLAIMED)


def main(smtp_seconds: float) -> None:
    """Send until nothing waits."""
    app = create_app({"SMTP_TIMEOUT_SECONDS": smtp_seconds})
    with app.app_context():
        while is_anything_left():
            delivery.deliver(now=clock.now, compose=write)
            time.sleep(0.1)


def is_anything_left() -> bool:
    """Tell whether a letter waits or is claimed, without keeping a transaction open."""
    left = db.session.scalar(select(Letter.id).where(Letter.state.in_(WAITING)).limit(1))
    db.session.rollback()
    return left is not None


if __name__ == "__main__":
    main(float(sys.argv[1]))
