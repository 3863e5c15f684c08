"""Who is told of a leader's word: the secretariat asked for it, the units got it or were moved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker import requests
from tracker.accounts import Person
from tracker.clock import VIETNAM, day_of
from tracker.db import db
from tracker.reminders.items import Item, Section
from tracker.reminders.recipients import People
from tracker.reminders.stages import Ladders
from tracker.requests import Request, State
from tracker.rules.ladder import OF_REQUESTS, Dates, only, rung_reached
from tracker.rules.words import Role
from tracker.rules.working_days import Calendar
from tracker.tasks import Task
from tracker.tasks.counting import counting_of

TOLD_FOR = timedelta(days=14)  # who was away so long reads it on the task's page


@dataclass(frozen=True)
class Words:
    """The requests of an authority that wait on a day, and those decided of late."""

    waiting: list[Request]
    decided: list[Request]

    @property
    def asked_on(self) -> set[int]:
        """The tasks of which something is asked: silence for the unit until it is decided."""
        return {one.task_id for one in self.waiting}


def words_on(authority_id: int, *, day: date) -> Words:
    """Return the requests that wait for a word on a day, and those decided of late."""
    since = datetime.combine(day - TOLD_FOR, time(), VIETNAM)
    rows = select(Request).where(
        Request.id.in_(requests.open_of(authority_id).order_by(None).with_only_columns(Request.id))
        | Request.id.in_(requests.decided_since(authority_id, since=since))
    ).options(
        joinedload(Request.task).joinedload(Task.plan), joinedload(Request.asked_by),
        joinedload(Request.decider), joinedload(Request.decision_document),
    ).order_by(Request.id)  # fmt: skip
    found = list(db.session.scalars(rows))
    return Words(
        [one for one in found if one.state == State.ASKED],
        [one for one in found if one.state != State.ASKED],
    )


def told_of_words(
    words: Words, people: People, *, day: date, calendar: Calendar, ladders: Ladders
) -> Iterator[tuple[Person, Item]]:
    """Yield who is told what: each person of one request once."""
    for request in words.waiting:
        item = item_of(request, Section.ASKED, day=day, calendar=calendar)
        for role in (Role.COORDINATOR, Role.LEADER):
            rung = rung_reached(
                Dates(waits_since_on=item.counts_from), today=day, calendar=calendar,
                audience=role, ladder=only(ladders[request.plan_id], OF_REQUESTS),
            )  # fmt: skip
            told = rung and replace(item, stage=f"{rung.name}:{request.id}")
            yield from ((person, told) for person in people.with_role[role] if told)
    for request in words.decided:
        has_moved = is_moved(request)
        section = Section.MOVED if has_moved else Section.DECIDED
        item = item_of(request, section, day=day, calendar=calendar)
        for person in once(concerned(request, people)):
            if person.id != request.decided_by_id:
                yield person, item


def concerned(request: Request, people: People) -> Iterator[Person]:
    """Yield who reads a decision: who asked, the heads of the unit then and now, the officer."""
    yield from (one for one in [people.by_id.get(request.asked_by_id)] if one)
    if request.unit_id:
        yield from people.in_unit[request.unit_id, Role.UNIT_HEAD]
    yield from people.heads(request.task)
    yield from people.officers(request.task)


def is_moved(request: Request) -> bool:
    """Tell whether a decision gave the task to another unit."""
    is_granted = request.state == State.APPROVED
    return is_granted and bool(request.asks.lead_unit_id)


def item_of(request: Request, section: Section, *, day: date, calendar: Calendar) -> Item:
    """Return what is told of a request: the task as it stands, and the request itself."""
    task = request.task
    counting = counting_of(task.plan, calendar)
    facts = counting.facts(
        task, strict_before=task.strict_before, deadline_kind=task.deadline_kind
    )  # fmt: skip
    return Item(
        task, section, f"{section}:{request.id}", counting.time_state(facts, on=day),
        counting.working_days(facts, on=day), facts.deadline, day_of(request.asked_at),
        request=request,
    )  # fmt: skip


def once(people: Iterable[Person]) -> Iterator[Person]:
    """Yield each person once, in the order in which they come."""
    return iter({person.id: person for person in people}.values())
