"""A letter to a unit's mailbox: nobody's name, no link of one's own, once, sent like any other."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from tests.cast import Office, ask_units, make_plan, make_task
from tests.conftest import Client
from tests.delivery.writing import AT, DAY, addresses, deliver
from tests.services.smtp import MailServer
from tracker import history, letters, outbox
from tracker.accounts import holds
from tracker.accounts.holds import Wish
from tracker.db import db
from tracker.letters import Written
from tracker.outbox import Letter, Told
from tracker.tasks import Task


@pytest.fixture
def task(office: Office) -> Task:
    """A task of PKT, which has a mailbox."""
    office.pkt.mailbox = "pkt@binhan.example"
    return make_task(make_plan(office), office.pkt, due_on=date(2026, 11, 20))


def put(task: Task, office: Office) -> Letter:
    """Queue an urging of a task to the mailbox of PKT."""
    facts = {"task_ids": [task.id], "answer_ids": [], "text": "Báo cáo trước 16:00."}
    outbox.put_in_mailbox("tasks_urged", office.pkt, day=DAY, at=AT, ref="a", facts=facts)
    db.session.commit()
    return db.session.query(Letter).one()


def composed(letter: Letter) -> Written:
    """Return a letter as it is written now."""
    written = letters.compose(letter, at=AT)
    assert written is not None
    return written


def test_the_unit_is_greeted_and_led_to_sign_in(office: Office, task: Task):
    written = composed(put(task, office))
    assert written.address == "pkt@binhan.example"
    assert "Kính gửi Phòng Kinh tế. Báo cáo trước 16:00." in written.text
    assert f"Xem NV01: http://localhost/nhiem-vu/{task.id}" in written.text
    assert "/l/" not in written.text + written.html
    assert "nhiều nhất 02 lần một ngày" in written.text
    assert written.tells == []


def test_the_mailbox_takes_a_letter_once_and_it_tells_nobody(
    app: Flask, office: Office, task: Task, smtp_server: MailServer, monkeypatch
):
    monkeypatch.setitem(app.config, "SMTP_URL", smtp_server.url)
    put(task, office)
    put(task, office)
    assert deliver(compose=letters.compose).sent == 1
    assert addresses(smtp_server) == ["pkt@binhan.example"]
    assert db.session.query(Told).count() == 0


def test_a_unit_that_ended_meanwhile_gets_none(office: Office, task: Task):
    letter = put(task, office)
    office.pkt.ended_on = DAY
    assert letters.compose(letter, at=AT) is None


def test_the_silent_unit_is_asked_for_its_own_answer_alone(office: Office, task: Task):
    asked = ask_units(make_task(task.plan, office.vp), office.pkt, office.vhxh,
                      collecting=office.vp)  # fmt: skip
    outbox.put_in_mailbox("units_urged", office.pkt, day=DAY, at=AT, facts={"task_id": asked.id})
    text = composed(db.session.query(Letter).one()).text
    assert "đề nghị Phòng Kinh tế gửi kết quả" in text
    assert "Phòng Văn hóa" not in text


def test_a_letter_has_one_reader(office: Office, session):
    outbox.put("note", office.tu, day=DAY, at=AT)
    letter = db.session.query(Letter).one()
    letter.unit_id = office.pkt.id
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_the_ledger_names_the_mailbox_and_shows_its_letter(client: Client, office: Office, task):
    letter = put(task, office)
    written = composed(letter)
    letter.subject, letter.text, letter.address = written.subject, written.text, written.address
    db.session.commit()
    client.sign_in(office.hoa)
    assert "Hộp thư Phòng Kinh tế" in client.get("/theo-doi/da-gui").text
    assert "Kính gửi Phòng Kinh tế" in client.get(f"/theo-doi/da-gui/{letter.id}").text


def test_a_letter_to_a_mailbox_is_held_with_all_others_and_goes_when_they_go(
    app: Flask, office: Office, task: Task, smtp_server: MailServer, monkeypatch
):
    monkeypatch.setitem(app.config, "SMTP_URL", smtp_server.url)
    history.take(history.GENERAL)
    held = holds.hold(Wish("Rà lại kế hoạch", only_today=False), by=office.hoa, at=AT)
    put(task, office)
    assert deliver(compose=letters.compose).sent == 0
    history.take(history.GENERAL)
    holds.lift(held, by=office.hoa, at=AT)
    db.session.commit()
    assert deliver(compose=letters.compose).sent == 1
