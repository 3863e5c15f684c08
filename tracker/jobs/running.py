"""Runs the timetable in the background of a process, on a scheduler that remembers nothing.

APScheduler is a clock here, not a queue: no stored jobs to share, to lose or to run twice. What is
due is asked of the database at every tick.
"""

import logging
import os
import socket
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from threading import Event, Thread

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger
from flask import Flask

from tracker import clock, heartbeats
from tracker.db import begin_write, db
from tracker.jobs.timetable import TIMETABLE, Job
from tracker.jobs.watchdog import Watchdog

logger = logging.getLogger(__name__)

SETTINGS = {
    "coalesce": True,
    "max_instances": 1,
    "misfire_grace_time": None,  # the default drops, silently, what is a second late
}
# A job that has not ended a run for so long, or for three of its turns, is stuck.
STUCK = timedelta(minutes=5)


class Running:
    """A running timetable: its scheduler, its watchdog, and when each job last ended a run."""

    def __init__(self, app: Flask, timetable: Sequence[Job], die: Callable[[], None]) -> None:
        self.app = app
        self.timetable = timetable
        self.stopping = Event()
        self.ended: dict[str, float] = {}
        self.notes: dict[str, str] = {}
        self.scheduler = BackgroundScheduler(timezone=clock.VIETNAM, job_defaults=SETTINGS)
        self.watchdog = Watchdog(self.rearm, self.is_alive, die)
        self.watching = Thread(target=self.watchdog.watch, args=(self.stopping,), daemon=True)

    def start(self) -> None:
        """Begin: every job runs at once, then in its turns."""
        for job in self.timetable:
            trigger = IntervalTrigger(
                seconds=int(job.every.total_seconds()), timezone=clock.VIETNAM
            )
            self.scheduler.add_job(self.tick, trigger, args=[job], id=job.name)
        self.scheduler.start()
        self.rearm()
        self.watching.start()

    def rearm(self) -> None:
        """Make every job due now, whatever the clock said before."""
        for job in self.timetable:
            self.ended[job.name] = time.monotonic()
            self.scheduler.modify_job(job.name, next_run_time=clock.now().astimezone(clock.VIETNAM))

    def tick(self, job: Job) -> None:
        """Run a job once in a context of its own; what it raises is logged by the scheduler."""
        try:
            with self.app.app_context():
                at = clock.now()
                note = job.work(at, self.stopping)
                begin_write()
                heartbeats.beat(socket.gethostname(), job.name, at=at, note=note)
                db.session.commit()
                self.tell(job, note)
        finally:
            self.ended[job.name] = time.monotonic()

    def tell(self, job: Job, note: str) -> None:
        """Log what stands in a job's way when it changes, not at every tick."""
        if note != self.notes.get(job.name, ""):
            logger.warning("%s: %s", job.name, note or "ok")
        self.notes[job.name] = note

    def is_alive(self) -> bool:
        """Tell whether the scheduler's thread lives and no job is stuck."""
        thread = self.scheduler._thread  # nothing public tells; a fault in it leaves it dead
        return (
            thread is not None and thread.is_alive() and not any(map(self.is_stuck, self.timetable))
        )

    def is_stuck(self, job: Job) -> bool:
        """Tell whether a job has not ended a run for too long."""
        limit = max(STUCK, 3 * job.every).total_seconds()
        return time.monotonic() - self.ended[job.name] > limit

    def stop(self) -> None:
        """Let the jobs come to an end: letters that were not offered are given back."""
        self.stopping.set()
        self.watching.join()
        # A tick that falls due while the scheduler shuts down would find its workers gone.
        self.scheduler.remove_all_jobs()
        self.scheduler.shutdown(wait=True)


def die() -> None:
    """End the process at once: its supervisor starts it anew, its claims run out."""
    os._exit(1)


def start(
    app: Flask, *, timetable: Sequence[Job] = TIMETABLE, die: Callable[[], None] = die
) -> Running:
    """Start the timetable in the background of this process."""
    running = Running(app, timetable, die)
    running.start()
    return running
