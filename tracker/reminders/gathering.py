"""Goes through the open tasks of an authority and collects what each person is told on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from tracker import workdays
from tracker.accounts import Person
from tracker.clock import day_of
from tracker.outbox import ToldItem, already_told
from tracker.reminders.beside import told_beside
from tracker.reminders.entered import told_of_entries
from tracker.reminders.items import Item, Section
from tracker.reminders.occurrences import told_of_occurrence
from tracker.reminders.opened import Open, section_of, tasks_at_work
from tracker.reminders.recipients import WIDE_ROLES, People, people_of
from tracker.reminders.word import told_of_words, words_on
from tracker.rules.ladder import Dates, Reached, rung_reached
from tracker.rules.words import Role, Status
from tracker.rules.working_days import Calendar
from tracker.tasks import Task

ROLES = (Role.STAFF, Role.UNIT_HEAD, Role.COORDINATOR, Role.STEERING, Role.LEADER)
# Told once and not again.
ONCE = frozenset({Section.NEW, Section.DECIDED, Section.MOVED, Section.ENTERED, Section.OBJECTED})


def gather(
    authority_id: int,
    *,
    day: date,
    only: Collection[int] | None = None,
    calendar: Calendar | None = None,
    people: People | None = None,
) -> dict[int, list[Item]]:
    """Return what each person of an authority, or only some, is told on a day.

    `calendar` and `people` spare reading the authority's working days and recipients again.
    `is_news` marks what was not told yet. On a day off nobody is told anything. News stand on top
    of their section, then the oldest; one task stands once, in the first section that holds, and so
    does each answer to a task of many units and each coordinating part.
    """
    calendar = calendar or workdays.calendar(authority_id)
    if not calendar.is_working(day):
        return {}
    people = people or people_of(authority_id, on=day)
    words = words_on(authority_id, day=day)
    found: dict[int, dict[tuple[str, int], Item]] = defaultdict(dict)
    said = told_of_words(words, people, day=day, calendar=calendar)
    at_work = list(tasks_at_work(authority_id, day=day, calendar=calendar))
    opened = [one for one in at_work if one.is_open]
    tasks = (
        pair for one in opened
        for pair in told_of(one, people, is_put_off=one.task.id in words.put_off)
    )  # fmt: skip
    entries = told_of_entries(at_work, people)
    said_all = chain(said, entries, tasks, told_beside(opened, people))
    for person, item in read_by(said_all, people):
        if only is None or person.id in only:
            found[person.id].setdefault(item.key, item)
    told = already_told(found.keys())
    return {
        person_id: in_order(still_told(items.values(), person_id, told))
        for person_id, items in found.items()
    }


def read_by(
    told: Iterable[tuple[Person, Item]], people: People
) -> Iterator[tuple[Person, Item]]:  # fmt: skip
    """Yield who reads what: also whoever stands in, not who wants nothing told that is due soon.

    What one is told oneself comes before what one is told for somebody who is away.
    """
    instead = []
    for person, item in told:
        if item.section is Section.DUE and not person.takes_due_soon:
            continue
        for reader, absent in people.readers(person):
            if absent:
                instead.append((reader, replace(item, stands_in_for=absent)))
            else:
                yield reader, item
    yield from instead


def still_told(
    items: Iterable[Item], person_id: int, told: Collection[tuple[int, ToldItem]]
) -> Iterator[Item]:
    """Yield a person's items with what is news; assignments and decisions are told once."""
    for item in items:
        is_news = (person_id, item.tells) not in told
        if is_news or item.section not in ONCE:
            yield replace(item, is_news=is_news)


def in_order(items: Iterable[Item]) -> list[Item]:
    """Sort by section, news first, then the oldest deadline."""
    order = list(Section)
    return sorted(
        items, key=lambda item: (order.index(item.section), not item.is_news, item.deadline)
    )


def told_of(one: Open, people: People, *, is_put_off: bool) -> Iterator[tuple[Person, Item]]:
    """Yield who is told what of one open task; while an extension is asked, not its unit."""
    task = one.task
    if task.status == Status.SUBMITTED:  # silence for the unit until it is decided
        yield from ((person, waiting(one)) for person in people.verifiers(task))
        return
    if is_put_off:
        yield from climbed(one, people, roles=WIDE_ROLES)
        return
    began = task.added_on or task.plan.period_from
    if is_returned(task):
        item = come_back(one, since=began)
        yield from ((person, item) for person in people.officers(task))
    yield from climbed(one, people, roles=ROLES)
    yield from told_of_occurrence(one, people)
    if task.status == Status.ASSIGNED and task.staff_id:
        item = one.item(Section.NEW, f"assigned:{task.staff_id}", since=began)
        yield from ((person, item) for person in people.officers(task))


def climbed(
    one: Open, people: People, *, roles: Collection[Role]
) -> Iterator[tuple[Person, Item]]:  # fmt: skip
    """Yield the rungs that a task has reached, by role."""
    for role in roles:
        rung = rung_of(one, role)
        if rung is not None:
            item = one.item(section_of(one, rung), rung.name)
            yield from ((person, item) for person in people.told_as(role, one.task))


def rung_of(one: Open, role: Role) -> Reached | None:
    """Return the latest rung of a role, unless the unit has answered since it was reached."""
    task, facts = one.task, one.facts
    dates = Dates(
        due_on=facts.due_on, deadline=facts.deadline,
        blocked_since_on=task.blocked_since_on if task.status == Status.BLOCKED else None,
        unnamed_since_on=None if task.staff_id else task.added_on or task.plan.issued_on,
    )  # fmt: skip
    calendar = one.counting.calendar
    rung = rung_reached(dates, today=one.today, calendar=calendar, audience=role, ladder=one.ladder)
    answered = one.answered_on
    silenced = role is Role.STAFF and answered is not None and rung and answered >= rung.on
    return None if silenced else rung


def waiting(one: Open) -> Item:
    """Return what the verifier is told: once for each submission."""
    sent = day_of(one.task.submitted_at) if one.task.submitted_at else one.today
    return one.item(Section.WAITING, f"waiting:{one.task.returned_count}", since=sent)


def come_back(one: Open, *, since: date) -> Item:
    """Return what the officer is told of a task that came back, and again at each rung after."""
    task, rung = one.task, rung_of(one, Role.STAFF)
    if rung and task.status_at and rung.on > day_of(task.status_at):
        return one.item(Section.RETURNED, rung.name)
    return one.item(Section.RETURNED, f"returned:{task.returned_count}", since=since)


def is_returned(task: Task) -> bool:
    """Tell whether the task came back and has not been sent again."""
    return task.returned_count > 0 and task.status == Status.IN_PROGRESS
