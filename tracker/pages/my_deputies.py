"""A head lets somebody of the own unit act, and takes it back."""

from datetime import datetime
from functools import partial

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import clock
from tracker.access import NotFound, office
from tracker.accounts import Appointment, Person, staffing
from tracker.db import db
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, PlainForm, carry_out, in_place
from tracker.pages.people.forms import DelegationForm, areas_of_year
from tracker.rules import N_

pages = Blueprint("deputies", __name__, url_prefix="/tai-khoan/uy-quyen")


@pages.get("")
@audience(Audience.HEADS)
def index() -> str:
    """Show who acts for the head, and ask who shall."""
    return show()


@pages.post("/<int:post_id>")
@audience(Audience.HEADS)
def delegate(post_id: int) -> ResponseReturnValue:
    """Let somebody of the unit act in the head's post for a while."""
    on = clock.today()
    if post_id not in {post.id for post in office.headed_posts(current_user, on=on)}:
        raise NotFound
    form = form_of(post_id)

    def verb(post: Appointment, at: datetime) -> None:
        deputy = office.person_to_see(form.deputy_id.data, by=current_user, on=on)
        staffing.delegate(post, deputy=deputy, scope=form.scope, by=current_user, at=at)

    load = partial(office.headed_post, post_id, by=current_user, on=on)
    return carry_out(form, act(load, verb, N_("Đã ghi nhận ủy quyền.")))


@pages.post("/<int:post_id>/ket-thuc")
@audience(Audience.HEADS)
def take_back(post_id: int) -> ResponseReturnValue:
    """End a delegation today."""
    on = clock.today()

    def verb(post: Appointment, at: datetime) -> None:
        staffing.end_post(post, on=max(on, post.from_on), by=current_user, at=at)

    load = partial(office.delegation_to_end, post_id, by=current_user, on=on)
    return carry_out(PlainForm(), act(load, verb, N_("Đã kết thúc ủy quyền.")))


def act(load: partial[Appointment], verb: object, said: str) -> Act:
    """Return an act of this page."""
    return Act(load, verb, show, url_for("deputies.index"), said)  # type: ignore[arg-type]


def form_of(post_id: int, *, posted: bool = True) -> DelegationForm:
    """Return the form that delegates a post, its list filled with the people of the unit."""
    prefix = f"thay-{post_id}-"
    form = DelegationForm(prefix=prefix) if posted else DelegationForm(None, prefix=prefix)
    people = office.visible_people(current_user, on=clock.today())
    others = people.where(Person.is_enabled, Person.id != current_user.id)
    found = db.session.scalars(others.order_by(Person.sort_key, Person.id))
    return form.offer(found, areas_of_year(current_user))


def show(posted: Form | None = None) -> str:
    """Return the page; a form that could not be taken stands in its own place."""
    on = clock.today()
    posts = office.headed_posts(current_user, on=on)
    return render_template(
        "account/deputies.html",
        posts=[(post, in_place(form_of(post.id, posted=False), posted)) for post in posts],
        acting=office.delegations(current_user, on=on),
    )
