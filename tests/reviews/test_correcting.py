"""After the end: a session goes on while nothing has effect, else its notice is put right."""

from datetime import date, timedelta

import pytest

from tests.cast import Office
from tests.reviews.making import AT, HELD_ON, general, given, opened, planned
from tracker import history, reviews
from tracker.db import db
from tracker.evidence import Document
from tracker.plans import Plan
from tracker.reviews import Conclusion, ConclusionState, Fix, Review, ReviewState
from tracker.rules import Refused

LATER = AT + timedelta(days=3)
NEW, WHY = "Các đơn vị báo cáo trước ngày 20 hằng tháng.", "Ghi sót thời hạn"


@pytest.fixture
def ended(office: Office, plan: Plan) -> Review:
    """A session with a word for all, ended."""
    review = opened(office, plan)
    reviews.conclude(review, general(), by=office.hoa, at=AT)
    reviews.close_review(review, by=office.hoa, at=AT)
    return review


def number(review: Review, said: str, office: Office, *, on: date = HELD_ON) -> None:
    reviews.number_paper(review, number=said, on=on, by=office.hoa, at=LATER)


def put_right(review: Review, office: Office, *, conclusion: Conclusion | None = None) -> None:
    reviews.correct(review, Fix(NEW, WHY, conclusion), by=office.hoa, at=LATER)


def test_a_session_ended_by_mistake_goes_on(office: Office, ended: Review):
    assert reviews.may_reopen(ended)
    reviews.reopen(ended, by=office.hoa, at=LATER)
    assert (ended.state, ended.closed_at) == (ReviewState.OPEN, None)
    assert ended.standing[0].state == ConclusionState.TYPED
    reviews.reword(ended.standing[0], general("Lời mới"), by=office.hoa, at=LATER)
    reviews.close_review(ended, by=office.hoa, at=LATER)
    assert [event.move for event in history.of("review", ended.id)][-4:] == [
        "close", "reopen", "reword", "close",
    ]  # fmt: skip


def test_one_whose_tasks_are_given_does_not(office: Office, plan: Plan):
    review = opened(office, plan)
    with pytest.raises(Refused, match="chưa kết thúc"):
        reviews.reopen(review, by=office.hoa, at=AT)
    reviews.conclude(review, given(office), by=office.hoa, at=AT)
    reviews.close_review(review, by=office.hoa, at=AT)
    assert not reviews.may_reopen(review)
    with pytest.raises(Refused, match="lập đính chính"):
        reviews.reopen(review, by=office.hoa, at=LATER)


def test_nor_one_with_a_number_or_one_that_another_looks_back_on(
    office: Office, plan: Plan, ended: Review
):
    following = planned(office, plan, held_on=date(2026, 9, 7))
    with pytest.raises(Refused, match="phiên họp sau"):
        reviews.reopen(ended, by=office.hoa, at=LATER)
    following.previous = None
    number(ended, "15/TB-UBND", office)
    with pytest.raises(Refused, match="đã ban hành"):
        reviews.reopen(ended, by=office.hoa, at=LATER)


def test_a_correction_before_the_number_changes_the_notice_alone(office: Office, ended: Review):
    paper = ended.paper
    put_right(ended, office, conclusion=ended.standing[0])
    assert (ended.paper, ended.replaced) == (paper, None)
    assert ended.corrections[0].conclusion is ended.standing[0]
    assert ended.standing[0].text == general().text
    assert history.of("review", ended.id)[-1].move == "correct"


def test_a_notice_with_a_number_is_replaced(office: Office, plan: Plan):
    review = opened(office, plan)
    made = reviews.conclude(review, given(office), by=office.hoa, at=AT)
    reviews.close_review(review, by=office.hoa, at=AT)
    number(review, "15/TB-UBND", office, on=date(2026, 7, 9))
    put_right(review, office, conclusion=made)
    put_right(review, office)
    assert (review.replaced.cited, review.has_number) == ("15/TB-UBND ngày 09/07/2026", False)
    with pytest.raises(Refused, match="bị thay thế"):
        number(review, "18/TB-UBND", office, on=date(2026, 7, 8))
    number(review, "18/TB-UBND", office, on=date(2026, 7, 10))
    assert review.paper.cited == "18/TB-UBND ngày 10/07/2026"
    given_by = db.session.get_one(Document, made.tasks[0].source_document_id)
    assert given_by is review.replaced


def test_what_is_no_correction_is_refused(office: Office, plan: Plan, ended: Review):
    for fix in (Fix(" ", WHY), Fix(NEW, " ")):
        with pytest.raises(Refused, match="lý do"):
            reviews.correct(ended, fix, by=office.hoa, at=LATER)
    review = opened(office, plan)
    with pytest.raises(Refused, match="chưa kết thúc"):
        put_right(review, office)
    dropped = reviews.conclude(review, general(), by=office.hoa, at=AT)
    reviews.take_back(dropped, by=office.hoa, at=AT)
    reviews.close_review(review, by=office.hoa, at=AT)
    with pytest.raises(Refused, match="đã bỏ"):
        put_right(review, office, conclusion=dropped)
