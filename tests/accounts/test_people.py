"""People: each is somebody, signed in or not."""

from tests.cast import Office
from tracker.accounts import Person
from tracker.db import db


def test_people_who_are_not_signed_in_are_not_one(office: Office):
    assert office.lan != office.minh
    assert office.minh not in [office.lan, office.hoa]
    assert len({office.lan, office.minh, office.hoa}) == 3
    assert db.session.get(Person, office.lan.id) == office.lan
