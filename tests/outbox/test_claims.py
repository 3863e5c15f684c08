"""Letters are put once, claimed by one, and marked only by who holds the claim."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Office
from tracker import clock, outbox
from tracker.db import db
from tracker.outbox import Letter, LetterState, Told, ToldItem

AT = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
ITEM = ToldItem("task", 7, date(2026, 11, 30), "two_before")


@pytest.fixture
def letter(office: Office) -> Letter:
    """A letter to Tú, waiting."""
    outbox.put("digest", office.tu, day=DAY, at=AT)
    db.session.commit()
    return db.session.query(Letter).one()


def claimed(*, now: datetime = AT, seconds: int = 60, ambiguous: str = "resend") -> outbox.Claim:
    """Claim what there is and commit."""
    claim = outbox.claim(limit=10, seconds=seconds, now=now, ambiguous=ambiguous)
    db.session.commit()
    return claim


def start(letter: Letter, claim: outbox.Claim, *, seconds: int = 60) -> bool:
    """Mark the start of a letter and commit."""
    is_ours = outbox.start(letter, claim.token, at=AT, seconds=seconds)
    db.session.commit()
    return is_ours


def test_the_same_letter_is_queued_once(office: Office, letter: Letter):
    outbox.put("digest", office.tu, day=DAY, at=AT)
    outbox.put("digest", office.lan, day=DAY, at=AT)
    db.session.commit()
    assert db.session.query(Letter).count() == 2


def test_a_letter_is_claimed_by_one(letter: Letter):
    assert claimed().letter_ids == [letter.id]
    assert claimed().letter_ids == []


def test_a_letter_is_not_claimed_before_its_hour(office: Office):
    outbox.put("digest", office.tu, day=DAY, at=AT, not_before=AT + timedelta(hours=1))
    db.session.commit()
    assert claimed().letter_ids == []
    assert len(claimed(now=AT + timedelta(hours=1)).letter_ids) == 1


def test_what_was_told_is_written_when_the_server_accepts(letter: Letter):
    claim = claimed()
    letter.subject, letter.tells = "Một nhiệm vụ", [ITEM.plain()]
    assert start(letter, claim)
    assert db.session.query(Told).count() == 0
    outbox.sent(letter, claim.token, at=AT)
    db.session.commit()
    db.session.refresh(letter)
    assert letter.state == LetterState.SENT
    assert outbox.already_told([letter.person_id], due_on={ITEM.due_on}) == {
        (letter.person_id, ITEM)
    }
    another_day = ITEM.due_on + timedelta(days=1)
    assert outbox.already_told([letter.person_id], due_on={another_day}) == set()


def test_a_claim_that_expired_is_taken_over_and_its_marks_are_refused(letter: Letter):
    lost = claimed(seconds=-1)
    taken = claimed()
    assert taken.letter_ids == [letter.id]
    outbox.sent(letter, lost.token, at=AT)
    db.session.expire_all()
    assert letter.state == LetterState.CLAIMED
    assert not start(letter, lost)


def test_who_holds_an_expired_claim_may_not_start(letter: Letter):
    assert not start(letter, claimed(seconds=-1))


def test_the_start_of_a_letter_renews_its_claim(letter: Letter):
    assert start(letter, claimed(seconds=60), seconds=120)
    assert claimed().letter_ids == []
    assert letter.claimed_until is not None
    assert letter.claimed_until > clock.now() + timedelta(seconds=100)


def test_a_letter_offered_before_its_claim_expired_is_ambiguous(letter: Letter):
    assert start(letter, claimed(), seconds=-1)
    db.session.expire_all()
    before = letter.message_id
    assert claimed().letter_ids == [letter.id]
    assert letter.is_ambiguous
    assert letter.message_id == before


def test_an_ambiguous_letter_is_held_for_a_human_where_the_setting_says_so(letter: Letter):
    assert start(letter, claimed(), seconds=-1)
    db.session.expire_all()
    assert claimed(ambiguous="hold").letter_ids == []
    assert letter.state == LetterState.HELD


def test_a_postponed_letter_comes_again(letter: Letter):
    claim = claimed()
    start(letter, claim)
    later = AT + timedelta(minutes=5)
    outbox.postpone(letter, claim.token, error="451 busy", until=later)
    db.session.commit()
    assert claimed().letter_ids == []
    assert claimed(now=later).letter_ids == [letter.id]
    assert letter.tries == 1
