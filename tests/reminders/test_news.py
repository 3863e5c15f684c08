"""What is news: told once, and new on top only where it says more than the letters before."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tests.reminders.test_gathering import told
from tracker import outbox
from tracker.db import db
from tracker.outbox import Letter
from tracker.reminders import Section, queue_due
from tracker.rules.words import Status
from tracker.tasks import Task

DUE = date(2026, 11, 27)  # a Friday
TWO_BEFORE = date(2026, 11, 25)
SEVEN_HOURS = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)  # 07:00 in Vietnam


@pytest.fixture
def task(office: Office) -> Task:
    """A task of VP due on a Friday, in Tú's hands."""
    made = make_task(make_plan(office), office.vp, due_on=DUE, staff=office.tu)
    made.status = Status.IN_PROGRESS
    db.session.commit()
    return made


def test_what_was_told_is_no_news_and_queues_no_letter(office: Office, task: Task):
    assert queue_due(day=TWO_BEFORE, at=SEVEN_HOURS) > 0
    assert queue_due(day=TWO_BEFORE, at=SEVEN_HOURS) == 0
    db.session.commit()
    letter = db.session.query(Letter).filter_by(person_id=office.tu.id).one()
    letter.tells = [item.tells.plain() for item in told(office, TWO_BEFORE)["tu"]]
    outbox.claims.write_told(letter, at=SEVEN_HOURS)
    db.session.commit()
    assert [item.is_news for item in told(office, TWO_BEFORE)["tu"]] == [False]
    assert [item.is_news for item in told(office, DUE)["tu"]] == [True]


def test_what_is_told_again_every_week_is_news_but_not_new(office: Office, task: Task):
    week = [date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 7)]
    (first,), (late,), (again,) = (told(office, day)["lan"] for day in week)
    outbox.put("digest", office.lan, day=week[0], at=SEVEN_HOURS)
    letter = db.session.query(Letter).filter_by(person_id=office.lan.id).one()
    letter.tells = [item.tells.plain() for item in (first, late)]
    outbox.claims.write_told(letter, at=SEVEN_HOURS)
    (item,) = told(office, week[2])["lan"]
    assert (again.is_new, item.is_news, item.is_new) == (True, True, False)


def test_that_nobody_is_in_charge_is_told_once(office: Office):
    bare = make_task(make_plan(office), office.vp, due_on=date(2026, 12, 31))
    db.session.commit()
    (item,) = told(office, TWO_BEFORE)["lan"]
    assert (item.task, item.section) == (bare, Section.UNNAMED)
    outbox.put("digest", office.lan, day=TWO_BEFORE, at=SEVEN_HOURS)
    letter = db.session.query(Letter).filter_by(person_id=office.lan.id).one()
    letter.tells = [item.tells.plain()]
    outbox.claims.write_told(letter, at=SEVEN_HOURS)
    assert told(office, date(2026, 11, 30)).get("lan", []) == []
    (item,) = told(office, date(2026, 12, 28))["lan"]
    assert (item.section, item.is_new) == (Section.DUE, True)


def test_an_assignment_is_told_once_even_if_the_due_day_moves(office: Office, task: Task):
    task.status, task.due_on = Status.ASSIGNED, date(2027, 1, 15)
    db.session.commit()
    (item,) = told(office, TWO_BEFORE)["tu"]
    assert item.section is Section.NEW
    outbox.put("digest", office.tu, day=TWO_BEFORE, at=SEVEN_HOURS)
    letter = db.session.query(Letter).filter_by(person_id=office.tu.id).one()
    letter.tells = [item.tells.plain()]
    outbox.claims.write_told(letter, at=SEVEN_HOURS)
    task.due_on = date(2027, 1, 29)
    db.session.commit()
    assert told(office, TWO_BEFORE).get("tu", []) == []
