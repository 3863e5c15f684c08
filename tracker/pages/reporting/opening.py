"""Opening periods: the year's, a month, any days; the reporting calendar of the authority."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import IntegerField, SelectField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import HiddenInput

from tracker import access, clock, periods
from tracker.access import reporting
from tracker.pages.forms import DayField, Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.reporting.blueprint import act, pages, spoken
from tracker.periods import ReportPeriod
from tracker.plans import Plan
from tracker.rules import N_, Refused
from tracker.rules.periods import MONTHS, Cycle, Period, between, label, period
from tracker.units import Unit

DAY = NumberRange(1, 31)
OVERTAKEN = N_("Kỳ báo cáo vừa được sửa. Xem ngày mới trước khi lưu.")


class YearForm(Form):
    """Opening the year's periods asks nothing."""


class MonthForm(Form):
    """One month of the plan's year."""

    key = SelectField(lazy_gettext("Tháng"))


class DaysForm(Form):
    """Any days."""

    since = DayField(lazy_gettext("Từ ngày"), [InputRequired()])
    until = DayField(lazy_gettext("Đến ngày (ngày chốt)"), [InputRequired()])
    units_due_on = DayField(lazy_gettext("Đơn vị gửi chậm nhất"), [InputRequired()])
    due_on = DayField(lazy_gettext("Cơ quan gửi cấp trên chậm nhất"), [InputRequired()])

    def period(self) -> Period:
        """Return the days; Refused where they do not follow each other."""
        since, until = self.since.data, self.until.data
        due, units_due = self.due_on.data, self.units_due_on.data
        return between(since, until, due_on=due, units_due_on=units_due)


class MoveForm(DaysForm):
    """The days of a period that is open already."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


class CycleForm(Form):
    """On which days of the month periods end and reports are due."""

    cut_off = IntegerField(lazy_gettext("Ngày chốt"), [InputRequired(), DAY])
    send_by = IntegerField(lazy_gettext("Gửi cấp trên chậm nhất ngày"), [InputRequired(), DAY])
    units_after = IntegerField(
        lazy_gettext("Đơn vị gửi sau ngày chốt (số ngày)"), [InputRequired(), NumberRange(0, 15)]
    )


@pages.get("/bao-cao/<code>/mo-ky")
@audience(Audience.SECRETARIAT)
def offer(code: str) -> str:
    """Offer what may be opened, and the calendar."""
    return page(access.plan_to_see(code, by=current_user))


@pages.post("/bao-cao/<code>/mo-ky/nam")
@audience(Audience.SECRETARIAT)
def open_year(code: str) -> ResponseReturnValue:
    """Open the periods of the year."""

    def verb(plan: Plan, at: datetime) -> None:
        periods.open_year(plan, by=current_user, at=at)

    return opened(code, YearForm(), verb)


@pages.post("/bao-cao/<code>/mo-ky/thang")
@audience(Audience.SECRETARIAT)
def open_month(code: str) -> ResponseReturnValue:
    """Open a month."""
    form = with_months(MonthForm(), access.plan_to_see(code, by=current_user))

    def verb(plan: Plan, at: datetime) -> None:
        cycle = periods.cycle_of(plan.authority)
        wanted = period(form.key.data, year=plan.year, cycle=cycle)
        periods.open_period(plan, wanted, by=current_user, at=at)

    return opened(code, form, verb, month=form)


@pages.post("/bao-cao/<code>/mo-ky/tu-den")
@audience(Audience.SECRETARIAT)
def open_days(code: str) -> ResponseReturnValue:
    """Open a period of any days."""
    form = DaysForm()

    def verb(plan: Plan, at: datetime) -> None:
        periods.open_period(plan, form.period(), by=current_user, at=at)

    return opened(code, form, verb, days=form)


def opened(code: str, form: Form, verb: object, **shown: Form) -> ResponseReturnValue:
    """Let a verb open something."""
    return act(
        form, lambda: access.plan_to_manage(code, by=current_user), verb,  # type: ignore[arg-type]
        again=lambda: page(access.plan_to_see(code, by=current_user), form, **shown),
        to=f"{url_for('.listing')}?{urlencode({'ke-hoach': code})}",
        saying=gettext("Đã mở kỳ báo cáo."),
    )  # fmt: skip


@pages.post("/bao-cao/<code>/lich")
@audience(Audience.SECRETARIAT)
def set_cycle(code: str) -> ResponseReturnValue:
    """Set the reporting calendar of the authority."""
    form = CycleForm()

    def verb(authority: Unit, at: datetime) -> None:
        cut_off, send_by = form.cut_off.data or 0, form.send_by.data or 0
        cycle = Cycle(cut_off, send_by, form.units_after.data or 0)
        periods.set_cycle(authority, cycle, by=current_user, at=at)

    return act(
        form, lambda: access.authority_to_plan(by=current_user), verb,
        again=lambda: page(access.plan_to_see(code, by=current_user), form, cycle=form),
        to=url_for(".offer", code=code), saying=gettext("Đã lưu lịch báo cáo."),
    )  # fmt: skip


@pages.get("/bao-cao/ky/<int:period_id>/ngay")
@audience(Audience.SECRETARIAT)
def days(period_id: int) -> str:
    """Offer the days of a period to be changed."""
    found = reporting.period_to_see(period_id, by=current_user, on=clock.today())
    return days_page(found, MoveForm(formdata=None, obj=found))


@pages.post("/bao-cao/ky/<int:period_id>/ngay")
@audience(Audience.SECRETARIAT)
def move(period_id: int) -> ResponseReturnValue:
    """Change the days of a period that is not frozen."""
    form, today = MoveForm(), clock.today()

    def load() -> ReportPeriod:
        return reporting.period_to_change(period_id, by=current_user, on=today)

    def verb(found: ReportPeriod, at: datetime) -> None:
        if form.version.data != found.version:
            form.version.raw_data, form.version.data = None, found.version
            raise Refused(OVERTAKEN)
        periods.reschedule(found, form.period(), by=current_user, at=at)

    def again() -> str:
        return days_page(reporting.period_to_see(period_id, by=current_user, on=today), form)

    to = url_for(".one", period_id=period_id)
    answer = act(form, load, verb, again=again, to=to, saying=gettext("Đã đổi ngày của kỳ."))
    if isinstance(answer, tuple) and gettext(OVERTAKEN) in form.form_errors:
        return answer[0], 409
    return answer


def days_page(found: ReportPeriod, form: MoveForm) -> str:
    """Draw the form of a period's days."""
    return render_template("reporting/days.html", period=found, form=form)


