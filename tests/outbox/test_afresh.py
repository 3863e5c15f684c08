"""Letters tried out, tried again, written afresh, noted as opened."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office
from tracker import outbox
from tracker.accounts import sessions
from tracker.db import db
from tracker.outbox import Letter, LetterState, Texts, Told
from tracker.rules import Refused

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
TEXTS = Texts("[CCHC 2026] NV01", "NV01\n", "<p>NV01</p>\n")


def failed(office: Office, *, kind: str = "digest", state: str = LetterState.DEAD) -> Letter:
    outbox.put(kind, office.tu, day=date(2026, 11, 23), at=AT)
    letter = db.session.query(Letter).one()
    letter.subject, letter.text, letter.html, letter.address = "Một việc", "a", "b", "tu@x.example"
    letter.state, letter.error, letter.tries, letter.started_at = state, "550 no", 1, AT
    db.session.commit()
    return letter


def test_a_trial_goes_to_who_asks_and_tells_nobody_anything(office: Office):
    outbox.try_out(office.hoa, TEXTS, address="hoa@x.example", at=AT)
    letter = db.session.query(Letter).one()
    assert (letter.person_id, letter.subject, letter.tells) == (
        office.hoa.id, "[Thử] [CCHC 2026] NV01", [],
    )  # fmt: skip
    assert db.session.query(Told).count() == 0


def test_five_trials_an_hour_are_enough(office: Office):
    for _ in range(5):
        outbox.try_out(office.hoa, TEXTS, address="hoa@x.example", at=AT)
    with pytest.raises(Refused) as no:
        outbox.try_out(office.hoa, TEXTS, address="hoa@x.example", at=AT + timedelta(minutes=59))
    assert no.value.values == {"most": "05"}
    outbox.try_out(office.hoa, TEXTS, address="hoa@x.example", at=AT + timedelta(minutes=60))


def test_without_an_address_nothing_can_be_tried(office: Office):
    with pytest.raises(Refused, match="địa chỉ"):
        outbox.try_out(office.hoa, TEXTS, address="", at=AT)


def test_a_dead_letter_is_tried_again_under_its_message_id_and_from_fresh_facts(office: Office):
    letter = failed(office)
    before = letter.message_id
    outbox.try_again(letter, at=AT)
    assert (letter.state, letter.tries, letter.error) == (LetterState.QUEUED, 0, "")
    assert (letter.message_id, letter.is_composed) == (before, False)


def test_one_that_may_have_arrived_keeps_its_words(office: Office):
    letter = failed(office, state=LetterState.HELD)
    letter.is_ambiguous = True
    outbox.try_again(letter, at=AT)
    assert (letter.state, letter.subject) == (LetterState.QUEUED, "Một việc")


@pytest.mark.parametrize(
    ("kind", "state"), [("digest", "sent"), ("digest", "queued"), ("invitation", "dead")]
)
def test_no_other_letter_is_tried_again(office: Office, kind: str, state: str):
    with pytest.raises(Refused, match="gửi lại"):
        outbox.try_again(failed(office, kind=kind, state=state), at=AT)


def test_a_letter_is_opened_when_its_reader_comes_after_it(office: Office):
    letter = failed(office, state=LetterState.SENT)
    letter.sent_at = AT
    db.session.commit()
    sessions.open_for(office.tu, at=AT - timedelta(minutes=1))
    sessions.open_for(office.lan, at=AT + timedelta(minutes=1))
    db.session.refresh(letter)
    assert letter.opened_at is None
    sessions.open_for(office.tu, at=AT + timedelta(minutes=2))
    sessions.open_for(office.tu, at=AT + timedelta(minutes=3))
    db.session.refresh(letter)
    assert letter.opened_at == AT + timedelta(minutes=2)
