"""The sessions of the committee, the last one first."""

from dataclasses import dataclass

from flask import render_template
from flask_login import current_user

from tracker import clock, reviews
from tracker.access import reviews as access
from tracker.pages.guard import Audience, audience
from tracker.pages.reviews.door import may_prepare, pages
from tracker.pages.reviews.words import STATE_LOOKS, period
from tracker.reviews import REVIEW_STATE_LABELS, Review, ReviewState


@dataclass(frozen=True)
class Line:
    """A session with how many of its conclusions are done, of how many."""

    review: Review
    done: int
    counted: int


@pages.get("")
@audience(Audience.COMMITTEE)
def listing() -> str:
    """List the sessions with what became of their conclusions."""
    lines = [line_of(review) for review in access.latest_reviews(by=current_user)]
    return render_template(
        "reviews/listing.html", lines=lines, may_prepare=may_prepare(),
        labels=REVIEW_STATE_LABELS, looks=STATE_LOOKS, period=period,
    )  # fmt: skip


def line_of(review: Review) -> Line:
    """Return a session's line; before it has ended nothing can be done yet."""
    if review.state != ReviewState.CLOSED:
        return Line(review, 0, 0)
    done, counted = reviews.done_of(reviews.followed(review, on=clock.today()))
    return Line(review, done, counted)
