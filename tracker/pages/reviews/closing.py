"""The end of a session: what it brings is looked at, then done; the number of its paper."""

from datetime import datetime

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import reviews
from tracker.access import reviews as access
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.reviews import words
from tracker.pages.reviews.door import Done, act, may_type, page_of, pages
from tracker.pages.reviews.forms import NumberForm
from tracker.pages.reviews.one import show
from tracker.reviews import CONCLUSION_LABELS, Review
from tracker.rules import N_


@pages.get("/<int:review_id>/ket-thuc")
@audience(Audience.COMMITTEE)
def closing(review_id: int) -> str:
    """Show what the session's end brings, before it does."""
    return page(review_id, Form(formdata=None))


@pages.post("/<int:review_id>/ket-thuc")
@audience(Audience.COMMITTEE)
def close(review_id: int) -> ResponseReturnValue:
    """End the session: tasks are given, decisions carried out."""

    def verb(review: Review, at: datetime) -> None:
        reviews.close_review(review, by=current_user, at=at)

    return act(
        review_id, Form(), verb, again=page,
        done=Done(N_("Phiên họp kết thúc; các kết luận có hiệu lực."), page_of(review_id)),
    )  # fmt: skip


def page(review_id: int, form: Form) -> str:
    """Draw the page before the end."""
    review = access.review_to_see(review_id, by=current_user)
    return render_template(
        "reviews/closing.html", review=review, form=form, words=words,
        kind_labels=CONCLUSION_LABELS, types=may_type(review),
    )  # fmt: skip


@pages.post("/<int:review_id>/so")
@audience(Audience.SECRETARIAT)
def number(review_id: int) -> ResponseReturnValue:
    """Give the notice its number; the tasks that the session gave name it from now on."""
    form = NumberForm()

    def verb(review: Review, at: datetime) -> None:
        reviews.number_paper(
            review, number=form.number.data or "", on=form.issued_on.data, by=current_user, at=at
        )  # fmt: skip

    return act(
        review_id, form, verb, again=lambda review_id, form: show(review_id, number_form=form),
        done=Done(N_("Đã ghi số của thông báo."), page_of(review_id)),
    )  # fmt: skip
