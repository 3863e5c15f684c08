"""What was entered for a unit, told to it; and what a unit does not agree with, told back."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.reminders.items import Beside, Item, Matter, Section
from tracker.reminders.opened import Open
from tracker.reminders.recipients import People
from tracker.rules.words import Role

KINDS = {Section.ENTERED: Beside.ENTRY, Section.OBJECTED: Beside.OBJECTION}


def told_of_entries(found: Iterable[Open], people: People) -> Iterator[tuple[Person, Item]]:
    """Yield who is told what: an entry to the unit, an objection to the secretariat."""
    for one in found:
        task = one.task
        if task.objected_at is not None:
            item = item_of(one, Section.OBJECTED, task.objected_at)
            yield from ((person, item) for person in people.with_role[Role.COORDINATOR])
        elif task.entered_at is not None:
            item = item_of(one, Section.ENTERED, task.entered_at)
            told = {one.id: one for one in (*people.heads(task), *people.officers(task))}
            yield from ((person, item) for person in told.values())


def item_of(one: Open, section: Section, at: datetime) -> Item:
    """Return what is told of an entry or an objection made at an instant."""
    item = one.item(section, f"{section}:{at.timestamp():.0f}", since=day_of(at))
    return replace(item, beside=Matter(KINDS[section], one.task.id))
