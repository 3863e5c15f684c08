"""Tùy chọn nhắc việc: what one is reminded of, and who is told instead while one is away."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_login import current_user
from wtforms import BooleanField, SelectField
from wtforms.validators import InputRequired

from tracker import clock
from tracker.access import NotFound, office
from tracker.accounts import Person, absences
from tracker.accounts.absences import Absence, Away
from tracker.pages.forms import DayField, Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.office_door import Act, PlainForm, carry_out, in_place
from tracker.rules import N_

pages = Blueprint("my_reminders", __name__, url_prefix="/tai-khoan/nhac-viec")


class RemindersForm(Form):
    """Whether one is told of what is due soon."""

    due_soon = BooleanField(lazy_gettext("Nhắc trước hạn và trong ngày đến hạn"))


class AwayForm(Form):
    """Who is told instead, from when until when."""

    substitute_id = SelectField(lazy_gettext("Người nhận thay"), coerce=int)
    from_on = DayField(lazy_gettext("Từ ngày"), validators=[InputRequired()])
    until_on = DayField(lazy_gettext("Đến trước ngày"), validators=[InputRequired()])


@pages.get("")
@audience(Audience.SIGNED_IN)
def show() -> str:
    """Show what one is reminded of, and the days away."""
    return drawn(None)


@pages.post("")
@audience(Audience.SIGNED_IN)
def save() -> ResponseReturnValue:
    """Keep whether one is told of what is due soon."""
    form = RemindersForm()

    def keep(_record: None, at: datetime) -> None:
        absences.keep_reminders(current_user, due_soon=form.due_soon.data, at=at)

    return carry_out(form, act(keep, N_("Đã lưu tùy chọn nhắc việc.")))


@pages.post("/vang-mat")
@audience(Audience.SIGNED_IN)
def go_away() -> ResponseReturnValue:
    """Write down that one is away, and who is told instead."""
    form = away_form(AwayForm())

    def leave(_record: None, at: datetime) -> None:
        found = next(one for one in colleagues() if one.id == form.substitute_id.data)
        from_on, until_on = form.from_on.data, form.until_on.data
        if from_on is None or until_on is None:  # the fields are asked for
            raise NotFound
        absences.go_away(current_user, away=Away(found, from_on, until_on), at=at)

    return carry_out(form, act(leave, N_("Đã ghi nhận người nhận thay.")))


@pages.post("/vang-mat/<int:absence_id>/ket-thuc")
@audience(Audience.SIGNED_IN)
def come_back(absence_id: int) -> ResponseReturnValue:
    """End the days away."""

    def load() -> Absence:
        office.to_write()
        return absence_of(absence_id)

    def end(absence: Absence, at: datetime) -> None:
        absences.come_back(absence, at=at)

    return carry_out(PlainForm(), act(end, N_("Đã kết thúc nhận thay."), load=load))


def act(verb: object, said: str, *, load: Callable[[], Any] = office.to_write) -> Act:
    """Return an act of this page."""
    return Act(load, verb, drawn, url_for("my_reminders.show"), said)  # type: ignore[arg-type]


def absence_of(absence_id: int) -> Absence:
    """Return one of one's own absences that is not over, or raise NotFound."""
    for one in absences.absences_of(current_user, on=clock.today()):
        if one.id == absence_id:
            return one
    raise NotFound


def colleagues() -> list[Person]:
    """Return who may be told instead."""
    return absences.may_stand_in(current_user, on=clock.today())


def away_form(form: AwayForm) -> AwayForm:
    """Return the form with the colleagues to choose from."""
    form.substitute_id.choices = options((one.id, one.full_name) for one in colleagues())
    return form


def drawn(posted: Form | None) -> str:
    """Draw the page; a form that could not be taken stands in its own place."""
    wishes = RemindersForm(formdata=None, due_soon=current_user.takes_due_soon)
    return render_template(
        "account/reminders.html", wishes=in_place(wishes, posted),
        away=in_place(away_form(AwayForm(formdata=None)), posted),
        absences=absences.absences_of(current_user, on=clock.today()),
    )  # fmt: skip
