"""A session: its agenda, its conclusions, what became of the last ones, its paper."""

from typing import Any

from flask import render_template
from flask_login import current_user

from tracker import clock, reviews
from tracker.access import reviews as access
from tracker.pages.guard import Audience, audience
from tracker.pages.reviews import words
from tracker.pages.reviews.conclusion_form import ConclusionForm
from tracker.pages.reviews.door import may_prepare, may_type, pages
from tracker.pages.reviews.forms import CorrectionForm, ItemForm, NumberForm
from tracker.reviews import (
    CONCLUSION_LABELS,
    ITEM_LABELS,
    REVIEW_STATE_LABELS,
    Review,
    ReviewState,
)
from tracker.tasks import Task


@pages.get("/<int:review_id>")
@audience(Audience.COMMITTEE)
def one(review_id: int) -> str:
    """Show a session."""
    return show(review_id)


def tasks_to_choose(review: Review, *, types: bool) -> list[Task]:
    """Return the tasks that the forms of a session name, asked for once; none where none is drawn.

    `types` tells whether the person at the page takes conclusions down.
    """
    is_drawn = review.state != ReviewState.CLOSED and (types or may_prepare())
    return access.tasks_to_decide(review) if is_drawn else []


def show(review_id: int, **forms: Any) -> str:
    """Draw the page of a session; a form that was not taken stands in the place of a fresh one."""
    review, on = access.review_to_see(review_id, by=current_user), clock.today()
    types, prepares, is_closed = may_type(review), may_prepare(), review.state == ReviewState.CLOSED
    lines = reviews.followed(review, on=on)
    before = reviews.followed(review.previous, on=on) if review.previous else []
    typed: dict[str, Any] = {"formdata": None, "tasks": tasks_to_choose(review, types=types)}
    fresh: dict[str, Any] = {
        "item_form": ItemForm(review, **typed) if prepares and not is_closed else None,
        "number_form": NumberForm(formdata=None),
        "correction_form": CorrectionForm(review, formdata=None) if types else None,
        "form": ConclusionForm(review, **typed) if types and review.is_open else None,
    }
    return render_template(
        "reviews/one.html", review=review, on=on, lines=lines, before=before,
        done=reviews.done_of(lines), before_done=reviews.done_of(before), types=types,
        prepares=prepares, may_begin=review.held_on <= on,
        reopens=types and reviews.may_reopen(review),
        is_closed=is_closed, words=words, labels=REVIEW_STATE_LABELS,
        item_labels=ITEM_LABELS, kind_labels=CONCLUSION_LABELS, **(fresh | forms),
    )  # fmt: skip