def page(plan: Plan, wrong: Form | None = None, **shown: Form) -> str:
    """Draw the page; a form among `shown` stands as it was posted, its errors in `wrong`."""
    cycle = periods.cycle_of(plan.authority)
    opened = {one.key for one in periods.of_plan(plan)}
    month = shown.get("month") or with_months(MonthForm(formdata=None), plan)
    return render_template(
        "reporting/open.html", plan=plan, wrong=wrong, year=YearForm(formdata=None), month=month,
        days=shown.get("days") or DaysForm(formdata=None, **proposed()),
        cycle=shown.get("cycle") or CycleForm(formdata=None, obj=cycle),
        waiting=[one for one in periods.year_of(plan) if one.key not in opened],
        name=lambda one: spoken(
            label(one.key, year=one.year, since=one.since, until=one.until)
        ),
    )  # fmt: skip


def proposed() -> dict[str, object]:
    """Return the days that the form of any days begins with: this month up to today."""
    today = clock.today()
    return {
        "since": today.replace(day=1), "until": today,
        "units_due_on": today + timedelta(days=2), "due_on": today + timedelta(days=5),
    }  # fmt: skip


def with_months(form: MonthForm, plan: Plan) -> MonthForm:
    """Let a form offer the months of a plan's year that are not open, the present one chosen."""
    taken = {one.key for one in periods.of_plan(plan)}
    cycle = periods.cycle_of(plan.authority)
    months = [period(key, year=plan.year, cycle=cycle) for key in MONTHS if key not in taken]
    found = [one for one in months if not periods.is_before_issue(plan, one)]
    if not form.key.raw_data:
        form.key.data = next((one.key for one in reversed(found) if one.since <= clock.today()), "")
    form.key.choices = options(
        (one.key, spoken(label(one.key, year=one.year, since=one.since, until=one.until)))
        for one in found
    )
    return form
