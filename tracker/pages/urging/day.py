"""The letters of a day: what went and what waits, and for a day to come what would go."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Response, abort, render_template, request, url_for
from flask_babel import force_locale, gettext
from flask_login import current_user

from tracker import clock, letters, reminders, workdays
from tracker.access.letters import Reader, reader_to_see, readers_of, visible_letters
from tracker.accounts import Person
from tracker.letters import Written
from tracker.outbox import Letter, ledger
from tracker.pages.guard import Audience, audience
from tracker.pages.urging.door import AskedDay, asked_day, in_frame, pages, with_frame
from tracker.pages.urging.words import STATES, kind_words, reason
from tracker.reminders import DIGEST, Item
from tracker.reminders.recipients import people_of
from tracker.reminders.told import ToldTask, told_by
from tracker.rules.fold import sort_key
from tracker.rules.numbers import two_digits
from tracker.rules.working_days import Calendar


@dataclass(frozen=True)
class Foreseen:
    """The digest of one person on a day: who, and each item with its reason in words."""

    person: Person
    items: list[Item]
    news: int

    @property
    def is_mixed(self) -> bool:
        """Whether some of it was told before, so that what is new has to be marked."""
        return self.news < len(self.items)

    @property
    def counted(self) -> str:
        """Return how much it tells: `03 việc mới`, `03 việc, 01 mới`."""
        count, news = two_digits(len(self.items)), two_digits(self.news)
        if self.is_mixed:
            return gettext("%(count)s việc, %(news)s mới", count=count, news=news)
        return gettext("%(count)s việc mới", count=count)


@dataclass(frozen=True)
class Past:
    """A letter that stands already: to whom, and what it tells."""

    letter: Letter
    reader: Reader
    told: list[ToldTask]


@pages.get("")
@audience(Audience.SECRETARIAT)
def show() -> str:
    """Show the letters of a day: who is told what, and why."""
    today = clock.today()
    calendar = workdays.calendar(current_user.authority_id)
    asked = asked_day(request.args.get("ngay", ""), calendar)
    gone = past(asked.day) if asked.day <= today else []
    has_digest = {one.letter.person_id for one in gone if one.letter.kind == DIGEST}
    to_come = foreseen(asked.day, calendar, but=has_digest) if asked.day >= today else []
    return render_template(
        "urging/show.html", asked=asked, day=asked.day, today=today, foreseen=to_come, past=gone,
        around=days_around(asked, calendar), states=STATES, kind_words=kind_words, reason=reason,
        is_off=not calendar.is_working(asked.day),
    )  # fmt: skip


@pages.get("/thu/<int:person_id>")
@audience(Audience.SECRETARIAT)
def preview(person_id: int) -> Response:
    """Show the digest that a person would get on a day, as it would look and as text."""
    return preview_of(person_id)


@pages.get("/thu/<int:person_id>/ban-in")
@audience(Audience.SECRETARIAT)
def preview_frame(person_id: int) -> Response:
    """Show that digest alone, for the frame."""
    _person, _items, written = written_for(person_id, day_asked())
    return in_frame(written.html)


def preview_of(person_id: int) -> Response:
    """Return the page of a letter to come."""
    day = day_asked()
    person, items, written = written_for(person_id, day)
    told = [ToldTask(one.task, one.stage, one.deadline, one.is_news) for one in items]
    key: dict[str, Any] = {"person_id": person.id, "ngay": request.args.get("ngay", "")}
    return with_frame(
        "urging/letter.html", reader=Reader(person, None), written=written, day=day,
        told=told, reason=reason,
        letter=None, frame=url_for("urging.preview_frame", **key),
        to_try=url_for("urging.try_foreseen", **key),
    )  # fmt: skip


def written_for(person_id: int, day: date) -> tuple[Person, list[Item], Written]:
    """Return somebody's digest of a day as it would go, or answer 404 where there is none."""
    person = reader_to_see(person_id, by=current_user)
    items = reminders.gather(person.authority_id, day=day, only={person.id}).get(person.id, [])
    with force_locale(person.language):
        written = letters.digest(person, items, day=day)
    return person, items, written or abort(404)


def day_asked() -> date:
    """Return the day that the address names."""
    calendar = workdays.calendar(current_user.authority_id)
    return asked_day(request.args.get("ngay", ""), calendar).day


def days_around(asked: AskedDay, calendar: Calendar) -> tuple[date, date]:
    """Return the working days before and after the one shown."""
    return calendar.add(asked.day, -1), calendar.add(asked.day, 1)


def foreseen(day: date, calendar: Calendar, *, but: Collection[int | None]) -> list[Foreseen]:
    """Return the digests that would go out on a day: those with news, by person."""
    authority_id = current_user.authority_id
    people = people_of(authority_id, on=day)
    found = reminders.gather(authority_id, day=day, calendar=calendar, people=people)
    digests = [
        Foreseen(people.by_id[person_id], items, sum(1 for item in items if item.is_news))
        for person_id, items in found.items() if person_id not in but
    ]  # fmt: skip
    return sorted((one for one in digests if one.news), key=lambda one: one.person.sort_key)


def past(day: date) -> list[Past]:
    """Return the letters of a day that stand already, by person."""
    found = ledger.of_day([visible_letters(current_user)], day)
    readers, told = readers_of(found), told_by(found)
    rows = [Past(one, readers[one.id], told[one.id]) for one in found]
    return sorted(rows, key=lambda one: sort_key(one.reader.name))
