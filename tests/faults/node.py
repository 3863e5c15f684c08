"""A whole jobs process on a Monday morning, killed by tests at any moment: `-m tests.faults.node`.

It plans the digests of the day and sends them, as `flask jobs` does, until it is killed.
"""

import sys
import time
from datetime import timedelta

import time_machine

from tracker import create_app, jobs
from tracker.jobs.timetable import Job, deliver, queue_reminders

MORNING = "2026-11-23 01:00Z"  # 8:00 in Vietnam
# The usual jobs, in a hurry: two nodes plan at the same moments, over and over.
TIMETABLE = (
    Job("queue_reminders", timedelta(seconds=1), queue_reminders),
    Job("deliver", timedelta(seconds=1), deliver),
)


def main(smtp_seconds: float) -> None:
    """Run the jobs."""
    with time_machine.travel(MORNING):
        jobs.start(create_app({"SMTP_TIMEOUT_SECONDS": smtp_seconds}), timetable=TIMETABLE)
        while True:
            time.sleep(1)


if __name__ == "__main__":
    main(float(sys.argv[1]))
