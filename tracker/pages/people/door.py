"""What the pages about people share: the blueprint and how one person is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from flask import Blueprint, render_template, url_for
from flask_login import current_user
from sqlalchemy import func, select

from tracker import access, clock, history
from tracker.access import office
from tracker.accounts import Appointment, Person, SignIn
from tracker.db import db
from tracker.handover.people import work_of
from tracker.pages.forms import Form
from tracker.pages.guard import ROLES, Audience
from tracker.pages.office_door import Act, in_place
from tracker.pages.people.forms import (
    DelegationForm,
    EndForm,
    PersonForm,
    PostForm,
    areas_of_year,
    colleagues,
)
from tracker.pages.people.story import told
from tracker.plans import ContentArea
from tracker.rules.words import Role

pages = Blueprint("people", __name__, url_prefix="/quan-tri/nguoi-dung")
NEW_POST = "chuc-vu-"
HANDING = Audience.SECRETARIAT_AND_HEADS


@dataclass(frozen=True)
class PostRow:
    """A post with the forms that end or delegate it; none where it is over or cannot be."""

    post: Appointment
    end: EndForm | None
    delegate: DelegationForm | None
    acting_for: Person | None


def page_of(person_id: int) -> str:
    """Return the address of a person's page."""
    return url_for("people.one", person_id=person_id)


def show(person_id: int, posted: Form | None = None) -> str:
    """Return a person's page; a form that could not be taken stands in its own place."""
    today = clock.today()
    person = office.person_to_see(person_id, by=current_user, on=today)
    manages = office.may_manage(person, by=current_user, on=today)
    areas = areas_of_year(current_user)
    return render_template(
        "people/one.html",
        person=person,
        manages=manages,
        hands_over=bool(access.roles(current_user, on=today) & ROLES[HANDING]),
        open_tasks=len(work_of(person)) if manages else 0,
        helps=office.may_help(person, by=current_user, on=today),
        form=in_place(PersonForm(formdata=None, obj=person), posted),
        post_form=in_place(PostForm(formdata=None, prefix=NEW_POST), posted).offer(),
        posts=[post_row(post, posted, areas, manages=manages) for post in person.appointments],
        area_titles={area.id: area.title for area in areas},
        seen_at=last_seen(person),
        events=[told(event) for event in reversed(history.of("person", person.id))],
    )


def post_row(
    post: Appointment, posted: Form | None, areas: list[ContentArea], *, manages: bool
) -> PostRow:
    """Return a post with its forms."""
    today = clock.today()
    is_over = post.until_on is not None and post.until_on <= today
    may_delegate = post.acting_for_id is None and post.role != Role.ADMIN
    end = in_place(EndForm(formdata=None, prefix=end_prefix(post.id)), posted)
    fresh = DelegationForm(formdata=None, prefix=deputy_prefix(post.id))
    return PostRow(
        post=post,
        end=end if manages and not is_over else None,
        delegate=in_place(fresh, posted).offer(colleagues(post.person), areas)
        if manages and may_delegate and not is_over
        else None,
        acting_for=db.session.get(Person, post.acting_for_id) if post.acting_for_id else None,
    )


def act_on(person_id: int, verb: Callable[[Person, datetime], None], said: str) -> Act:
    """Return the act of a verb on a person whom the signed-in one may change."""
    return Act(
        load=partial(office.person_to_manage, person_id, by=current_user, on=clock.today()),
        verb=verb,
        again=partial(show, person_id),
        back=page_of(person_id),
        said=said,
    )


def act_on_post(
    person_id: int, post_id: int, verb: Callable[[Appointment, datetime], None], said: str
) -> Act:
    """Return the act of a verb on a post of such a person."""
    return Act(
        load=partial(office.post_to_manage, post_id, by=current_user, on=clock.today()),
        verb=verb,
        again=partial(show, person_id),
        back=page_of(person_id),
        said=said,
    )


def end_prefix(post_id: int) -> str:
    """Return what the names of the form that ends a post begin with."""
    return f"het-{post_id}-"


def deputy_prefix(post_id: int) -> str:
    """Return what the names of the form that delegates a post begin with."""
    return f"thay-{post_id}-"


def last_seen(person: Person) -> datetime | None:
    """Return when a person was last here, None for never."""
    rows = select(func.max(SignIn.seen_at)).where(SignIn.person_id == person.id)
    return db.session.scalar(rows)
