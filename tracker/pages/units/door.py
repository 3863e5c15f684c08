"""What the pages about units share: the blueprint and how one unit is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from flask import Blueprint, render_template, url_for
from flask_login import current_user
from sqlalchemy import select

from tracker import access, clock, history
from tracker.access import office
from tracker.accounts import Appointment, Person
from tracker.db import db
from tracker.handover import unit_work
from tracker.pages.forms import Form
from tracker.pages.office_door import Act, in_place
from tracker.pages.people.story import told
from tracker.pages.units.forms import (
    AliasForm,
    CorrectForm,
    EndForm,
    JoinForm,
    LeaveForm,
    MoveForm,
    RenameForm,
)
from tracker.rules.words import Role
from tracker.units import GroupMember, Unit, aliases, groups, tree

pages = Blueprint("units", __name__, url_prefix="/quan-tri/don-vi")
RENAME, MOVE, END = "doi-ten-", "chuyen-", "ket-thuc-"
ALIAS, JOIN = "goi-khac-", "vao-nhom-"


@dataclass(frozen=True)
class SeatRow:
    """A seat in a group with the form that ends it; none where it is over."""

    seat: GroupMember
    unit: Unit
    leave: LeaveForm | None


def page_of(unit_id: int) -> str:
    """Return the address of a unit's page."""
    return url_for("units.one", unit_id=unit_id)


def show(unit_id: int, posted: Form | None = None) -> str:
    """Return a unit's page; a form that could not be taken stands in its own place."""
    unit = office.unit_to_see(unit_id, by=current_user)
    manages = unit.authority_id == current_user.authority_id and unit.ended_on is None
    return render_template(
        "units/one.html",
        unit=unit,
        parent=db.session.get(Unit, unit.parent_id) if unit.parent_id else None,
        manages=manages,
        versions=tree.versions(unit),
        aliases=aliases.of_unit(unit, authority_id=current_user.authority_id),
        seats=[seat_row(seat, one, posted) for seat, one in groups.seats(unit)],
        people=people_of(unit),
        open_tasks=len(unit_work.open_work(unit, on=clock.today()).tasks) if manages else 0,
        reorganises=Role.COORDINATOR in access.roles(current_user, on=clock.today()),
        events=[told(event) for event in reversed(history.of("unit", unit.id))],
        **forms_of(unit, posted),
    )


def forms_of(unit: Unit, posted: Form | None) -> dict[str, Form]:
    """Return the forms of a unit's page by the name that the template knows."""
    return {
        "form": in_place(CorrectForm(formdata=None, obj=unit), posted),
        "rename": in_place(RenameForm(formdata=None, obj=unit, prefix=RENAME), posted),
        "move": in_place(MoveForm(formdata=None, prefix=MOVE), posted).offer(unit.id),
        "end": in_place(EndForm(formdata=None, prefix=END), posted),
        "alias": in_place(AliasForm(formdata=None, prefix=ALIAS), posted),
        "join": in_place(JoinForm(formdata=None, prefix=JOIN), posted).offer(unit),
    }


def seat_row(seat: GroupMember, unit: Unit, posted: Form | None) -> SeatRow:
    """Return a seat with its form."""
    fresh = LeaveForm(formdata=None, prefix=leave_prefix(seat.id))
    return SeatRow(seat, unit, in_place(fresh, posted) if seat.until_on is None else None)


def people_of(unit: Unit) -> list[tuple[Person, Appointment]]:
    """Return who holds a post in a unit today, heads first as they were appointed."""
    rows = select(Person, Appointment).join(Appointment, Appointment.person_id == Person.id)
    held = db.session.execute(rows.where(Appointment.unit_id == unit.id).order_by(Appointment.id))
    return [(person, post) for person, post in held if post.holds(clock.today())]


def act_on(unit_id: int, verb: Callable[[Unit, datetime], Any], said: str) -> Act:
    """Return the act of a verb on a unit of the signed-in person's authority."""
    return Act(
        load=partial(office.unit_to_manage, unit_id, by=current_user),
        verb=verb,
        again=partial(show, unit_id),
        back=page_of(unit_id),
        said=said,
    )


def leave_prefix(seat_id: int) -> str:
    """Return what the names of the form that ends a seat begin with."""
    return f"ra-{seat_id}-"
