"""Lịch làm việc: the country's holidays and swapped days, and the days an authority sets itself."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length

from tracker import clock, workdays
from tracker.access import office
from tracker.accounts import submissions
from tracker.db import db
from tracker.pages.forms import DayField, Form, options
from tracker.pages.guard import Audience, audience
from tracker.workdays import CalendarDay, national_days

pages = Blueprint("calendar", __name__)
WORKED, OFF = "work", "off"


class DayForm(Form):
    """One day of the calendar."""

    on = DayField(lazy_gettext("Ngày"), [InputRequired()])
    kind = RadioField(
        lazy_gettext("Ngày này"),
        [InputRequired()],
        choices=options([(OFF, lazy_gettext("Nghỉ")), (WORKED, lazy_gettext("Làm việc"))]),
        default=OFF,
    )
    name = StringField(lazy_gettext("Lý do"), [InputRequired(), Length(max=200)])
    document = StringField(lazy_gettext("Văn bản"), [Length(max=200)])


@dataclass(frozen=True)
class Row:
    """A day that differs from Monday to Friday; `is_own` where the authority set it."""

    on: date
    is_working: bool
    name: str
    source: str
    is_own: bool


@pages.get("/quan-tri/lich")
@audience(Audience.ORGANISERS)
def show() -> str:
    """Show a year's days and the form to set one."""
    return drawn(DayForm())


@pages.post("/quan-tri/lich")
@audience(Audience.ORGANISERS)
def set_day() -> ResponseReturnValue:
    """Set one day of the authority's calendar."""
    form = DayForm()
    if not form.validate_on_submit():
        return drawn(form), 422
    at = clock.now()
    office.to_write()
    if submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        workdays.set_day(
            CalendarDay(
                authority_id=current_user.authority_id, on=form.on.data, name=form.name.data,
                is_working=form.kind.data == WORKED, document=form.document.data or "",
                set_by_id=current_user.id, set_at=at,
            ),
            at=at,
        )  # fmt: skip
        db.session.commit()
        flash(gettext("Đã lưu ngày %(day)s.", day=f"{form.on.data:%d/%m/%Y}"), "saved")
    return redirect(url_for("calendar.show", nam=form.on.data.year), code=303)


@pages.post("/quan-tri/lich/bo")
@audience(Audience.ORGANISERS)
def reset_day() -> ResponseReturnValue:
    """Go back to the country's calendar for a day that the authority had set."""
    on = read_day(request.form.get("on", ""))
    office.to_write()
    by_id = current_user.id
    if workdays.reset_day(current_user.authority_id, on, by_id=by_id, at=clock.now()):
        db.session.commit()
        flash(gettext("Ngày %(day)s theo lịch chung cả nước.", day=f"{on:%d/%m/%Y}"), "saved")
    return redirect(url_for("calendar.show", nam=on.year), code=303)


def read_day(text: str) -> date:
    """Return the day that a button carries, or answer 404."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        abort(404)


def drawn(form: DayForm) -> str:
    """Draw the page of the year asked for."""
    text = request.args.get("nam", "")
    year = int(text) if text.isdecimal() and len(text) == 4 else clock.today().year
    return render_template("calendar/show.html", form=form, year=year, rows=rows_of(year))


def rows_of(year: int) -> list[Row]:
    """Return the days of a year that differ, the authority's own in place of the country's."""
    rows = {
        day.on: Row(day.on, day.is_working, day.name, day.source, is_own=False)
        for day in national_days(year)
    }
    for day in workdays.days_of(current_user.authority_id):
        if day.on.year == year:
            rows[day.on] = Row(day.on, day.is_working, day.name, day.document, is_own=True)
    return sorted(rows.values(), key=lambda row: row.on)
