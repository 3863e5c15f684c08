"""After the end: a session ended by mistake goes on, a conclusion is put right in its notice."""

from datetime import datetime

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import reviews
from tracker.access import reviews as access
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.reviews.door import Done, act, page_of, pages
from tracker.pages.reviews.forms import CorrectionForm
from tracker.pages.reviews.one import show
from tracker.pages.reviews.planning import refused
from tracker.reviews import Fix, Review
from tracker.rules import N_


@pages.post("/<int:review_id>/dinh-chinh")
@audience(Audience.COMMITTEE)
def correct(review_id: int) -> ResponseReturnValue:
    """Put a conclusion of an ended session right; a numbered notice is then to be replaced."""
    form = CorrectionForm(access.review_to_see(review_id, by=current_user))

    def verb(review: Review, at: datetime) -> None:
        chosen = form.conclusion.data
        found = access.conclusion_of(review, chosen) if chosen else None
        fix = Fix(form.text.data or "", form.reason.data or "", found)
        reviews.correct(review, fix, by=current_user, at=at)

    return act(
        review_id, form, verb,
        again=lambda review_id, form: show(review_id, correction_form=form),
        done=Done(N_("Đã ghi đính chính."), page_of(review_id, "dinh-chinh")),
    )  # fmt: skip


@pages.post("/<int:review_id>/mo-lai")
@audience(Audience.COMMITTEE)
def reopen(review_id: int) -> ResponseReturnValue:
    """Let a session that was ended by mistake go on."""

    def verb(review: Review, at: datetime) -> None:
        reviews.reopen(review, by=current_user, at=at)

    return act(
        review_id, Form(), verb, again=refused,
        done=Done(N_("Phiên họp tiếp tục."), page_of(review_id)),
    )  # fmt: skip
