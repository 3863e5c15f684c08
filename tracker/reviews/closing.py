"""The end of a session: all its conclusions take effect at once, or none does."""

from datetime import datetime

from tracker.accounts import Person
from tracker.db import db
from tracker.reviews.concluding import check_open
from tracker.reviews.effects import carry_out
from tracker.reviews.facts import Review
from tracker.reviews.keeping import CLOSE, shown_of
from tracker.reviews.planning import record
from tracker.reviews.words import ConclusionState, ReviewState
from tracker.rules import N_, Refused, Told


def close_review(review: Review, *, by: Person, at: datetime) -> int:
    """End a session: give its tasks, carry out its decisions; return how many conclusions stand.

    Raises Refused that names the first conclusion which cannot take effect as things stand now;
    the door then rolls all back. General chain and those of all plans concerned must be taken.
    """
    check_open(review)
    shown = shown_of(review)  # before conclusions change it: what the room concluded on
    standing = review.standing
    for place, conclusion in enumerate(standing, start=1):
        try:
            carry_out(conclusion, by=by, at=at)
        except Refused as no:
            raise Refused(
                N_("Kết luận %(place)s chưa thực hiện được: %(why)s"),
                place=place, why=Told(no.msgid, no.values),
            ) from no  # fmt: skip
        conclusion.state = ConclusionState.TAKEN
    review.state, review.closed_at = ReviewState.CLOSED, at
    db.session.flush()
    given = [task.id for one in standing for task in one.tasks]
    told = {"task_ids": given, "conclusions": len(standing), "shown": shown}
    record(review, CLOSE, by=by, at=at, **told)
    return len(standing)
