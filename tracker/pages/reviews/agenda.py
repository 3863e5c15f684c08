"""The agenda is changed: proposed again, added to, put in order, reworded, documents laid."""

from datetime import datetime

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import access as seeing
from tracker import clock, reviews
from tracker.access import reviews as access
from tracker.accounts import submissions
from tracker.db import db
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.known import known_or_kept
from tracker.pages.reviews.door import Done, Overtaken, act, page_of, pages
from tracker.pages.reviews.forms import ItemForm, MatterForm, StepForm
from tracker.pages.reviews.one import show
from tracker.pages.reviews.planning import refused
from tracker.reviews import AgendaItem, Matter, Review
from tracker.rules import N_
from tracker.rules.numbers import two_digits

AGENDA = "chuong-trinh"


@pages.post("/<int:review_id>/chuong-trinh/de-xuat")
@audience(Audience.SECRETARIAT)
def propose(review_id: int) -> ResponseReturnValue:
    """Add what has become an exception since."""
    form, at = Form(), clock.now()
    if not form.validate_on_submit():
        return refused(review_id, form), 422
    review = access.review_to_change(review_id, by=current_user)
    if submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        count = reviews.propose(review, by=current_user, at=at)
        db.session.commit()
        flash(gettext("Đã thêm %(count)s việc từ số liệu.", count=two_digits(count)), "saved")
    else:
        db.session.rollback()
    return redirect(page_of(review_id, AGENDA), code=303)


@pages.post("/<int:review_id>/chuong-trinh")
@audience(Audience.SECRETARIAT)
def add(review_id: int) -> ResponseReturnValue:
    """Put a matter on the agenda."""
    form = ItemForm(access.review_to_see(review_id, by=current_user))

    def verb(review: Review, at: datetime) -> None:
        reviews.add(review, form.matter(), by=current_user, at=at)

    return act(
        review_id, form, verb, again=lambda review_id, form: show(review_id, item_form=form),
        done=Done(N_("Đã thêm vào chương trình."), page_of(review_id, AGENDA)),
    )  # fmt: skip


@pages.post("/<int:review_id>/chuong-trinh/<int:item_id>/thu-tu")
@audience(Audience.SECRETARIAT)
def step(review_id: int, item_id: int) -> ResponseReturnValue:
    """Let a matter change places with its neighbour."""
    form = StepForm()

    def verb(review: Review, at: datetime) -> None:
        way = reviews.move_down if form.way.data == "xuong" else reviews.move_up
        way(access.item_of(review, item_id), by=current_user, at=at)

    item_there(review_id, item_id)
    return act(
        review_id, form, verb, again=refused,
        done=Done(N_("Đã đổi thứ tự."), page_of(review_id, f"viec-{item_id}")),
    )  # fmt: skip


@pages.post("/<int:review_id>/chuong-trinh/<int:item_id>/bo")
@audience(Audience.SECRETARIAT)
def drop(review_id: int, item_id: int) -> ResponseReturnValue:
    """Take a matter off the agenda."""
    item_there(review_id, item_id)

    def verb(review: Review, at: datetime) -> None:
        reviews.remove(access.item_of(review, item_id), by=current_user, at=at)

    return act(
        review_id, Form(), verb, again=refused,
        done=Done(N_("Đã bỏ khỏi chương trình."), page_of(review_id, AGENDA)),
    )  # fmt: skip


@pages.get("/<int:review_id>/chuong-trinh/<int:item_id>")
@audience(Audience.SECRETARIAT)
def item(review_id: int, item_id: int) -> str:
    """Show a matter, to be reworded, and the documents laid with it."""
    found = item_there(review_id, item_id)
    form = MatterForm(
        formdata=None, title=found.title, note=found.note, place=found.position,
        version=found.version,
    )  # fmt: skip
    return page(review_id, item_id, form)


@pages.post("/<int:review_id>/chuong-trinh/<int:item_id>")
@audience(Audience.SECRETARIAT)
def save_item(review_id: int, item_id: int) -> ResponseReturnValue:
    """Change a matter and lay a document with it, if one is given."""
    item_there(review_id, item_id)
    form = MatterForm()

    def verb(review: Review, at: datetime) -> None:
        found = access.item_of(review, item_id)
        if form.version.data != found.version:
            form.overtaken_by = ("", at)
            form.version.raw_data, form.version.data = None, found.version
            raise Overtaken
        matter = Matter(form.title.data or "", form.note.data or "")
        reviews.reword_item(found, matter, by=current_user, at=at)
        if form.place.data:
            reviews.move_to(found, form.place.data, by=current_user, at=at)
        if form.has_document:
            document = known_or_kept(form, at=at)
            reviews.attach(found, document, by=current_user, at=at)

    return act(
        review_id, form, verb, again=lambda review_id, form: page(review_id, item_id, form),
        done=Done(N_("Đã lưu."), page_of(review_id, f"viec-{item_id}")),
    )  # fmt: skip


def item_there(review_id: int, item_id: int) -> AgendaItem:
    """Return a matter of a session of one's own authority, or raise NotFound."""
    return access.item_of(access.review_to_see(review_id, by=current_user), item_id)


def page(review_id: int, item_id: int, form: MatterForm) -> str:
    """Draw the page of a matter."""
    found = item_there(review_id, item_id)
    papers = seeing.readable(found.papers, by=current_user, on=clock.today())
    return render_template("reviews/item.html", item=found, form=form, papers=papers)
