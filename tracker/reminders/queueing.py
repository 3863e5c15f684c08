"""Queues one digest a person a working day, at the hour of the person's unit."""

from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker import outbox
from tracker.accounts import Person
from tracker.clock import VIETNAM
from tracker.db import db
from tracker.plans import Plan, PlanState
from tracker.reminders.gathering import gather

DIGEST = "digest"
OPENS, CLOSES = 7, time(17, 30)


def queue_due(*, day: date, at: datetime) -> int:
    """Queue the digests of a day for everybody who has news; return how many were wanted.

    A second run queues nothing twice. After the hours of sending the next working day tells it.
    """
    if at > sending_window(day)[1]:
        return 0
    authorities = select(Plan.authority_id).where(Plan.state == PlanState.ISSUED).distinct()
    return sum(
        queue_of(authority_id, day=day, at=at) for authority_id in db.session.scalars(authorities)
    )


def queue_of(authority_id: int, *, day: date, at: datetime) -> int:
    """Queue the digests of one authority."""
    news = [
        person_id
        for person_id, items in gather(authority_id, day=day).items()
        if any(item.is_news for item in items)
    ]
    rows = select(Person).where(Person.id.in_(news)).options(selectinload(Person.appointments))
    for person in db.session.scalars(rows):
        opens = sending_window(day, hour=hour_of(person, on=day))[0]
        outbox.put(DIGEST, person, day=day, at=at, not_before=max(opens, at))
    return len(news)


def hour_of(person: Person, *, on: date) -> int:
    """Return the hour at which the person's unit takes its digests."""
    posts = person.posts(on)
    return posts[0].unit.digest_hour if posts else OPENS


def sending_window(day: date, *, hour: int = OPENS) -> tuple[datetime, datetime]:
    """Return from when to when the digests of a day go out, for a unit's hour."""
    opens = datetime.combine(day, time(hour), VIETNAM)
    return opens, datetime.combine(day, CLOSES, VIETNAM)
