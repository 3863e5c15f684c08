"""Thủ tục hành chính: the newest counts of each unit, with the proof that they are posted."""

from datetime import datetime

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import clock, registers
from tracker.access.registers import entry_to_see, units_to_enter
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import in_place
from tracker.pages.registers import acts
from tracker.pages.registers.asked import Asked, parse, units_of_office
from tracker.pages.registers.blueprint import pages
from tracker.pages.registers.forms import CountsForm, VoidForm
from tracker.pages.registers.items import readable_ids
from tracker.registers import PROCEDURE_LABELS, ProcedureCount, Procedures, counting
from tracker.registers.counting import PROCEDURE_COUNTS
from tracker.units import Unit


@pages.get("/so-theo-doi/thu-tuc")
@audience(Audience.SIGNED_IN)
def procedures() -> str:
    """Show each unit's newest counts of a year, with the form to enter some."""
    return drawn(None)


@pages.post("/so-theo-doi/thu-tuc")
@audience(Audience.WORKERS)
def add_procedures() -> ResponseReturnValue:
    """Enter a unit's counts of a day, or correct those of the same day."""
    form = CountsForm()

    def enter(unit: Unit, at: datetime) -> None:
        counts = {name: form[name].data for name in PROCEDURE_COUNTS}
        told = Procedures(
            form.on.data, counts, form.note.data or "", form.link.data or "", form.proof(at=at)
        )
        registers.count_procedures(unit, told, by=current_user, at=at)

    back = url_for("registers.procedures", **parse(request.args).query)
    return acts.add(form, enter, draw=drawn, back=back)


@pages.get("/so-theo-doi/thu-tuc/<int:count_id>")
@audience(Audience.WORKERS)
def procedure_count(count_id: int) -> str:
    """Show a unit's counts of a day with their story and the form to void them."""
    return drawn_one(count_id, None)


@pages.post("/so-theo-doi/thu-tuc/<int:count_id>/huy")
@audience(Audience.WORKERS)
def void_procedures(count_id: int) -> ResponseReturnValue:
    """Void a unit's counts of a day."""
    back = url_for("registers.procedure_count", count_id=count_id)
    entry = (ProcedureCount, count_id)
    return acts.make_void(entry, draw=lambda posted: drawn_one(count_id, posted), back=back)


def drawn(posted: Form | None) -> str:
    """Draw the page of all units, with a form that could not be taken."""
    asked, today = parse(request.args), clock.today()
    found = newest(asked)
    fresh = CountsForm(formdata=None, unit=asked.unit_id or None, on=today)
    return render_template(
        "registers/procedures.html", asked=asked, rows=found, names=PROCEDURE_COUNTS,
        labels=PROCEDURE_LABELS, readable=readable_ids([row for _unit, row in found if row]),
        sums=counting.procedures(current_user.authority_id, as_of=min(asked.until, today)),
        mine=[unit.id for unit in units_to_enter(current_user, on=today)],
        form=in_place(fresh, posted),
    )  # fmt: skip


def newest(asked: Asked) -> list[tuple[Unit, ProcedureCount]]:
    """Return each unit that has counts with its newest ones by the end of what is asked for."""
    latest = counting.latest_procedures(current_user.authority_id, as_of=asked.until)
    return [(unit, latest[unit.id]) for unit in units_of_office() if unit.id in latest]


def drawn_one(count_id: int, posted: Form | None) -> str:
    """Draw the page of one unit's counts of a day."""
    found = entry_to_see(ProcedureCount, count_id, by=current_user, on=clock.today())
    undo = VoidForm(formdata=None, prefix=acts.VOID, version=found.version)
    return render_template(
        "registers/procedure_count.html", count=found, names=PROCEDURE_COUNTS,
        labels=PROCEDURE_LABELS, undo=in_place(undo, posted), story=acts.story_of(found),
        readable=readable_ids([found]),
    )  # fmt: skip
