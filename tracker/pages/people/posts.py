"""A person's posts: given, ended, delegated."""

from datetime import datetime

from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import clock
from tracker.access import office
from tracker.accounts import Appointment, Person, staffing
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import carry_out
from tracker.pages.people.door import (
    NEW_POST,
    act_on,
    act_on_post,
    deputy_prefix,
    end_prefix,
    pages,
)
from tracker.pages.people.forms import DelegationForm, EndForm, PostForm, areas_of_year, colleagues
from tracker.rules import N_


@pages.post("/<int:person_id>/chuc-vu")
@audience(Audience.ORGANISERS)
def appoint(person_id: int) -> ResponseReturnValue:
    """Give a person a post."""
    form = PostForm(prefix=NEW_POST).offer()

    def verb(person: Person, at: datetime) -> None:
        staffing.appoint(person, post=form.post, by=current_user, at=at)

    return carry_out(form, act_on(person_id, verb, N_("Đã giao chức vụ.")))


@pages.post("/<int:person_id>/chuc-vu/<int:post_id>/ket-thuc")
@audience(Audience.ORGANISERS)
def end_post(person_id: int, post_id: int) -> ResponseReturnValue:
    """End a post on a day."""
    form = EndForm(prefix=end_prefix(post_id))

    def verb(post: Appointment, at: datetime) -> None:
        staffing.end_post(post, on=form.on.data, by=current_user, at=at)

    return carry_out(form, act_on_post(person_id, post_id, verb, N_("Đã kết thúc chức vụ.")))


@pages.post("/<int:person_id>/chuc-vu/<int:post_id>/uy-quyen")
@audience(Audience.ORGANISERS)
def delegate(person_id: int, post_id: int) -> ResponseReturnValue:
    """Let a deputy act in a post for a while."""
    form = DelegationForm(prefix=deputy_prefix(post_id))
    on = clock.today()
    person = office.person_to_see(person_id, by=current_user, on=on)
    form.offer(colleagues(person), areas_of_year(current_user))

    def verb(post: Appointment, at: datetime) -> None:
        deputy = office.person_to_see(form.deputy_id.data, by=current_user, on=on)
        staffing.delegate(post, deputy=deputy, scope=form.scope, by=current_user, at=at)

    return carry_out(form, act_on_post(person_id, post_id, verb, N_("Đã ghi nhận ủy quyền.")))
