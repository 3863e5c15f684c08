"""What was wrong in a session that has ended: reopened while nothing has effect, else corrected."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, select

from tracker import evidence
from tracker.accounts import Person
from tracker.db import db
from tracker.reviews.facts import Conclusion, Correction, Review
from tracker.reviews.planning import minutes_of, record
from tracker.reviews.words import ConclusionState, ReviewState
from tracker.rules import N_, Refused


def may_reopen(review: Review) -> bool:
    """Tell whether an ended session may go on: see `reopen`."""
    return review.state == ReviewState.CLOSED and _why_not(review) is None


def reopen(review: Review, *, by: Person, at: datetime) -> None:
    """Let a session that was ended by mistake go on.

    Refused: one that is not ended, whose conclusions gave a task or decided on one, whose notice
    has its number or was corrected, or on which a later session looks back.
    """
    if review.state != ReviewState.CLOSED:
        raise Refused(N_("Phiên họp chưa kết thúc."))
    why = _why_not(review)
    if why:
        raise Refused(why)
    review.state, review.closed_at = ReviewState.OPEN, None
    for one in review.standing:
        one.state = ConclusionState.TYPED
    record(review, "reopen", by=by, at=at)


@dataclass(frozen=True)
class Fix:
    """What is right: new words of a conclusion, or of one that was left out; and why."""

    text: str
    reason: str
    conclusion: Conclusion | None = None


def correct(review: Review, fix: Fix, *, by: Person, at: datetime) -> Correction:
    """Put a conclusion of an ended session right in its notice, or add one to it.

    Tasks and decisions stay what they are: they change by acts of their own. A notice that has its
    number is replaced by one of the same form, whose number comes later (NĐ 30/2020, Điều 18).
    Refused: a session that has not ended, no words, no reason.
    """
    text, reason = " ".join(fix.text.split()), " ".join(fix.reason.split())
    concerned = fix.conclusion
    if review.state != ReviewState.CLOSED:
        raise Refused(N_("Phiên họp chưa kết thúc: sửa ngay kết luận."))
    if concerned is not None and concerned.state == ConclusionState.WITHDRAWN:
        raise Refused(N_("Kết luận này đã bỏ."))
    if not text or not reason:
        raise Refused(N_("Ghi nội dung đính chính và lý do."))
    made = Correction(
        review=review, conclusion=concerned, text=text, reason=reason, typed_by=by, typed_at=at
    )
    db.session.add(made)
    if review.has_number:
        review.replaced = review.paper
        review.paper = evidence.describe(
            minutes_of(review), authority_id=review.authority_id, by=by, at=at
        )
    db.session.flush()
    told = {"conclusion_id": concerned.id if concerned else None, "text": text, "reason": reason}
    replaced = review.replaced.cited if review.replaced else ""
    record(review, "correct", by=by, at=at, replaces=replaced, **told)
    return made


def _why_not(review: Review) -> str | None:
    if any(one.tasks or one.request_id for one in review.standing):
        return N_("Kết luận của phiên họp đã có hiệu lực, không mở lại được; lập đính chính.")
    if review.has_number or review.corrections:
        return N_("Thông báo kết luận đã ban hành hoặc đã đính chính, không mở lại được.")
    later = select(exists().where(Review.previous_id == review.id))
    if db.session.scalar(later):
        return N_("Đã có phiên họp sau xem lại phiên này, không mở lại được; lập đính chính.")
    return None
