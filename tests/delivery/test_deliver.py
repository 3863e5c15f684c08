"""Letters reach a real mail server once, composed from the facts of the minute."""

from datetime import datetime, timedelta
from threading import Event

import pytest
from sqlalchemy import update

from tests.cast import Office
from tests.delivery.writing import AT, SUBJECT, addresses, deliver, kept, nothing, put, write
from tests.services.smtp import MailServer
from tracker import delivery
from tracker.db import db
from tracker.delivery import Delivered
from tracker.letters import Written
from tracker.outbox import Letter, LetterState, Told


def test_a_letter_is_sent_once_and_says_what_it_told(office: Office, mail: MailServer):
    put(office.tu)
    assert deliver() == Delivered(sent=1)
    assert deliver() == Delivered()
    assert addresses(mail) == ["tu@binhan.example"]
    (letter,) = kept()
    assert (letter.state, letter.tries, letter.sent_at) == (LetterState.SENT, 1, AT)
    assert db.session.query(Told).one().letter_id == letter.id


def test_the_message_is_text_and_html_that_no_machine_answers(office: Office, mail: MailServer):
    put(office.tu)
    deliver()
    (letter,) = kept()
    (got,) = mail.letters
    message = got.message
    assert message["Subject"] == SUBJECT
    assert message["Message-ID"] == f"<{letter.message_id}@localhost>"
    assert (message["Auto-Submitted"], message["X-Auto-Response-Suppress"]) == (
        "auto-generated",
        "All",
    )
    assert str(message["From"]) == "Đôn Đốc <don-doc@localhost>"
    assert message["Date"].datetime == AT
    text, html = message.iter_parts()
    assert text.get_content() == "Kính gửi đồng chí.\n.\nĐã quá hạn.\n"
    assert html.get_content() == "<p>Đã quá hạn.</p>\n"


def test_returned_mail_goes_to_the_address_for_it(
    office: Office, mail: MailServer, app, monkeypatch
):
    monkeypatch.setitem(app.config, "MAIL_RETURN_PATH", "bounces@binhan.example")
    put(office.tu)
    deliver()
    assert mail.letters[0].sender == "bounces@binhan.example"


def test_a_person_without_address_is_shown_and_stops_nobody(office: Office, mail: MailServer):
    office.tu.email, office.lan.email = None, "lân@binhan.example"
    put(office.tu, office.lan, office.minh)
    assert deliver() == Delivered(sent=1, dead=2)
    letters = kept()
    assert [letter.error for letter in letters] == [
        "Chưa có địa chỉ thư điện tử dùng được.",
        "Địa chỉ thư điện tử chưa đúng.",
        "",
    ]


def test_a_letter_that_cannot_be_composed_waits_and_stops_nobody(office: Office, mail: MailServer):
    def stumble(letter, *, at):
        return write(letter, at=at) if letter.person_id != office.tu.id else [][0]

    put(office.tu, office.lan)
    assert deliver(compose=stumble) == Delivered(sent=1, postponed=1)
    bad, good = kept()
    assert (bad.state, bad.tries, bad.error) == (
        "queued", 1, "IndexError: list index out of range",
    )  # fmt: skip
    assert good.state == LetterState.SENT


def test_what_has_nothing_left_to_tell_is_dropped(office: Office, mail: MailServer):
    put(office.tu)
    assert deliver(compose=nothing) == Delivered(dropped=1)
    (letter,) = kept()
    assert (letter.state, mail.offered) == (LetterState.DROPPED, 0)


def test_a_letter_is_composed_once_for_all_its_tries(office: Office, mail: MailServer):
    put(office.tu)
    mail.answer("451 Try later")
    deliver()
    (letter,) = kept()
    deliver(at=letter.not_before, compose=nothing)
    assert len(mail.letters) == 1


@pytest.mark.parametrize(
    ("hours", "told"),
    [(0, Delivered(sent=1)), (9.49, Delivered(sent=1)), (9.51, Delivered(dropped=1))],
)
def test_a_digest_is_not_sent_after_hours(office: Office, hours: float, told: Delivered):
    put(office.tu, kind="digest")
    db.session.execute(update(Letter).values(subject="Một nhiệm vụ", address="tu@binhan.example"))
    db.session.commit()
    assert deliver(at=AT + timedelta(hours=hours)) == told


def test_a_fault_of_the_database_rises_and_what_was_said_is_marked(
    office: Office, mail: MailServer
):
    def fail(letter, *, at):
        if letter.person_id == office.lan.id:
            raise ConnectionError("the database is gone")
        return write(letter, at=at)

    put(office.tu, office.lan)
    with pytest.raises(ConnectionError):
        deliver(compose=fail)
    first, second = kept()
    assert first.state == LetterState.SENT
    assert deliver(at=AT + timedelta(minutes=2)) == Delivered()
    assert (second.state, len(mail.letters)) == ("claimed", 1)


def test_a_stop_gives_back_what_was_not_offered(office: Office, mail: MailServer):
    stop = Event()

    def write_one(letter: Letter, *, at: datetime) -> Written:
        stop.set()
        return write(letter, at=at)

    put(office.tu, office.lan)
    delivered = delivery.deliver(now=lambda: AT, compose=write_one, stop=stop)
    assert delivered == Delivered(sent=1)
    assert [(letter.state, letter.tries) for letter in kept()] == [("sent", 1), ("queued", 0)]


@pytest.mark.parametrize(("batch", "connections"), [(100, 1), (2, 3)])
def test_a_batch_goes_over_one_connection(
    office: Office, mail: MailServer, monkeypatch, batch: int, connections: int
):
    monkeypatch.setattr("tracker.delivery.rounds.BATCH", batch)
    before = mail.connections
    put(office.tu, office.lan, office.minh, office.hoa, office.binh)
    assert deliver() == Delivered(sent=5)
    assert mail.connections - before == connections
    assert addresses(mail)[0] == "tu@binhan.example"


def test_a_run_ends_after_its_seconds(office: Office, mail: MailServer):
    put(office.tu)
    assert delivery.deliver(now=lambda: AT, compose=write, seconds=0) == Delivered()
