"""The chair's screen: one matter at a time, large, with the facts as of now."""

from flask import render_template
from flask_login import current_user

from tracker import access as seeing
from tracker import clock, reviews
from tracker.access import reviews as access
from tracker.pages.guard import Audience, audience
from tracker.pages.reviews import words
from tracker.pages.reviews.conclusion_form import ConclusionForm
from tracker.pages.reviews.door import may_type, pages
from tracker.reviews import CONCLUSION_LABELS, ITEM_LABELS, ConclusionKind, Faced, ItemKind, Review


@pages.get("/<int:review_id>/chieu/<int:place>")
@audience(Audience.COMMITTEE)
def screen(review_id: int, place: int) -> str:
    """Show a matter by its place on the agenda; beyond the last one the last."""
    return draw(review_id, place)


def draw(review_id: int, place: int, *, form: ConclusionForm | None = None) -> str:
    """Draw the chair's screen; a form that was not taken stands in the place of a fresh one."""
    review, on = access.review_on_screen(review_id, by=current_user), clock.today()
    if not review.items:
        raise seeing.NotFound
    place = min(max(place, 1), len(review.items))
    faced = reviews.face(review, place=place, on=on)
    now = faced.now
    return render_template(
        "reviews/screen.html", review=review, on=on, now=now, place=place,
        looked=faced.looked, words=words, form=form or form_for(review, faced),
        papers=access.papers_of(now.item, by=current_user, on=on),
        item_labels=ITEM_LABELS, kind_labels=CONCLUSION_LABELS,
        done=reviews.done_of(list(now.previous)),
    )  # fmt: skip


def form_for(review: Review, faced: Faced) -> ConclusionForm | None:
    """Return the form beside a matter, what is known of it filled in; none for readers."""
    if not (review.is_open and may_type(review)):
        return None
    form, now = ConclusionForm(review, formdata=None, own=faced.units), faced.now
    item = now.item
    form.item.data, form.place.data = item.id, now.place
    concerned = [one.unit.id for one in now.short] or [item.unit_id or 0]
    form.units.data = [one for one in concerned if one in form.own]
    form.task.data = item.task_id if item.task_id in form.tasks else 0
    if now.asked or item.kind == ItemKind.ASKED:
        form.kind.data = ConclusionKind.DECISION
    if now.asked:
        form.due_on.data = now.asked[0].asks.due_on
    return form
