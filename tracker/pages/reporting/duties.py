"""Gửi báo cáo: a unit's report of a period, sent by its people or taken in by the secretariat."""

from datetime import datetime

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired, Length

from tracker import access, clock, periods
from tracker.access import NotFound, reporting
from tracker.pages.forms import DayField, Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.known import known_or_kept
from tracker.pages.limits import id_typed, record_id
from tracker.pages.papers import PaperForm
from tracker.pages.reporting.blueprint import act, pages
from tracker.periods import Duty, ReportPeriod, UnitReport
from tracker.rules import N_, Refused
from tracker.rules.words import Role


class SendForm(PaperForm):
    """A unit's report: of which unit, its number, day and file, and the day on which it came."""

    unit = SelectField(lazy_gettext("Đơn vị"), coerce=record_id, validate_choice=False)
    came_on = DayField(lazy_gettext("Ngày nhận"))


class ReturnForm(Form):
    """Why a report is returned."""

    reason = TextAreaField(lazy_gettext("Lý do trả lại"), [InputRequired(), Length(max=2000)])


@pages.get("/bao-cao/ky/<int:period_id>/gui")
@audience(Audience.WORKERS)
def ask_report(period_id: int) -> str:
    """Offer the form to a unit's people, or of every unit to the secretariat.

    `don-vi` is the unit that a link chose.
    """
    return page(period_id, SendForm(formdata=None, unit=id_typed(request.args.get("don-vi", ""))))


@pages.post("/bao-cao/ky/<int:period_id>/gui")
@audience(Audience.WORKERS)
def send(period_id: int) -> ResponseReturnValue:
    """Take in a unit's report."""
    form, today = SendForm(), clock.today()

    def verb(period: ReportPeriod, at: datetime) -> UnitReport:
        duty = chosen(owed(period), form.unit.data)
        if duty is None:
            raise Refused(N_("Chọn đơn vị gửi báo cáo."))
        document = known_or_kept(form, at=at)
        on = form.came_on.data if takes_in() else None
        return periods.send(duty, document=document, by=current_user, at=at, on=on)

    return act(
        form, lambda: reporting.period_to_change(period_id, by=current_user, on=today), verb,
        again=lambda: page(period_id, form), to=url_for(".one", period_id=period_id),
        saying=gettext("Đã gửi báo cáo của đơn vị."),
    )  # fmt: skip


@pages.post("/bao-cao/don-vi/<int:report_id>/tra-lai")
@audience(Audience.SECRETARIAT)
def send_back(report_id: int) -> ResponseReturnValue:
    """Return a unit's report with a reason."""
    form = ReturnForm()
    report = reporting.report_to_see(report_id, by=current_user)
    period_id = report.period_id

    def verb(found: UnitReport, at: datetime) -> None:
        periods.send_back(found, reason=form.reason.data or "", by=current_user, at=at)

    def again() -> str:
        found = reporting.report_to_see(report_id, by=current_user)
        return render_template("reporting/return.html", report=found, form=form)

    return act(
        form, lambda: reporting.report_to_return(report_id, by=current_user), verb, again=again,
        to=url_for(".one", period_id=period_id), saying=gettext("Đã trả lại báo cáo của đơn vị."),
    )  # fmt: skip


def page(period_id: int, form: SendForm) -> str:
    """Draw the form; who owes nothing is told that there is no such page."""
    today = clock.today()
    period = reporting.period_to_see(period_id, by=current_user, on=today)
    duties = owed(period)
    if not reporting.duties_to_send(period, by=current_user, on=today):
        raise NotFound
    form.unit.choices = options((one.unit.id, one.unit.name) for one in duties)
    return render_template(
        "reporting/send.html",
        period=period,
        form=form,
        duties=duties,
        on=today,
        takes_in=takes_in(),
    )


def takes_in() -> bool:
    """Tell whether the reader takes reports in: who sends the own one sends it today."""
    return Role.COORDINATOR in access.roles(current_user, on=clock.today())


def owed(period: ReportPeriod) -> list[Duty]:
    """Return the reports that the reader may send and that are not there."""
    found = reporting.duties_to_send(period, by=current_user, on=clock.today())
    return [one for one in found if not one.is_settled]


def chosen(duties: list[Duty], unit_id: int | None) -> Duty | None:
    """Return the duty of the unit that was chosen; the only one where nothing was."""
    if len(duties) == 1 and not unit_id:
        return duties[0]
    return next((one for one in duties if one.unit.id == unit_id), None)
