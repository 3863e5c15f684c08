"""A form's one-time id: the second post of the same form does not act."""

from datetime import UTC, datetime, timedelta

from tests.cast import Office
from tracker.accounts import submissions
from tracker.accounts.submissions import Submission

AT = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)


def test_a_form_acts_once(session, office: Office):
    assert submissions.spend("abc", by=office.tu, at=AT)
    assert not submissions.spend("abc", by=office.tu, at=AT)


def test_nobody_spends_the_form_of_another(session, office: Office):
    assert submissions.spend("abc", by=office.tu, at=AT)
    assert submissions.spend("abc", by=office.hoa, at=AT)


def test_forms_without_an_id_all_act(session, office: Office):
    assert submissions.spend("", by=office.tu, at=AT)
    assert submissions.spend("", by=office.tu, at=AT)


def test_old_notes_are_forgotten(session, office: Office):
    submissions.spend("old", by=office.tu, at=AT)
    submissions.spend("new", by=office.tu, at=AT + timedelta(days=31))
    submissions.forget(before=AT + timedelta(days=1))
    assert [note.id for note in session.query(Submission)] == [f"{office.tu.id}:new"]
