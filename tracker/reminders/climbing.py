"""Which rungs a task has reached by role, and who climbs them: officer, head, and further up."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from tracker.accounts import Person
from tracker.clock import day_of
from tracker.reminders.items import Item, Section
from tracker.reminders.opened import Open, section_of
from tracker.reminders.recipients import People
from tracker.rules.ladder import OF_VERIFICATION, Dates, Reached, is_silenced, only, rung_reached
from tracker.rules.words import Role, Stage, Status

ROLES = (Role.STAFF, Role.UNIT_HEAD, Role.COORDINATOR, Role.STEERING, Role.LEADER)
UNIT_ROLES = (Role.STAFF, Role.UNIT_HEAD)


def climbed(
    one: Open, people: People, *, roles: Collection[Role]
) -> Iterator[tuple[Person, Item]]:  # fmt: skip
    """Yield the rungs that a task has reached, by role."""
    task, facts = one.task, one.facts
    dates = Dates(
        due_on=facts.due_on, deadline=facts.deadline,
        blocked_since_on=task.blocked_since_on if task.status == Status.BLOCKED else None,
        unnamed_since_on=None if task.staff_id else task.added_on or task.plan.issued_on,
    )  # fmt: skip
    for role in roles:
        rung = rung_of(one, role, dates, people=people)
        if rung is not None:
            item = one.item(section_for(one, rung, role, people), rung.name)
            told = replace(item, in_charge=in_charge(one, role, people), heard_on=one.answered_on)
            yield from ((person, told) for person in told_as(one, role, people))


def rung_of(one: Open, role: Role, dates: Dates, *, people: People) -> Reached | None:
    """Return the latest rung of a role; none where the unit has told of its work since then.

    What an officer tells silences the officer. Who has a task in hand without an officer, the head
    or whoever stands in, is silenced by it likewise; a head is told in spite of an officer's word.
    """
    calendar = one.counting.calendar
    rung = rung_reached(dates, today=one.today, calendar=calendar, audience=role, ladder=one.ladder)
    silenceable = role is Role.STAFF or (
        role is Role.UNIT_HEAD and people.officer_below(one.task) is None
    )
    if rung is None or not silenceable:
        return rung
    deadline = dates.deadline or one.facts.deadline
    silent = is_silenced(
        rung, one.answered_on, deadline=deadline, calendar=calendar, ladder=one.ladder
    )
    return None if silent else rung


def told_as(one: Open, role: Role, people: People) -> list[Person]:
    """Return who climbs the rungs of a role for a task.

    Where no officer stands between, a head climbs the head's rungs alone: her Mondays hold what is
    due. Only a ladder without such a rung has her climb the officer's.
    """
    if role is Role.STAFF:
        hears_weekly = any(rule.stage is Stage.HEAD_WEEKLY for rule in one.ladder)
        if hears_weekly and people.officer_below(one.task) is None:
            return []
        return people.officers(one.task)
    return people.heads(one.task) if role is Role.UNIT_HEAD else people.further_up(role)


def section_for(one: Open, rung: Reached, role: Role, people: People) -> Section:
    """Return the part of a role's digest in which a rung is told."""
    section = section_of(one, rung)
    if role is not Role.UNIT_HEAD:
        return section
    if not people.own_heads(one.task):
        return Section.HEADLESS
    is_officers = section is Section.OVERDUE and people.officer_below(one.task) is not None
    return Section.UNIT_OVERDUE if is_officers else section


def in_charge(one: Open, role: Role, people: People) -> str:
    """Return whom the reader may ask: a head her officer, whoever is further up the unit."""
    if role is Role.UNIT_HEAD and people.own_heads(one.task):
        officer = people.officer_below(one.task)
        return officer.full_name if officer else ""
    return "" if role is Role.STAFF else one.task.lead_text


def waiting(one: Open, people: People) -> Item | None:
    """Return what the verifier is told of a submission: the secretariat at once, a head weekly."""
    role = Role.UNIT_HEAD if people.is_secretariats(one.task) else Role.COORDINATOR
    sent = day_of(one.task.submitted_at) if one.task.submitted_at else one.today
    rung = rung_reached(
        Dates(waits_since_on=sent), today=one.today, calendar=one.counting.calendar,
        audience=role, ladder=only(one.ladder, OF_VERIFICATION),
    )  # fmt: skip
    stage = rung and f"{rung.name}:{one.task.returned_count}"
    return one.item(Section.WAITING, stage, since=sent) if stage else None


def come_back(one: Open, *, since: date, people: People) -> Item:
    """Return what the officer is told of a task that came back, and again at each rung after."""
    task, role = one.task, Role.STAFF
    if people.officer_below(task) is None:
        role = Role.UNIT_HEAD
    rung = rung_of(one, role, Dates(one.facts.due_on, one.facts.deadline), people=people)
    if rung and task.status_at and rung.on > day_of(task.status_at):
        return one.item(Section.RETURNED, rung.name)
    return one.item(Section.RETURNED, f"returned:{task.returned_count}", since=since)
