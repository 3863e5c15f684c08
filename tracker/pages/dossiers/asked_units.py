"""Đơn vị nhập số liệu: the secretariat names the units that have to enter a form every month."""

from collections.abc import Collection
from datetime import datetime

from flask import Response, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_login import current_user
from wtforms import HiddenField, SelectMultipleField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from tracker import clock, dossiers
from tracker.access import dossiers as access
from tracker.access.office import to_write
from tracker.pages.dossiers.blueprint import pages
from tracker.pages.forms import DayField, Form
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import record_id
from tracker.pages.office_door import Act, carry_out
from tracker.rules import N_, Refused

OVERTAKEN = N_("Danh sách vừa được sửa. Xem danh sách mới rồi chọn lại.")


class UnitsForm(Form):
    """The units that enter, and since when those that are new do; `seen` are those that did."""

    seen = HiddenField()
    units = SelectMultipleField(
        lazy_gettext("Đơn vị"), coerce=record_id, widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )  # fmt: skip
    since = DayField(lazy_gettext("Đơn vị mới chọn phải nhập từ ngày"), [InputRequired()])


@pages.get("/don-vi-nhap")
@audience(Audience.SECRETARIAT)
def asked_units() -> str | Response:
    """Show all units, those ticked that enter."""
    entering = dossiers.who_enters(current_user.authority_id)
    since = clock.today().replace(month=1, day=1)
    form = UnitsForm(formdata=None, units=entering, since=since, seen=told(entering))
    return drawn(offered(form))


@pages.post("/don-vi-nhap")
@audience(Audience.SECRETARIAT)
def name_units() -> ResponseReturnValue:
    """Let the ticked units enter, and no others, unless somebody else just did: then show those."""
    form = offered(UnitsForm())

    def verb(_nothing: None, at: datetime) -> None:
        entering = dossiers.who_enters(current_user.authority_id)
        if form.seen.data != told(entering):
            form.units.data, form.seen.data = list(entering), told(entering)
            raise Refused(OVERTAKEN)
        dossiers.name_units(
            access.units_to_see(current_user), form.units.data or [], since=form.since.data,
            by=current_user, at=at,
        )  # fmt: skip

    act = Act(to_write, verb, drawn, url_for("dossiers.asked_units"), N_("Đã lưu."))
    return carry_out(form, act)


def told(entering: Collection[int]) -> str:
    """Return the units that enter as the form carries them."""
    return ",".join(str(unit_id) for unit_id in sorted(entering))


def offered(form: UnitsForm) -> UnitsForm:
    """Return the form with the authority's units to choose from."""
    form.units.choices = [(unit.id, unit.name) for unit in access.units_to_see(current_user)]
    return form


def drawn(form: Form) -> str | Response:
    """Draw the list."""
    return render_template("dossiers/asked_units.html", form=form)
