"""Prints, as JSON, which digests are queued at some instants: `-m tests.delivery.zones URL`.

Run with TZ set, it shows that the host's time zone means nothing.
"""

import json
import sys
from datetime import UTC, date, datetime

from tests.cast import make_office, make_plan, make_task
from tracker import create_app, reminders
from tracker.clock import day_of
from tracker.db import db
from tracker.outbox import Letter

# In Vietnam: 23:59 on Sunday, 00:01, 06:59, 17:31 and 23:59 on Monday.
INSTANTS = [
    datetime(2026, 11, 22, 16, 59, tzinfo=UTC),
    datetime(2026, 11, 22, 17, 1, tzinfo=UTC),
    datetime(2026, 11, 22, 23, 59, tzinfo=UTC),
    datetime(2026, 11, 23, 10, 31, tzinfo=UTC),
    datetime(2026, 11, 23, 16, 59, tzinfo=UTC),
]


def main() -> None:
    """Queue at each instant in an empty database and tell what came of it."""
    app = create_app({"SECRET_KEY": "x", "SQLALCHEMY_DATABASE_URI": sys.argv[1]})
    with app.app_context():
        db.create_all()
        office = make_office()
        make_task(make_plan(office), office.vp, due_on=date(2026, 11, 20), staff=office.tu)
        queued = [reminders.queue_due(day=day_of(at), at=at) for at in INSTANTS]
        db.session.commit()
        db.session.expire_all()
        times = {
            (letter.day.isoformat(), letter.not_before.astimezone(UTC).isoformat())
            for letter in db.session.query(Letter)
        }
        sys.stdout.write(json.dumps({"queued": queued, "times": sorted(times)}))


if __name__ == "__main__":
    main()
