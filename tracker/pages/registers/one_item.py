"""One news item or initiative: corrected, voided, with its story."""

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
from tracker.pages.registers.forms import CorrectItemForm, VoidForm
from tracker.pages.registers.items import ENDPOINTS, named, readable_ids
from tracker.registers import ItemKind, RegisterItem


@pages.get("/so-theo-doi/muc/<int:item_id>")
@audience(Audience.WORKERS)
def item(item_id: int) -> str:
    """Show an item with the forms to correct and to void it."""
    return drawn(item_id, None)


@pages.post("/so-theo-doi/muc/<int:item_id>")
@audience(Audience.WORKERS)
def correct_item(item_id: int) -> ResponseReturnValue:
    """Correct an item."""
    form = CorrectItemForm()

    def correct(found: RegisterItem, at: datetime) -> None:
        registers.correct_item(found, form.told(at=at), by=current_user, at=at)

    back = url_for("registers.item", item_id=item_id)
    entry = (RegisterItem, item_id)
    return acts.change(form, entry, correct, draw=drawer(item_id), back=back)


@pages.post("/so-theo-doi/muc/<int:item_id>/huy")
@audience(Audience.WORKERS)
def void_item(item_id: int) -> ResponseReturnValue:
    """Void an item."""
    back = url_for("registers.item", item_id=item_id)
    return acts.make_void((RegisterItem, item_id), draw=drawer(item_id), back=back)


def drawer(item_id: int) -> acts.Draw:
    """Return what draws the page of an item."""
    return lambda posted: drawn(item_id, posted)


def drawn(item_id: int, posted: Form | None) -> str:
    """Draw the page, with a form that could not be taken."""
    found = entry_to_see(RegisterItem, item_id, by=current_user, on=clock.today())
    fresh = CorrectItemForm(formdata=None, obj=found)
    undo = VoidForm(formdata=None, prefix=acts.VOID, version=found.version)
    return render_template(
        "registers/item.html", item=found, form=named(found.kind, in_place(fresh, posted)),
        undo=in_place(undo, posted), story=acts.story_of(found), readable=readable_ids([found]),
        back=url_for(ENDPOINTS[ItemKind(found.kind)]),
    )  # fmt: skip
