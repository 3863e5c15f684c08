"""The list of people: who works here, in which post, and who never came."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext
from flask_login import current_user
from sqlalchemy import Select, func, select
from sqlalchemy.orm import selectinload

from tracker import clock
from tracker.access import office
from tracker.accounts import Absence, Appointment, Person, SignIn
from tracker.accounts.absences import away_on
from tracker.db import db
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import page_asked
from tracker.pages.paging import paging_of
from tracker.pages.people.door import pages
from tracker.rules.fold import fold

PER_PAGE = 50
EVERYBODY, NEVER_CAME, SHUT = "", "chua-dang-nhap", "da-khoa"


@dataclass(frozen=True)
class PersonRow:
    """One line of the list."""

    person: Person
    posts: list[Appointment]
    seen_at: datetime | None
    away: Absence | None


@pages.get("")
@audience(Audience.ORGANISERS_AND_HEADS)
def listing() -> str:
    """List the people one looks after, searched without accents."""
    wanted, view = request.args.get("q", "").strip(), request.args.get("xem", EVERYBODY)
    number = page_asked()
    found = narrowed(office.visible_people(current_user, on=clock.today()), wanted, view)
    total = db.session.scalar(select(func.count()).select_from(found.subquery())) or 0
    return render_template(
        "people/listing.html",
        rows=rows_of(found, number),
        q=wanted,
        view=view,
        views=views(wanted, view),
        paging=paging_of(total, page=number, size=PER_PAGE, address=partial(at_page, wanted, view)),
        may_add=bool(office.grantable_roles(current_user, on=clock.today())),
    )


def narrowed(people: Select[Person], wanted: str, view: str) -> Select[Person]:
    """Return the query of the people that a search and a view leave."""
    if wanted:
        people = people.where(Person.search_key.contains(fold(wanted), autoescape=True))
    if view == SHUT:
        return people.where(Person.is_enabled.is_(False))
    if view == NEVER_CAME:
        people = people.where(Person.id.not_in(select(SignIn.person_id)))
    return people.where(Person.is_enabled)


def rows_of(people: Select[Person], number: int) -> list[PersonRow]:
    """Return the lines of one page, in four queries."""
    today = clock.today()
    page = people.options(selectinload(Person.appointments)).order_by(Person.sort_key, Person.id)
    shown = list(db.session.scalars(page.limit(PER_PAGE).offset((number - 1) * PER_PAGE)))
    seen = last_seen([person.id for person in shown])
    away = away_on(current_user.authority_id, on=today)
    return [PersonRow(one, one.posts(today), seen.get(one.id), away.get(one.id)) for one in shown]


def last_seen(ids: list[int]) -> dict[int, datetime]:
    """Return when each person was last here; who never came is left out."""
    rows = (
        select(SignIn.person_id, func.max(SignIn.seen_at).label("at"))
        .where(SignIn.person_id.in_(ids))
        .group_by(SignIn.person_id)
    )
    return {row.person_id: row.at for row in db.session.execute(rows)}


def views(wanted: str, view: str) -> list[dict[str, Any]]:
    """Return the ways of looking at the list."""
    names = (
        (EVERYBODY, gettext("Đang hoạt động")),
        (NEVER_CAME, gettext("Chưa đăng nhập lần nào")),
        (SHUT, gettext("Đã khóa")),
    )
    return [
        {
            "words": words,
            "count": None,
            "href": url_for("people.listing", q=wanted or None, xem=key or None),
            "active": key == view,
        }
        for key, words in names
    ]


def at_page(wanted: str, view: str, page: int) -> str:
    """Return the address of another page of the same list."""
    return url_for("people.listing", trang=page, q=wanted or None, xem=view or None)
