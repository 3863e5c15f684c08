"""Which units an address asks for, and which of their work is ticked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from flask import request
from flask_login import current_user

from tracker import access, accounts, clock, reminders
from tracker.access import reporting, urging
from tracker.access.urging import Matter, Work
from tracker.accounts import Appointment
from tracker.pages.limits import id_typed
from tracker.pages.urged import message_of, names_of
from tracker.periods import ReportPeriod
from tracker.reminders.recipients import People
from tracker.urgings import Reach, letters_of_day


@dataclass(frozen=True)
class Shown:
    """A unit on the form: who gets the letter, or whose address is dead; what is ticked."""

    work: Work
    names: list[str]
    cut_off: list[str]
    today: list[str]
    ticked: Collection[str]
    message: str


def asked_ids(name: str) -> list[int]:
    """Return the ids that the address gives under a name, or raise NotFound."""
    ids = [id_typed(text) for text in request.args.getlist(name)]
    if not all(ids):
        raise access.NotFound
    return [one for one in ids if one]


def asked_period() -> ReportPeriod | None:
    """Return the period whose report is asked for, None where the address names none."""
    text = request.args.get("ky")
    if text is None:
        return None
    return reporting.period_to_see(id_typed(text), by=current_user, on=clock.today())


def asked_work() -> list[Work]:
    """Return what the units of the address owe, or raise NotFound."""
    return urging.work_of(asked_ids("don-vi"), by=current_user, on=clock.today())


def ticked_in(works: Sequence[Work]) -> set[str]:
    """Return what is ticked: as posted, else the tasks of the address, else what is pressing.

    A unit in which nothing presses has all its work ticked: somebody asked for it by name.
    """
    if request.method == "POST":
        return set(request.form.getlist("viec"))
    wanted = set(asked_ids("nhiem-vu"))
    found: set[str] = set()
    for work in works:
        asked = [one for one in work.matters if one.task.id in wanted]
        pressing = [one for one in work.matters if one.is_pressing]
        found |= {one.value for one in asked or pressing or work.matters}
    return found


def shown_of(works: Sequence[Work], *, words: str) -> list[Shown]:
    """Return the units as the form shows them."""
    on, ids = clock.today(), [work.unit.id for work in works]
    people = reminders.people_of(current_user.authority_id, on=on)
    ticked, posts = ticked_in(works), accounts.people_in(ids, on=on)
    letters = letters_of_day(ids, on=on)
    return [
        Shown(
            work=work, names=names_in(work, people, ticked),
            cut_off=cut_off_in(posts.get(work.unit.id, ())), ticked=ticked,
            today=[f"{one.hour} {one.by.full_name}" for one in letters.get(work.unit.id, ())],
            message=message_of(
                work.unit.name, [one.task for one in chosen_in(work, ticked)], words=words
            ),
        )
        for work in works
    ]  # fmt: skip


def chosen_in(work: Work, ticked: Collection[str]) -> Sequence[Matter]:
    """Return what is ticked of a unit's work; all of it where nothing is."""
    return [one for one in work.matters if one.value in ticked] or work.matters


def names_in(work: Work, people: People, ticked: Collection[str]) -> list[str]:
    """Return whom a letter about what is ticked of a unit's work reaches, each once."""
    chosen = chosen_in(work, ticked)
    return list(dict.fromkeys(name for one in chosen for name in names_of(reach_of(one, people))))


def cut_off_in(posts: Iterable[Appointment]) -> list[str]:
    """Return who in a unit has an address that takes no letters."""
    return list(dict.fromkeys(one.person.full_name for one in posts if one.person.is_cut_off))


def reach_of(matter: Matter, people: People) -> Reach:
    """Return whom a letter about some work reaches."""
    if matter.answer is not None:
        return reminders.to_urge_answering(matter.answer, people)
    return reminders.to_urge(matter.task, people)
