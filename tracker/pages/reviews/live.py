"""What a page of a session asks for by itself: what others typed, what one's own words name."""

import hashlib

from flask import Response, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.exceptions import Forbidden

from tracker import clock, reviews
from tracker.access import reviews as access
from tracker.pages.guard import Audience, audience, unattended
from tracker.pages.locale import language
from tracker.pages.reviews import words
from tracker.pages.reviews.conclusion_form import MOST, ConclusionForm
from tracker.pages.reviews.door import may_prepare, may_type, pages
from tracker.reviews import CONCLUSION_LABELS, ITEM_LABELS, Review


@pages.get("/<int:review_id>/ket-luan")
@audience(Audience.COMMITTEE)
@unattended
def latest(review_id: int) -> ResponseReturnValue:
    """Send agenda and conclusions as they stand, of one matter for the chair's screen; else 304."""
    review, place = access.review_to_see(review_id, by=current_user), asked_place()
    tag = tag_of(review, place=place)
    if request.if_none_match.contains(tag):
        return tagged(Response(status=304), tag)
    item = review.items[place - 1] if 0 < place <= len(review.items) else None
    page = render_template(
        "reviews/latest.html", review=review, item=item, place=place, words=words,
        lines=[] if item else reviews.followed(review, on=clock.today()),
        types=may_type(review), prepares=may_prepare(),
        kind_labels=CONCLUSION_LABELS, item_labels=ITEM_LABELS,
    )  # fmt: skip
    return tagged(make_response(page), tag)


@pages.post("/<int:review_id>/ket-luan/doc")
@audience(Audience.COMMITTEE)
def hear(review_id: int) -> str:
    """Say which units and which day the words of a conclusion name; nothing is changed."""
    review = access.review_to_see(review_id, by=current_user)
    if not may_type(review):
        raise Forbidden
    form = ConclusionForm(review)
    form.proposal = reviews.hear(review, (form.text.data or "")[:MOST])
    return render_template("reviews/heard.html", form=form)


def asked_place() -> int:
    """Return the place of the matter that is asked for, 0 for all conclusions."""
    return request.args.get("viec", 0, type=int)


def tag_of(review: Review, *, place: int) -> str:
    """Return what changes whenever the answer would."""
    shown = (
        language(), may_type(review), may_prepare(), review.state, place,
        [(item.id, item.version, len(item.papers)) for item in review.items],
        [(one.id, one.version, one.state) for one in review.conclusions],
    )  # fmt: skip
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:32]


def tagged(answer: Response, tag: str) -> Response:
    """Return an answer with its tag, to be asked for again each time."""
    answer.set_etag(tag)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
