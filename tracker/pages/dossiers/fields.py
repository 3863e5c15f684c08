"""Danh mục lĩnh vực: the fields in which the authority counts its dossiers."""

from datetime import datetime

from flask import Response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from tracker import dossiers
from tracker.access import dossiers as access
from tracker.access.office import to_write
from tracker.db import db
from tracker.dossiers import DossierField, Terms
from tracker.pages.dossiers.blueprint import pages
from tracker.pages.dossiers.forms import FieldForm, KnownFieldForm
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, carry_out
from tracker.rules import N_
from tracker.units import Unit


@pages.get("/linh-vuc")
@audience(Audience.SECRETARIAT)
def fields() -> str | Response:
    """Show the catalogue and the form for a new field."""
    return drawn(FieldForm())


@pages.post("/linh-vuc")
@audience(Audience.SECRETARIAT)
def add() -> ResponseReturnValue:
    """Add a field at the end of the list."""
    form = FieldForm()
    authority_id = current_user.authority_id

    def verb(_nothing: None, at: datetime) -> None:
        authority = db.session.get_one(Unit, authority_id)
        dossiers.begin_field(
            authority, name=form.name.data or "", aliases=aliases(form), by=current_user, at=at
        )

    act = Act(to_write, verb, drawn, url_for("dossiers.fields"), N_("Đã thêm lĩnh vực."))
    return carry_out(form, act)


@pages.post("/linh-vuc/<int:field_id>")
@audience(Audience.SECRETARIAT)
def change(field_id: int) -> ResponseReturnValue:
    """Rename a field, move it or end it."""
    form = KnownFieldForm(prefix=prefix_of(field_id))
    if field_id not in {one.id for one in dossiers.fields_of(current_user.authority_id)}:
        access.field_to_manage(field_id, by=current_user)

    def load() -> None:
        access.field_to_manage(field_id, by=current_user)

    def verb(_nothing: None, at: datetime) -> None:
        terms = Terms(
            form.name.data or "", aliases(form), form.position.data or 1, form.ended_on.data
        )
        one = db.session.get_one(DossierField, field_id)
        dossiers.change_field(one, terms, by=current_user, at=at)

    return carry_out(form, Act(load, verb, drawn, url_for("dossiers.fields"), N_("Đã lưu.")))


def aliases(form: FieldForm) -> tuple[str, ...]:
    """Return the other names that a form gives, one a line."""
    lines = (form.aliases.data or "").splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def prefix_of(field_id: int) -> str:
    """Return what tells the forms of the page apart."""
    return f"lv{field_id}"


def drawn(posted: Form) -> str | Response:
    """Draw the catalogue, with the form that could not be taken in its place."""
    known = dossiers.fields_of(current_user.authority_id)
    new = posted if not isinstance(posted, KnownFieldForm) else FieldForm(formdata=None)
    rows = [(one, form_of(one, place, posted)) for place, one in enumerate(known, start=1)]
    return render_template("dossiers/fields.html", form=new, rows=rows)


def form_of(one: DossierField, place: int, posted: Form) -> Form:
    """Return the form of a field: the one posted, or one filled from the field."""
    prefix = prefix_of(one.id)
    if isinstance(posted, KnownFieldForm) and posted.name.name.startswith(f"{prefix}-"):
        return posted
    return KnownFieldForm(
        formdata=None, prefix=prefix, name=one.name, aliases=one.aliases, position=place,
        ended_on=one.ended_on,
    )  # fmt: skip
