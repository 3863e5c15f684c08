"""Letters held: nothing of reminders leaves, nothing is lost, and what waited is written afresh."""

from datetime import date, timedelta

import pytest

from tests.cast import Office, make_plan, make_task
from tests.delivery.writing import AT, DAY, addresses, deliver, kept, put, write
from tests.services.smtp import MailServer
from tracker import history, letters, outbox, reminders
from tracker.accounts import holds
from tracker.accounts.holds import LetterHold, Wish
from tracker.db import db
from tracker.delivery import Delivered
from tracker.history import GENERAL
from tracker.letters import Written
from tracker.outbox import Letter
from tracker.rules import Refused
from tracker.rules.words import Status
from tracker.urgings import Act, Reach

FRIDAY = date(2026, 11, 20)


def hold(office: Office, *, only_today: bool = False, at=AT) -> LetterHold:
    history.take(GENERAL)
    made = holds.hold(Wish("Số liệu đang sửa", only_today), by=office.hoa, at=at)
    db.session.commit()
    return made


def lift(found: LetterHold, office: Office, *, at=AT) -> None:
    history.take(GENERAL)
    holds.lift(db.session.merge(found), by=office.hoa, at=at)
    db.session.commit()


def test_nothing_but_what_lets_people_in_leaves(office: Office, mail: MailServer):
    put(office.tu)
    put(office.lan, kind="invitation")
    hold(office)
    assert deliver() == Delivered(sent=1)
    assert addresses(mail) == ["lan@binhan.example"]
    assert [(one.state, one.tries) for one in kept()] == [("queued", 0), ("sent", 1)]


def test_no_connection_is_made_for_letters_that_are_held(office: Office, app, monkeypatch):
    monkeypatch.setitem(app.config, "SMTP_URL", "smtp://127.0.0.1:1")
    put(office.tu)
    hold(office)
    assert deliver() == Delivered()


def test_what_was_held_goes_when_letters_are_opened_again(office: Office, mail: MailServer):
    put(office.tu)
    found = hold(office)
    deliver()
    lift(found, office)
    assert deliver() == Delivered(sent=1)


def test_a_hold_for_today_ends_by_itself_at_midnight(office: Office, mail: MailServer):
    put(office.tu)
    hold(office, only_today=True)
    assert deliver(at=AT + timedelta(hours=15)) == Delivered()
    assert deliver(at=AT + timedelta(hours=17)) == Delivered(sent=1)


def test_a_letter_written_before_is_written_afresh_afterwards(office: Office, mail: MailServer):
    def write_anew(letter: Letter, *, at) -> Written:
        return Written("tu@binhan.example", "[CCHC 2026] Mới", "Mới.\n", "<p>Mới.</p>\n")

    put(office.tu)
    mail.answer("451 Try later")
    deliver()
    message_id = kept()[0].message_id
    lift(hold(office), office)
    deliver(at=AT + timedelta(minutes=5), compose=write_anew)
    assert mail.letters[0].message["Subject"] == "[CCHC 2026] Mới"
    assert kept()[0].message_id == message_id


def test_what_may_have_arrived_keeps_its_words(office: Office, mail: MailServer):
    put(office.tu)
    (letter,) = kept()
    letter.subject, letter.is_ambiguous = "[CCHC 2026] Cũ", True
    lift(hold(office), office)
    assert kept()[0].subject == "[CCHC 2026] Cũ"


def test_letters_claimed_before_the_hold_are_given_back(office: Office, mail: MailServer):
    def hold_meanwhile(letter: Letter, *, at) -> Written:
        hold(office)
        return write(letter, at=at)

    put(office.tu, office.lan)
    assert deliver(compose=hold_meanwhile) == Delivered()
    assert [(one.state, one.tries) for one in kept()] == [("queued", 0), ("queued", 0)]


def test_another_authority_sends_on(office: Office, mail: MailServer):
    put(office.tu)
    hold(office)
    db.session.query(LetterHold).one().authority_id = office.vp.id
    db.session.commit()
    assert deliver() == Delivered(sent=1)


def test_digests_are_queued_when_letters_are_opened_and_not_for_what_is_done(
    office: Office, mail: MailServer
):
    plan = make_plan(office)
    left, done = (make_task(plan, office.vp, due_on=FRIDAY, staff=office.tu) for _ in range(2))
    left.status = done.status = Status.IN_PROGRESS
    found = hold(office)
    assert reminders.due(day=DAY, at=AT) == []
    done.status = Status.COMPLETED
    lift(found, office)
    reminders.queue_due(day=DAY, at=AT)
    db.session.commit()
    deliver(compose=letters.compose)
    (to_tu,) = [one for one in kept() if one.person_id == office.tu.id]
    assert (left.code in to_tu.text, done.code in to_tu.text) == (True, False)


def test_nobody_urges_by_hand_while_letters_are_held(office: Office):
    task = make_task(make_plan(office), office.vp, staff=office.tu)
    hold(office)
    now = reminders.Round(Act("a", "Khẩn trương."))
    with pytest.raises(Refused) as no:
        reminders.urge(task, now, to=Reach((office.tu,)), by=office.hoa, at=AT)
    assert no.value.values["reason"] == "Số liệu đang sửa"


def test_a_hold_needs_a_reason_stands_once_and_ends_once(office: Office):
    history.take(GENERAL)
    with pytest.raises(Refused, match="lý do"):
        holds.hold(Wish(" ", only_today=False), by=office.hoa, at=AT)
    found = hold(office)
    with pytest.raises(Refused, match="Đang tạm dừng"):
        holds.hold(Wish("Nữa", only_today=False), by=office.son, at=AT)
    lift(found, office)
    with pytest.raises(Refused, match="mở lại"):
        holds.lift(db.session.merge(found), by=office.hoa, at=AT)
    moves = [one.move for one in history.of("letters", office.authority.id)]
    assert moves == ["hold", "lift"]


def test_a_trial_is_sent_while_letters_are_held(office: Office, mail: MailServer):
    hold(office)
    texts = outbox.Texts("[CCHC 2026] Một việc", "Một việc.\n", "<p>Một việc.</p>\n")
    outbox.try_out(office.hoa, texts, address="hoa@binhan.example", at=AT)
    db.session.commit()
    assert deliver(compose=letters.compose) == Delivered(sent=1)
    assert mail.letters[0].message["Subject"] == "[Thử] [CCHC 2026] Một việc"
