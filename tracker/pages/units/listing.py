"""The tree of units, and a new one in it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import access, clock
from tracker.access import office
from tracker.db import db
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, carry_out
from tracker.pages.units.door import pages
from tracker.pages.units.forms import NewUnitForm
from tracker.rules import N_
from tracker.rules.words import Role
from tracker.units import Unit, tree

NOW, ENDED = "", "da-ket-thuc"


@dataclass
class Branch:
    """A unit and what stands below it."""

    unit: Unit
    below: list["Branch"] = field(default_factory=list)


@pages.get("")
@audience(Audience.ORGANISERS)
def listing() -> str:
    """Show the tree of the units that exist, or the list of those that ended."""
    ended = request.args.get("xem") == ENDED
    rows = office.visible_units(current_user).order_by(Unit.position, Unit.id)
    rows = rows.where(Unit.ended_on.is_not(None) if ended else Unit.ended_on.is_(None))
    units = list(db.session.scalars(rows))
    return render_template(
        "units/listing.html", branches=branches(units), total=len(units), ended=ended,
        viewer_reorganises=Role.COORDINATOR in access.roles(current_user, on=clock.today()),
    )  # fmt: skip


def branches(units: list[Unit]) -> list[Branch]:
    """Return units as a tree; one whose parent is not among them stands at the top."""
    known = {unit.id: Branch(unit) for unit in units}
    top: list[Branch] = []
    for branch in known.values():
        parent = known.get(branch.unit.parent_id or 0)
        (parent.below if parent else top).append(branch)
    return top


@pages.get("/them")
@audience(Audience.ORGANISERS)
def new() -> str:
    """Ask what the new unit is called."""
    above = request.args.get("cap-tren", current_user.authority_id, type=int)
    return show_new(NewUnitForm(formdata=None, parent_id=above, type_code="phong"))


@pages.post("/them")
@audience(Audience.ORGANISERS)
def create() -> ResponseReturnValue:
    """Add a unit to the tree."""
    form = NewUnitForm().offer()

    def add(_nothing: None, at: datetime) -> None:
        parent = office.unit_to_see(form.parent_id.data, by=current_user)
        kind = form.type_code.data
        tree.create(form.names, type_code=kind, parent=parent, by=current_user, at=at)

    back = url_for("units.listing")
    return carry_out(form, Act(office.to_write, add, show_new, back, N_("Đã thêm đơn vị.")))


def show_new(form: Any) -> str:
    """Return the page of a new unit."""
    return render_template("units/new.html", form=form.offer())
