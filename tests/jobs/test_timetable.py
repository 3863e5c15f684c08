"""What each job of the timetable does in one run."""

from datetime import UTC, date, datetime, timedelta
from threading import Event

from tests.cast import Office, make_plan, make_task
from tests.services.smtp import MailServer
from tracker import heartbeats
from tracker.accounts import SignIn, codes, sessions, submissions, throttle
from tracker.accounts.codes import AccessCode, Purpose
from tracker.accounts.submissions import Submission
from tracker.accounts.throttle import Allowance, Rate
from tracker.db import db
from tracker.heartbeats import Heartbeat
from tracker.jobs import timetable
from tracker.outbox import Letter

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 8:00 on a Monday in Vietnam
STOP = Event()


def test_reminders_are_queued_once_however_often_they_are_asked_for(office: Office):
    make_task(make_plan(office), office.vp, due_on=date(2026, 11, 20), staff=office.tu)
    timetable.queue_reminders(AT, STOP)
    first = db.session.query(Letter).count()
    timetable.queue_reminders(AT + timedelta(minutes=1), STOP)
    assert db.session.query(Letter).count() == first > 0


def test_days_of_standstill_are_told_once_and_only_what_is_so_still(office: Office):
    """Friday to Monday nothing ran: one letter a person, of Monday alone."""
    make_task(make_plan(office), office.vp, due_on=date(2026, 11, 18), staff=office.tu)
    timetable.queue_reminders(AT, STOP)
    letters = db.session.query(Letter).filter_by(person_id=office.tu.id).all()
    assert [letter.day for letter in letters] == [date(2026, 11, 23)]


def test_what_keeps_letters_back_is_returned(app, office: Office, smtp_server: MailServer):
    assert "SMTP_URL" in timetable.deliver(AT, STOP)


def test_what_nobody_can_use_any_more_is_deleted(office: Office):
    for at in (AT - timedelta(days=40), AT):
        sessions.open_for(office.tu, at=at)
        submissions.spend(f"form of {at}", by=office.tu, at=at)
        codes.give(office.tu, purpose=Purpose.RESET, by=None, at=at)
        throttle.hit(Allowance("tu", 10), at=at)
        heartbeats.beat(f"node of {at}", "deliver", at=at)
    db.session.commit()
    timetable.housekeep(AT, STOP)
    for table in (SignIn, Submission, AccessCode, Rate, Heartbeat):
        assert db.session.query(table).count() == 1, table
