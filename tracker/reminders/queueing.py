"""Queues one digest a person a working day, at the hour of the person's unit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker import outbox
from tracker.accounts import Person, holds
from tracker.clock import VIETNAM
from tracker.db import db
from tracker.outbox import Letter
from tracker.plans import Plan, PlanState
from tracker.reminders.gathering import gather

DIGEST = "digest"
OPENS, CLOSES = 7, time(17, 30)


@dataclass(frozen=True)
class Due:
    """A person whose digest is to be queued, and from when on it may go out."""

    id: int
    not_before: datetime


def due(*, day: date, at: datetime) -> list[Due]:
    """Return whose digests of a day are still to be queued: who has news and no letter yet.

    Reads only, and for long where plans are big: nobody else must wait for it, so it comes before
    the writing transaction. After the hours of sending the next working day tells it. Nothing is
    queued where letters are held, nor to an address that takes none.
    """
    if at > sending_window(day)[1]:
        return []
    authorities = select(Plan.authority_id).where(
        Plan.state == PlanState.ISSUED, Plan.authority_id.not_in(holds.held_at(at))
    )
    found = db.session.scalars(authorities.distinct().order_by(Plan.authority_id)).all()
    return [one for authority_id in found for one in due_of(authority_id, day=day, at=at)]


def due_of(authority_id: int, *, day: date, at: datetime) -> Iterator[Due]:
    """Yield the digests of one authority that are still to be queued."""
    news = [
        person_id
        for person_id, items in gather(authority_id, day=day).items()
        if any(item.is_news for item in items)
    ]
    queued = select(Letter.person_id).where(Letter.kind == DIGEST, Letter.day == day)
    waiting = select(Person).where(Person.id.in_(news), Person.id.not_in(queued))
    whole = waiting.options(selectinload(Person.appointments)).order_by(Person.id)
    for person in db.session.scalars(whole):
        if person.is_cut_off:
            continue
        opens = sending_window(day, hour=hour_of(person, on=day))[0]
        yield Due(person.id, max(opens, at))


def queue(found: Iterable[Due], *, day: date, at: datetime) -> None:
    """Queue digests of a day; what another node has queued meanwhile stands once.

    They come in one order on all nodes, or two that queue the same ones could deadlock; and by
    authority, so that whoever writes them reads each authority once.
    """
    for one in found:
        outbox.put(DIGEST, one, day=day, at=at, not_before=one.not_before)


def queue_due(*, day: date, at: datetime) -> int:
    """Queue the digests of a day for everybody who has news; return how many were still missing."""
    found = due(day=day, at=at)
    queue(found, day=day, at=at)
    return len(found)


def hour_of(person: Person, *, on: date) -> int:
    """Return the hour at which the person's unit takes its digests."""
    posts = person.posts(on)
    return posts[0].unit.digest_hour if posts else OPENS


def sending_window(day: date, *, hour: int = OPENS) -> tuple[datetime, datetime]:
    """Return from when to when the digests of a day go out, for a unit's hour."""
    opens = datetime.combine(day, time(hour), VIETNAM)
    return opens, datetime.combine(day, CLOSES, VIETNAM)
