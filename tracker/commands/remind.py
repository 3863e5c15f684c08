"""Who is reminded of what on a day: shows it, and queues today's letters."""

from datetime import date, datetime
from typing import Any

import click
from sqlalchemy import select

from tracker import clock, reminders
from tracker.accounts import Person
from tracker.commands.answers import as_json, print_json, refusals
from tracker.db import begin_write, db
from tracker.plans import Plan
from tracker.reminders import Item
from tracker.reminders.items import Duty
from tracker.rules import N_, Refused
from tracker.rules.numbers import format_day


@click.command("remind")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="Another day than today.")
@click.option("--dry-run", is_flag=True, help="Say who would be told what and queue nothing.")
@as_json
@refusals
def remind(day: datetime | None, *, dry_run: bool, as_json: bool) -> None:
    """Queue today's reminders, or show those of any day."""
    at = clock.now()
    on = day.date() if day else clock.day_of(at)
    if on != clock.day_of(at) and not dry_run:
        raise Refused(N_("Chỉ xếp thư của hôm nay. Thêm --dry-run để xem ngày khác."))
    told = told_on(on)
    if not dry_run:
        found = reminders.due(day=on, at=at)
        begin_write()
        reminders.queue(found, day=on, at=at)
        db.session.commit()
    if as_json:
        print_json(told)
    else:
        show(told)


def told_on(day: date) -> list[dict[str, Any]]:
    """Return the letters of a day, person by person, in every authority.

    Who has no news gets no letter; who has some is told again of the rest.
    """
    gathered: dict[int, list[Item]] = {}
    for authority_id in db.session.scalars(select(Plan.authority_id).distinct()):
        gathered |= reminders.gather(authority_id, day=day)
    told = [key for key, items in gathered.items() if any(item.is_news for item in items)]
    rows = select(Person).where(Person.id.in_(told)).order_by(Person.sort_key, Person.id)
    return [
        {
            "person": person.full_name,
            "address": person.email or "",
            "items": [facts_of(item) for item in gathered[person.id]],
        }
        for person in db.session.scalars(rows)
    ]


def facts_of(item: Item) -> dict[str, str]:
    """Return what a letter tells of one task."""
    return {
        "code": item.task.code,
        "title": item.task.title,
        "stage": item.stage,
        "section": item.section,
        "due_on": due_on_of(item).isoformat(),
    }


def due_on_of(item: Item) -> date:
    """Return the day that what is told was due on: of a duty the end of the period."""
    return item.counts_from if isinstance(item.task, Duty) else item.task.due_on


def show(told: list[dict[str, Any]]) -> None:
    """Print who is told what."""
    for letter in told:
        click.echo(f"{letter['person']} <{letter['address']}>")
        for item in letter["items"]:
            day = format_day(date.fromisoformat(item["due_on"]))
            click.echo(f"  {item['code']}  {day}  {item['title']}  ({item['stage']})")
    click.echo(f"Số thư: {len(told)}")
