"""Who is told is resolved when the letter is composed: leavers, movers, several, delegations."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_person, make_plan, make_task
from tracker import letters, outbox
from tracker.accounts import Absence, Appointment
from tracker.db import db
from tracker.outbox import Letter
from tracker.reminders import gather
from tracker.rules.words import Role, Status
from tracker.tasks import Task

MONDAY = date(2026, 11, 30)  # the first working day after the due day
SEVEN = datetime(2026, 11, 30, 0, 0, tzinfo=UTC)


@pytest.fixture
def task(office: Office) -> Task:
    """A task of VP in Tú's hands, late since Monday."""
    made = make_task(make_plan(office), office.vp, due_on=date(2026, 11, 27), staff=office.tu)
    made.status = Status.IN_PROGRESS
    db.session.commit()
    return made


def told(office: Office, day: date = MONDAY) -> set[str]:
    """Return who is told of something on a day, by first name."""
    db.session.commit()
    found = gather(office.authority.id, day=day)
    return {name for name, one in office.people.items() if found.get(one.id)}


def letter_to(person) -> Letter:
    outbox.put("digest", person, day=MONDAY, at=SEVEN)
    db.session.commit()
    return db.session.query(Letter).filter_by(person_id=person.id).one()


def leave(office: Office, task: Task) -> None:
    office.tu.appointments[0].until_on = MONDAY


def move(office: Office, task: Task) -> None:
    office.tu.appointments[0].unit_id = office.pkt.id


def hand_on(office: Office, task: Task) -> None:
    task.staff_id = None


def go_away(office: Office, task: Task) -> None:
    absent = {"person_id": office.tu.id, "substitute_id": office.lan.id}
    db.session.add(Absence(**absent, from_on=MONDAY, until_on=date(2026, 12, 5)))


@pytest.mark.parametrize("change", [leave, move, hand_on, go_away])
def test_a_letter_that_waits_is_composed_for_who_is_in_charge_now(office, task: Task, change):
    waiting, of_the_head = letter_to(office.tu), letter_to(office.lan)
    assert "tu" in told(office)
    change(office, task)
    db.session.commit()
    assert letters.compose(waiting, at=SEVEN) is None
    assert "NV01" in letters.compose(of_the_head, at=SEVEN).text


def test_several_heads_are_all_told(office: Office, task: Task):
    office.people["an"] = make_person("an", "Phan Văn An", unit=office.vp, role=Role.UNIT_HEAD)
    assert told(office) == {"tu", "lan", "an"}


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.STEERING])
def test_everybody_of_a_role_is_told_of_what_goes_up(office: Office, task: Task, role: Role):
    for name in ("an", "ha"):
        office.people[name] = make_person(name, f"Phan {name}", unit=office.vhxh, role=role)
    assert {"an", "ha"} <= told(office, date(2026, 12, 14))


def test_a_task_of_a_group_is_told_to_its_collecting_unit(office: Office, task: Task):
    task.lead_unit_id, task.collecting_unit_id = office.pkt.id, office.vp.id
    assert told(office) == {"tu", "lan"}


@pytest.mark.parametrize(("until_on", "is_told"), [(None, True), (MONDAY, False)])
def test_a_delegation_counts_until_it_ends(office: Office, task: Task, until_on, *, is_told: bool):
    office.mai.appointments.append(
        Appointment(
            unit_id=office.vp.id, role=Role.UNIT_HEAD, from_on=date(2026, 1, 1),
            until_on=until_on, acting_for_id=office.lan.id,
        )
    )  # fmt: skip
    assert ("mai" in told(office)) is is_told


def test_a_substitute_who_is_away_too_stands_in_for_nobody(office: Office, task: Task):
    go_away(office, task)
    assert told(office) == {"lan"}
    absent = {"person_id": office.lan.id, "substitute_id": office.tu.id}
    db.session.add(Absence(**absent, from_on=MONDAY, until_on=date(2026, 12, 5)))
    assert told(office) == {"tu", "lan"}


def test_a_substitute_who_left_stands_in_for_nobody(office: Office, task: Task):
    go_away(office, task)
    office.lan.is_enabled = False
    assert "tu" in told(office)
    (item,) = gather(office.authority.id, day=MONDAY)[office.tu.id]
    assert item.stands_in_for == ""


def test_who_comes_back_is_told_all_that_was_told_instead(office: Office, task: Task):
    go_away(office, task)
    assert told(office, date(2026, 12, 4)) == {"lan"}
    (item,) = gather(office.authority.id, day=date(2026, 12, 7))[office.tu.id]
    assert item.is_news
