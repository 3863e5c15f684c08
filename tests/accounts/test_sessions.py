"""Sessions: half an hour idle, twelve hours in all, thirty days on an officer's own device."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.cast import Office
from tracker.accounts import Appointment, sessions
from tracker.accounts.sessions import Device
from tracker.rules.words import Role

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
STAYS = Device("Chrome", "10.0.0.5", is_remembered=True)


def is_open(token: str, after: timedelta) -> bool:
    return sessions.find(token, at=AT + after) is not None


@pytest.mark.parametrize(
    ("after", "holds"), [(timedelta(minutes=29), True), (timedelta(minutes=30), False)]
)
def test_a_session_ends_after_half_an_hour_unused(office: Office, after, holds):
    assert is_open(sessions.open_for(office.tu, at=AT), after) is holds


@pytest.mark.parametrize(
    ("after", "holds"), [(timedelta(hours=11, minutes=59), True), (timedelta(hours=12), False)]
)
def test_a_session_in_use_ends_after_twelve_hours(office: Office, after, holds):
    token = sessions.open_for(office.tu, at=AT)
    found = sessions.find(token, at=AT)
    sessions.touch(found.id, person_id=found.person_id, at=AT + after - timedelta(minutes=1))
    assert is_open(token, after) is holds


def test_an_officer_stays_signed_in_for_thirty_days(office: Office):
    token = sessions.open_for(office.tu, at=AT, device=STAYS)
    assert is_open(token, timedelta(days=29, hours=23))
    assert not is_open(token, timedelta(days=30))


@pytest.mark.parametrize("key", ["hoa", "binh", "mai", "son"])
def test_who_verifies_decides_or_administers_does_not_stay(office: Office, key):
    token = sessions.open_for(getattr(office, key), at=AT, device=STAYS)
    assert not is_open(token, timedelta(minutes=30))


def test_a_remembered_device_of_a_new_administrator_falls_back(session, office: Office):
    token = sessions.open_for(office.tu, at=AT, device=STAYS)
    post = Appointment(unit_id=office.vp.id, role=Role.ADMIN, from_on=AT.date())
    office.tu.appointments.append(post)
    session.flush()
    assert not is_open(token, timedelta(days=1))


def test_a_moment_is_written_at_most_once_a_minute(office: Office):
    found = sessions.find(sessions.open_for(office.tu, at=AT), at=AT)
    assert not sessions.needs_touch(found, at=AT + timedelta(seconds=59))
    assert sessions.needs_touch(found, at=AT + timedelta(seconds=60))


def test_signing_out_ends_the_session_for_every_copy_of_the_cookie(office: Office):
    token = sessions.open_for(office.tu, at=AT)
    sessions.end(token, at=AT)
    assert not is_open(token, timedelta(0))


def test_devices_are_listed_and_ended_one_by_one(office: Office):
    first = sessions.open_for(office.tu, at=AT, device=Device("Phone", "10.0.0.5"))
    sessions.open_for(office.tu, at=AT + timedelta(minutes=1), device=Device("Desk"))
    listed = sessions.devices(office.tu, at=AT + timedelta(minutes=2))
    assert [one.device for one in listed] == ["Desk", "Phone"]
    sessions.end_device(listed[1].id, person=office.hoa, at=AT)
    assert is_open(first, timedelta(minutes=3))
    sessions.end_device(listed[1].id, person=office.tu, at=AT)
    assert not is_open(first, timedelta(minutes=3))


def test_signing_out_everywhere_may_spare_this_device(office: Office):
    here, there = (sessions.open_for(office.tu, at=AT) for _time in range(2))
    other = sessions.open_for(office.hoa, at=AT)
    sessions.end_all(office.tu, at=AT, but=here)
    assert [is_open(token, timedelta(0)) for token in (here, there, other)] == [True, False, True]
    sessions.end_all(office.tu, at=AT)
    assert not is_open(here, timedelta(0))


def test_old_sessions_are_forgotten_but_the_latest_of_each_person(session, office: Office):
    for person in (office.tu, office.tu, office.hoa):
        sessions.open_for(person, at=AT)
    sessions.open_for(office.tu, at=AT + timedelta(days=40))
    sessions.forget(before=AT + timedelta(days=31))
    left = [row.person for row in session.query(sessions.SignIn).order_by(sessions.SignIn.id)]
    assert left == [office.hoa, office.tu]


def test_a_session_that_may_still_be_open_is_never_forgotten(session, office: Office):
    for _time in range(2):
        sessions.open_for(office.tu, at=AT, device=STAYS)
    sessions.forget(before=AT + timedelta(days=29))
    assert session.query(sessions.SignIn).count() == 2


def test_the_token_itself_is_not_stored(session, office: Office):
    token = sessions.open_for(office.tu, at=AT)
    assert token not in [row.token_hash for row in session.query(sessions.SignIn)]


def test_a_session_its_person_and_posts_come_at_once(office: Office, session, queries):
    token = sessions.open_for(office.tu, at=AT)
    session.commit()
    session.expire_all()
    queries.clear()
    found = sessions.find(token, at=AT)
    assert [post.unit.name for post in found.person.posts(AT.date())] == [office.vp.name]
    assert len([one for one in queries if one.startswith("SELECT")]) == 1
