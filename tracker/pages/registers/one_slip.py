"""One apology slip: its dossier corrected, its letter sent, voided, with its story."""

from datetime import datetime

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import clock, registers
from tracker.access.registers import entry_to_see
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import in_place
from tracker.pages.registers import acts
from tracker.pages.registers.blueprint import pages
from tracker.pages.registers.forms import CorrectLateForm, LetterForm, VoidForm
from tracker.pages.registers.slips import field_names, with_fields
from tracker.registers import ApologySlip

LETTER = "phieu-"  # three forms stand on the page: the ids of their fields must differ


@pages.get("/so-theo-doi/phieu-xin-loi/<int:slip_id>")
@audience(Audience.WORKERS)
def slip(slip_id: int) -> str:
    """Show a slip with the forms to note its letter, to correct and to void it."""
    return drawn(slip_id, None)


@pages.post("/so-theo-doi/phieu-xin-loi/<int:slip_id>")
@audience(Audience.WORKERS)
def correct_slip(slip_id: int) -> ResponseReturnValue:
    """Correct what was entered of the late dossier."""
    form = CorrectLateForm()
    with_fields(form)

    def correct(found: ApologySlip, at: datetime) -> None:
        registers.correct_slip(found, form.told(), by=current_user, at=at)

    return acts.change(
        form, (ApologySlip, slip_id), correct, draw=drawer(slip_id), back=home(slip_id)
    )


@pages.post("/so-theo-doi/phieu-xin-loi/<int:slip_id>/gui")
@audience(Audience.WORKERS)
def send_slip(slip_id: int) -> ResponseReturnValue:
    """Note that the letter was sent."""
    form = LetterForm(prefix=LETTER)

    def send(found: ApologySlip, at: datetime) -> None:
        registers.send_slip(found, form.told(), by=current_user, at=at)

    return acts.change(form, (ApologySlip, slip_id), send, draw=drawer(slip_id), back=home(slip_id))


@pages.post("/so-theo-doi/phieu-xin-loi/<int:slip_id>/huy")
@audience(Audience.WORKERS)
def void_slip(slip_id: int) -> ResponseReturnValue:
    """Void a slip."""
    return acts.make_void((ApologySlip, slip_id), draw=drawer(slip_id), back=home(slip_id))


def home(slip_id: int) -> str:
    """Return the address of a slip."""
    return url_for("registers.slip", slip_id=slip_id)


def drawer(slip_id: int) -> acts.Draw:
    """Return what draws the page of a slip."""
    return lambda posted: drawn(slip_id, posted)


def drawn(slip_id: int, posted: Form | None) -> str:
    """Draw the page, with a form that could not be taken."""
    found = entry_to_see(ApologySlip, slip_id, by=current_user, on=clock.today())
    fresh = CorrectLateForm(formdata=None, obj=found, field=found.field_id or 0)
    with_fields(fresh)
    undo = VoidForm(formdata=None, prefix=acts.VOID, version=found.version)
    letter = LetterForm(formdata=None, prefix=LETTER, obj=found)
    return render_template(
        "registers/slip.html", slip=found, form=in_place(fresh, posted),
        letter=in_place(letter, posted), undo=in_place(undo, posted),
        field_name=field_names().get(found.field_id or 0, ""), story=acts.story_of(found),
    )  # fmt: skip
