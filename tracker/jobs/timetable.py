"""The timetable as one list; each job is a plain function that may run twice, late or not at all.

A job returns a sentence where something stands in its way, else nothing, and commits itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

from tracker import bulk, clock, delivery, heartbeats, reminders, worksheets
from tracker.accounts import codes, sessions, submissions, throttle
from tracker.db import begin_write, db
from tracker.files import held

# A run of the sender ends after this, so that it is seen to be alive; the next one goes on.
DELIVERY_SECONDS = 60


@dataclass(frozen=True)
class Job:
    """What is run how often: the work is given the instant and how to learn that it must stop."""

    name: str
    every: timedelta
    work: Callable[[datetime, Event], str]


def queue_reminders(at: datetime, _stop: Event) -> str:
    """Queue what people must be told today; what is queued already stays."""
    day = clock.day_of(at)
    found = reminders.due(day=day, at=at)
    if found:
        begin_write()
        reminders.queue(found, day=day, at=at)
        db.session.commit()
    return ""


def deliver(_at: datetime, stop: Event) -> str:
    """Send the letters that wait."""
    return delivery.deliver(now=clock.now, stop=stop, seconds=DELIVERY_SECONDS).fault


def housekeep(at: datetime, _stop: Event) -> str:
    """Delete what nobody can use any more: sessions, codes, form ids, counters, nodes, drafts."""
    month, week, day = timedelta(days=31), timedelta(days=7), timedelta(days=1)
    begin_write()
    sessions.forget(before=at)
    submissions.forget(before=at - month)
    codes.forget(before=at - month)
    throttle.forget(before=at - day)
    heartbeats.forget(before=at - week)
    worksheets.forget(before=at - worksheets.KEPT)
    bulk.forget(before=at - bulk.KEPT)
    held.forget(before=at - held.KEPT)
    db.session.commit()
    return ""


TIMETABLE = (
    Job("queue_reminders", timedelta(minutes=1), queue_reminders),
    Job("deliver", timedelta(seconds=5), deliver),
    Job("housekeep", timedelta(hours=1), housekeep),
)
