"""Units merge or split by a decision: which ones, then what moves where, then one act."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import clock, handover
from tracker.access import handing, office
from tracker.handover import OpenWork, Reorganisation
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, carry_out
from tracker.pages.units.door import pages
from tracker.pages.units.reorganising_forms import NEW, ChoiceForm, ReorganisationForm, form_of
from tracker.rules import N_
from tracker.units import Unit, of_authority, tree


@dataclass(frozen=True)
class Source:
    """A unit concerned and what of it is open."""

    unit: Unit
    work: OpenWork


@pages.get("/sap-xep")
@audience(Audience.SECRETARIAT)
def reorganise() -> str:
    """Ask which units merge or split; once they are chosen, show what moves."""
    return show()


@pages.post("/sap-xep")
@audience(Audience.SECRETARIAT)
def carry_out_reorganisation() -> ResponseReturnValue:
    """Move everything in one act."""
    choice = ChoiceForm(request.args).offer(units_here())
    if not choice.is_whole:
        flash(gettext("Đơn vị đã chọn không còn trong danh sách. Chọn lại."), "warning")
        return redirect(url_for("units.reorganise"), code=303)
    form = form_of(choice, sources_of(choice), units_here())
    load = partial(handing.units_to_reorganise, choice.unit_ids, by=current_user)

    def verb(units: list[Unit], at: datetime) -> None:
        heir = heir_of(units, choice, form, at=at)
        handover.reorganise(decided(units, heir, choice, form), by=current_user, at=at)

    back = url_for("units.listing")
    said = N_("Đã sắp xếp đơn vị: việc đang mở đã chuyển, việc đã xong giữ tên cũ.")
    return carry_out(form, Act(load, verb, show, back, said))


def show(posted: Form | None = None) -> str:
    """Return the page: the choice of units, and below it what moves once they are chosen."""
    here = units_here()
    choice = ChoiceForm(request.args or None).offer(here)
    sources = sources_of(choice) if choice.is_whole else []
    form = None
    if choice.is_whole:
        form = posted if isinstance(posted, ReorganisationForm) else None
        form = form or form_of(choice, sources, here, fresh=True)
    return render_template(
        "units/reorganise.html", choice=choice, sources=sources, form=form, is_new=choice.is_new,
        action=f"{url_for('units.carry_out_reorganisation')}?{request.query_string.decode()}",
    )  # fmt: skip


def units_here() -> list[Unit]:
    """Return the units of the authority that may be reorganised."""
    return [
        unit
        for unit in of_authority(current_user.authority_id)
        if not unit.type.is_group and unit.id != unit.authority_id
    ]


def sources_of(choice: ChoiceForm) -> list[Source]:
    """Return the units concerned, each with its open work."""
    units = [office.unit_to_see(unit_id, by=current_user) for unit_id in choice.unit_ids]
    today = clock.today()
    return [
        Source(unit, handover.open_work(unit, on=today))
        for unit in units
        if str(unit.id) != choice.heir.data
    ]


def heir_of(
    units: list[Unit], choice: ChoiceForm, form: ReorganisationForm, *, at: datetime
) -> Unit:
    """Return the unit that takes over, created by the decision where it is a new one."""
    if not choice.is_new:
        return office.unit_to_see(int(choice.heir.data), by=current_user)
    first = units[0]
    parent = office.unit_to_see(first.parent_id or current_user.authority_id, by=current_user)
    made = tree.create(
        form.names, type_code=first.type_code, parent=parent, by=current_user, at=at
    )  # fmt: skip
    tree.found(made, form.decision)
    return made


def decided(
    units: list[Unit], heir: Unit, choice: ChoiceForm, form: ReorganisationForm
) -> Reorganisation:
    """Return what the two forms say, as the verb takes it."""
    sources = [unit for unit in units if unit.id != heir.id]
    by_id = {str(unit.id): unit for unit in units_here()} | {NEW: heir, str(heir.id): heir}
    heirs = {unit.id: unit if choice.stays.data else heir for unit in sources}
    head = form.head_id.data
    return Reorganisation(
        form.decision, sources, heirs,
        tasks=exceptions(form, "task_", by_id), people=exceptions(form, "person_", by_id),
        heads={heir.id: int(head)} if head and head != NEW else {},
    )  # fmt: skip


def exceptions(form: ReorganisationForm, start: str, by_id: dict[str, Unit]) -> dict[int, Unit]:
    """Return by the id of a task or person the unit chosen for it."""
    return {
        int(field.name.removeprefix(start)): by_id[field.data]
        for field in form
        if field.name.startswith(start)
    }
