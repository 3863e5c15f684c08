"""An address that takes no letters gets none, until it is another one or unmarked."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import Office, make_plan, make_task
from tracker import history, letters, outbox, reminders
from tracker.accounts import addresses, invitations
from tracker.db import db
from tracker.history import GENERAL
from tracker.outbox import Letter
from tracker.reminders.phantoms import Why, phantoms
from tracker.rules import Refused
from tracker.rules.words import Status

DAY = date(2026, 12, 3)
AT = datetime(2026, 12, 3, 1, 0, tzinfo=UTC)


def mark(office: Office) -> None:
    history.take(GENERAL)
    addresses.mark_dead(office.tu, why="550 không có hộp thư", by=office.hoa, at=AT)


def test_a_marked_address_gets_no_digest(office: Office):
    task = make_task(make_plan(office), office.vp, due_on=DAY, staff=office.tu)
    task.status = Status.IN_PROGRESS
    assert office.tu.id in {one.id for one in reminders.due(day=DAY, at=AT)}
    mark(office)
    assert office.tu.id not in {one.id for one in reminders.due(day=DAY, at=AT)}


def test_a_letter_that_waits_is_written_without_the_address(office: Office):
    task = make_task(make_plan(office), office.vp, due_on=DAY, staff=office.tu)
    facts = {"task_ids": [task.id], "text": "Khẩn trương."}
    outbox.put("tasks_urged", office.tu, day=DAY, at=AT, facts=facts)
    letter = db.session.query(Letter).one()
    letter.subject = letter.address = "tu@binhan.example"
    db.session.commit()
    mark(office)
    db.session.refresh(letter)
    assert (letter.is_composed, letters.compose(letter, at=AT).address) == (False, "")


def test_the_person_counts_as_unreachable(office: Office):
    make_task(make_plan(office), office.vp, staff=office.tu)
    mark(office)
    told = {one.name: one.why for one in phantoms(office.authority.id, on=DAY)}
    assert told["Lê Anh Tú"] == Why.BOUNCED


def test_another_address_is_good_at_once(office: Office):
    mark(office)
    assert (office.tu.is_cut_off, office.tu.mailbox) == (True, "")
    office.tu.email = "anhtu@binhan.example"
    assert (office.tu.is_cut_off, office.tu.mailbox) == (False, "anhtu@binhan.example")


def test_the_mark_goes_by_hand_and_all_is_on_record(office: Office):
    mark(office)
    addresses.unmark(office.tu, by=office.son, at=AT)
    assert office.tu.mailbox == "tu@binhan.example"
    moves = [(one.move, one.actor_id) for one in history.of("person", office.tu.id)]
    assert moves == [("mail_fails", office.hoa.id), ("mail_works", office.son.id)]


def test_no_invitation_goes_to_a_marked_address(office: Office):
    mark(office)
    with pytest.raises(Refused, match="Cấp mã một lần"):
        invitations.invite(office.tu, by=office.hoa, at=AT)


def test_it_is_marked_once_and_only_where_there_is_one(office: Office):
    mark(office)
    with pytest.raises(Refused, match="đã được đánh dấu"):
        mark(office)
    office.tu.email = None
    with pytest.raises(Refused, match="chưa có địa chỉ"):
        mark(office)
    with pytest.raises(Refused, match="không bị đánh dấu"):
        addresses.unmark(office.tu, by=office.son, at=AT)
