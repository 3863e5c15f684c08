"""Đơn vị nhập số liệu: the secretariat names the units that have to enter a form every month."""

from datetime import datetime

from flask import Response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_login import current_user
from wtforms import SelectMultipleField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from tracker import clock, dossiers
from tracker.access import dossiers as access
from tracker.access.office import to_write
from tracker.pages.dossiers.blueprint import pages
from tracker.pages.forms import DayField, Form
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, carry_out
from tracker.rules import N_


class UnitsForm(Form):
    """The units that enter, and since when those that are new in the list do."""

    units = SelectMultipleField(
        lazy_gettext("Đơn vị"), coerce=int, widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )  # fmt: skip
    since = DayField(lazy_gettext("Đơn vị mới chọn phải nhập từ ngày"), [InputRequired()])


@pages.get("/don-vi-nhap")
@audience(Audience.SECRETARIAT)
def asked_units() -> str | Response:
    """Show all units, those ticked that enter."""
    entering = dossiers.who_enters(current_user.authority_id)
    since = clock.today().replace(month=1, day=1)
    return drawn(offered(UnitsForm(formdata=None, units=sorted(entering), since=since)))


@pages.post("/don-vi-nhap")
@audience(Audience.SECRETARIAT)
def name_units() -> ResponseReturnValue:
    """Let the ticked units enter, and no others."""
    form = offered(UnitsForm())

    def verb(_nothing: None, at: datetime) -> None:
        dossiers.name_units(
            access.units_to_see(current_user), form.units.data or [], since=form.since.data,
            by=current_user, at=at,
        )  # fmt: skip

    act = Act(to_write, verb, drawn, url_for("dossiers.asked_units"), N_("Đã lưu."))
    return carry_out(form, act)


def offered(form: UnitsForm) -> UnitsForm:
    """Return the form with the authority's units to choose from."""
    form.units.choices = [(unit.id, unit.name) for unit in access.units_to_see(current_user)]
    return form


def drawn(form: Form) -> str | Response:
    """Draw the list."""
    return render_template("dossiers/asked_units.html", form=form)
