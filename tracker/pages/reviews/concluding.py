"""Conclusions are typed, changed and taken back, by several people at once."""

from datetime import datetime
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import reviews
from tracker.access import reviews as access
from tracker.pages.guard import Audience, audience
from tracker.pages.reviews import words
from tracker.pages.reviews.conclusion_form import MOST, ConclusionForm
from tracker.pages.reviews.door import Done, Overtaken, act, may_type, page_of, pages
from tracker.pages.reviews.forms import VersionForm
from tracker.pages.reviews.one import show
from tracker.pages.reviews.planning import refused
from tracker.pages.reviews.screen import draw
from tracker.reviews import Conclusion, Review
from tracker.rules import N_

LIST = "ket-luan"


@pages.post("/<int:review_id>/ket-luan")
@audience(Audience.COMMITTEE)
def conclude(review_id: int) -> ResponseReturnValue:
    """Take a new conclusion down; it collides with nobody's."""
    form = ConclusionForm(access.review_to_see(review_id, by=current_user))
    if form.reloads.data:
        return with_form(review_id, form)
    if has_to_confirm(review_id, form):
        return again_new(review_id, form)

    def verb(review: Review, at: datetime) -> None:
        item = access.item_of(review, form.item.data) if form.item.data else None
        reviews.conclude(review, form.said(), by=current_user, at=at, item=item)

    return act(
        review_id, form, verb, again=again_new,
        done=Done(N_("Đã ghi kết luận."), way_back(review_id, form)),
    )  # fmt: skip


@pages.get("/<int:review_id>/ket-luan/<int:conclusion_id>")
@audience(Audience.COMMITTEE)
def conclusion(review_id: int, conclusion_id: int) -> str:
    """Show a conclusion, to be put into other words."""
    review = access.review_to_see(review_id, by=current_user)
    found = access.conclusion_of(review, conclusion_id)
    form = ConclusionForm(review, formdata=None, place=request.args.get("viec", 0, type=int))
    form.show(found)
    return page(review, found, form)


@pages.post("/<int:review_id>/ket-luan/<int:conclusion_id>")
@audience(Audience.COMMITTEE)
def reword(review_id: int, conclusion_id: int) -> ResponseReturnValue:
    """Put a conclusion into other words, unless somebody else just did: then both are shown."""
    found = conclusion_there(review_id, conclusion_id)
    form = ConclusionForm(found.review)
    if has_to_confirm(review_id, form):
        return page(found.review, found, form)

    def verb(review: Review, at: datetime) -> None:
        found = access.conclusion_of(review, conclusion_id)
        check_version(found, form)
        reviews.reword(found, form.said(), by=current_user, at=at)

    def again(_review_id: int, form: ConclusionForm) -> str:
        found = conclusion_there(review_id, conclusion_id)
        return page(found.review, found, form)

    return act(
        review_id, form, verb, again=again,
        done=Done(N_("Đã ghi kết luận."), way_back(review_id, form)),
    )  # fmt: skip


@pages.post("/<int:review_id>/ket-luan/<int:conclusion_id>/bo")
@audience(Audience.COMMITTEE)
def take_back(review_id: int, conclusion_id: int) -> ResponseReturnValue:
    """Take a conclusion back, as it was seen."""
    conclusion_there(review_id, conclusion_id)
    form = VersionForm()

    def verb(review: Review, at: datetime) -> None:
        found = access.conclusion_of(review, conclusion_id)
        check_version(found, form)
        reviews.take_back(found, by=current_user, at=at)

    def again(_review_id: int, form: VersionForm) -> str:
        if form.form_errors:
            return refused(review_id, form)
        found = conclusion_there(review_id, conclusion_id)
        shown = ConclusionForm(found.review, formdata=None)
        shown.show(found)
        shown.is_overtaken = True
        return page(found.review, found, shown)

    return act(
        review_id, form, verb, again=again,
        done=Done(N_("Đã bỏ kết luận."), page_of(review_id, LIST)),
    )  # fmt: skip


def check_version(found: Conclusion, form: ConclusionForm | VersionForm) -> None:
    """Raise Overtaken where a form was drawn from another version; it takes the new one."""
    if form.version.data != found.version:
        form.version.raw_data, form.version.data = None, found.version
        if isinstance(form, ConclusionForm):
            form.is_overtaken = True
        raise Overtaken


def way_back(review_id: int, form: ConclusionForm) -> str:
    """Return where a conclusion leads: the chair's screen it was typed on, else the list."""
    place = form.place.data or 0
    if not place:
        return page_of(review_id, LIST)
    return url_for(".screen", review_id=review_id, place=place + bool(form.goes_on.data))


def conclusion_there(review_id: int, conclusion_id: int) -> Conclusion:
    """Return a conclusion of a session of one's own authority, or raise NotFound."""
    review = access.review_to_see(review_id, by=current_user)
    return access.conclusion_of(review, conclusion_id)


def has_to_confirm(review_id: int, form: ConclusionForm) -> bool:
    """Tell whether units or a day that the words name were filled in, to be looked at first."""
    review = access.review_to_see(review_id, by=current_user)
    if not (may_type(review) and review.is_open):
        return False
    return not form.confirms(reviews.hear(review, (form.text.data or "")[:MOST]))


def with_form(review_id: int, form: ConclusionForm) -> str:
    """Show what others typed meanwhile, and the form as it was filled."""
    on_screen = drawn_on_screen(review_id, form)
    return show(review_id, form=form) if on_screen is None else on_screen


def drawn_on_screen(review_id: int, form: ConclusionForm) -> str | None:
    """Return the chair's screen with a form that was typed on it; None for one typed elsewhere."""
    review, place = access.review_to_see(review_id, by=current_user), form.place.data
    return draw(review_id, place, form=form) if place and review.items else None


def again_new(review_id: int, form: ConclusionForm) -> str:
    """Show a new conclusion that was not taken, with its reasons, where it was typed."""
    on_screen = drawn_on_screen(review_id, form)
    if on_screen is not None:
        return on_screen
    return page(access.review_to_see(review_id, by=current_user), None, form)


def page(review: Review, found: Conclusion | None, form: Any) -> str:
    """Draw the page of one conclusion."""
    return render_template(
        "reviews/conclusion.html", review=review, conclusion=found, form=form, words=words,
        types=may_type(review) and review.is_open,
    )  # fmt: skip
