"""Goes through the open tasks of an authority and collects what each person is told on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from tracker import workdays
from tracker.accounts import Person
from tracker.reminders.beside import told_beside
from tracker.reminders.climbing import ROLES, climbed, come_back, waiting
from tracker.reminders.entered import told_of_entries
from tracker.reminders.items import Item, Section
from tracker.reminders.news import in_order, memory_of, still_told
from tracker.reminders.occurrences import told_of_occurrence
from tracker.reminders.opened import Open, tasks_at_work
from tracker.reminders.quotas import told_of_quotas
from tracker.reminders.recipients import WIDE_ROLES, People, people_of
from tracker.reminders.reports import told_of_reports
from tracker.reminders.stages import ladders_of
from tracker.reminders.values import told_of_values
from tracker.reminders.word import told_of_words, words_on
from tracker.rules.words import Status
from tracker.rules.working_days import Calendar
from tracker.tasks import Task


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
    `is_news` marks what was not told yet, `is_new` what is more than told again. On a day off
    nobody is told anything. What is new stands on top, by section, the oldest first; then the
    rest. One task stands once, in the first section that holds, and so does each answer of a unit
    and each coordinating part.
    """
    calendar = calendar or workdays.calendar(authority_id)
    if not calendar.is_working(day):
        return {}
    people = people or people_of(authority_id, on=day)
    words, ladders = words_on(authority_id, day=day), ladders_of(authority_id)
    found: dict[int, dict[tuple[str, int], Item]] = defaultdict(dict)
    said = told_of_words(words, people, day=day, calendar=calendar, ladders=ladders)
    at_work = list(tasks_at_work(authority_id, day=day, calendar=calendar, ladders=ladders))
    opened = [one for one in at_work if one.is_open]
    tasks = (
        pair for one in opened
        for pair in told_of(one, people, is_asked=one.task.id in words.asked_on)
    )  # fmt: skip
    entries = told_of_entries(at_work, people)
    quotas = told_of_quotas(people, day=day, calendar=calendar, ladders=ladders)
    reports = told_of_reports(people, day=day, calendar=calendar, ladders=ladders)
    beside = told_beside(opened, people, asked_on=words.asked_on)
    values = told_of_values(people, day=day, calendar=calendar, ladders=ladders)
    said_all = chain(said, entries, tasks, beside, reports, quotas, values)
    for person, item in read_by(said_all, people):
        if only is None or person.id in only:
            found[person.id].setdefault(item.key, item)
    memory = memory_of({person_id: items.values() for person_id, items in found.items()})
    return {
        person_id: in_order(still_told(items.values(), person_id, memory))
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


def told_of(one: Open, people: People, *, is_asked: bool) -> Iterator[tuple[Person, Item]]:
    """Yield who is told what of one open task; while a request waits, not its unit."""
    task = one.task
    if task.status == Status.SUBMITTED:  # silence for the unit until it is decided
        sent = waiting(one, people)
        yield from ((person, sent) for person in people.verifiers(task) if sent)
        return
    if is_asked:
        yield from climbed(one, people, roles=WIDE_ROLES)
        return
    began = task.added_on or task.plan.period_from
    if is_returned(task):
        item = come_back(one, since=began, people=people)
        yield from ((person, item) for person in people.officers(task))
    yield from climbed(one, people, roles=ROLES)
    yield from told_of_occurrence(one, people)
    if task.status == Status.ASSIGNED and task.staff_id:
        item = one.item(Section.NEW, f"assigned:{task.staff_id}", since=began)
        yield from ((person, item) for person in people.officers(task))


def is_returned(task: Task) -> bool:
    """Tell whether the task came back and has not been sent again."""
    return task.returned_count > 0 and task.status == Status.IN_PROGRESS
