"""What mail servers refuse, put off or cut off does to letters what it should."""

from datetime import timedelta

import pytest

from tests.cast import Office
from tests.delivery.writing import AT, addresses, deliver, kept, put
from tests.services.smtp import MailServer
from tracker.delivery import Delivered
from tracker.outbox import LetterState


def test_a_refused_address_is_given_up_and_the_others_are_sent(office: Office, mail: MailServer):
    mail.refuse("minh@binhan.example")
    put(office.lan, office.minh, office.tu)
    assert deliver() == Delivered(sent=2, dead=1)
    letters = kept()
    assert [letter.state for letter in letters] == ["sent", "dead", "sent"]
    assert letters[1].error == "550 No such user"


def test_a_message_refused_for_good_is_given_up(office: Office, mail: MailServer):
    put(office.tu)
    mail.answer("554 Spam")
    assert deliver() == Delivered(dead=1)
    (letter,) = kept()
    assert letter.error == "554 Spam"


def test_a_server_that_wants_a_better_sign_in_kills_no_letter(office: Office, mail: MailServer):
    mail.refuse("tu@binhan.example", "530 Authentication required")
    put(office.tu)
    assert deliver() == Delivered(postponed=1)


def test_not_now_is_asked_again_after_ever_longer(office: Office, mail: MailServer):
    put(office.tu)
    at, waits = AT, []
    for _ in range(7):
        mail.answer("451 Try later")
        assert deliver(at=at) == Delivered(postponed=1)
        (letter,) = kept()
        assert letter.error == "451 Try later"
        waits.append((letter.not_before - at).total_seconds() / 60)
        at = letter.not_before
    for wait, least in zip(waits, (1, 2, 5, 15, 30, 60, 60), strict=True):
        assert least <= wait <= 1.2 * least
    assert deliver(at=at) == Delivered(sent=1)
    assert mail.letters[0].message["Message-ID"] == f"<{letter.message_id}@localhost>"


def test_after_two_days_of_not_now_a_letter_is_given_up(office: Office, mail: MailServer):
    put(office.tu)
    (letter,), at = kept(), AT
    while letter.state == LetterState.QUEUED:
        mail.answer("451 Try later")
        deliver(at=at)
        (letter,) = kept()
        last, at = at, letter.not_before
    assert letter.state == LetterState.DEAD
    assert timedelta(hours=47) < last - AT < timedelta(hours=60)


def test_a_server_that_is_away_holds_nothing_against_the_letters(office: Office, mail: MailServer):
    put(office.lan, office.tu)
    mail.stop()
    delivered = deliver()
    mail.start()
    assert (delivered.sent, delivered.postponed, delivered.dead) == (0, 0, 0)
    assert delivered.fault.startswith("Máy chủ thư 127.0.0.1 không nhận thư: ")
    letters = kept()
    assert [(letter.state, letter.tries) for letter in letters] == [("queued", 0)] * 2
    assert deliver() == Delivered(sent=2)
    assert addresses(mail) == ["lan@binhan.example", "tu@binhan.example"]


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://mail.example:x"])
def test_an_address_of_no_mail_server_is_said(office: Office, app, monkeypatch, url: str):
    put(office.tu)
    monkeypatch.setitem(app.config, "SMTP_URL", url)
    assert deliver() == Delivered(fault="SMTP_URL chưa đúng dạng smtp://máy-chủ:cổng.")


def test_without_a_mail_server_nothing_is_claimed(office: Office, app, monkeypatch):
    put(office.tu)
    monkeypatch.setitem(app.config, "SMTP_URL", "")
    assert deliver() == Delivered(fault="Chưa đặt SMTP_URL: thư được giữ trong hàng chờ.")
    (letter,) = kept()
    assert (letter.state, letter.claim_token) == (LetterState.QUEUED, "")


@pytest.mark.parametrize(("moment", "copies"), [("before", 1), ("after", 2)])
def test_a_connection_cut_at_the_end_is_repeated_and_flagged(
    office: Office, mail: MailServer, moment: str, copies: int
):
    put(office.tu, office.lan)
    mail.hang_up = moment
    assert deliver() == Delivered(postponed=2)
    assert all(60 <= (one.not_before - AT).total_seconds() <= 72 for one in kept())
    mail.hang_up = ""
    assert deliver(at=AT + timedelta(minutes=2)) == Delivered(sent=2)
    letters = kept()
    assert [letter.is_ambiguous for letter in letters] == [True, True]
    assert addresses(mail).count("tu@binhan.example") == copies
    assert len({letter.message["Message-ID"] for letter in mail.letters}) == 2


def test_a_connection_cut_at_the_end_is_held_where_the_setting_says_so(
    office: Office, mail: MailServer, app, monkeypatch
):
    monkeypatch.setitem(app.config, "OUTBOX_AMBIGUOUS", "hold")
    put(office.tu)
    mail.hang_up = "after"
    assert deliver() == Delivered(held=1)
    mail.hang_up = ""
    assert deliver(at=AT + timedelta(hours=1)) == Delivered()
    (letter,) = kept()
    assert (letter.state, letter.is_ambiguous, len(mail.letters)) == ("held", True, 1)
