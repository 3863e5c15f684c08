"""Chốt lại: figures frozen too early or wrongly are frozen anew before their report is sent."""

from datetime import datetime

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import BooleanField, HiddenField, TextAreaField
from wtforms.validators import InputRequired, Length

from tracker import clock, periods
from tracker.access import NotFound, reporting
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import id_typed
from tracker.pages.reporting.blueprint import act, pages
from tracker.pages.reporting.freezing import check_looked
from tracker.periods import ReportPeriod
from tracker.rules import N_, Refused

OVERTAKEN = N_("Số liệu vừa được chốt lại. Xem số liệu mới trước khi chốt lần nữa.")


class RefreezeForm(Form):
    """Why, and that what is missing was looked at; `seen` are the figures that were read."""

    reason = TextAreaField(lazy_gettext("Lý do chốt lại"), [InputRequired(), Length(max=2000)])
    is_seen = BooleanField(lazy_gettext("Tôi đã xem phần còn thiếu và vẫn chốt số liệu"))
    seen = HiddenField()


@pages.get("/bao-cao/ky/<int:period_id>/chot-lai")
@audience(Audience.SECRETARIAT)
def ask_refreezing(period_id: int) -> str:
    """Show what was frozen, what would be frozen now, what is missing, and ask why."""
    return page(period_id, RefreezeForm(formdata=None))


@pages.post("/bao-cao/ky/<int:period_id>/chot-lai")
@audience(Audience.SECRETARIAT)
def refreeze(period_id: int) -> ResponseReturnValue:
    """Freeze the figures of the period anew, where nobody did in the meantime."""
    form, today = RefreezeForm(), clock.today()

    def verb(period: ReportPeriod, at: datetime) -> None:
        held = periods.snapshot_of(period)
        if held is not None and id_typed(form.seen.data or "") != held.id:
            raise Refused(OVERTAKEN)
        check_looked(periods.look(period, on=today), is_seen=form.is_seen.data)
        periods.refreeze(period, reason=form.reason.data or "", by=current_user, at=at)

    answer = act(
        form, lambda: reporting.period_to_change(period_id, by=current_user, on=today), verb,
        again=lambda: page(period_id, form), to=url_for(".one", period_id=period_id),
        saying=gettext("Đã chốt lại số liệu của kỳ."),
    )  # fmt: skip
    if isinstance(answer, tuple) and gettext(OVERTAKEN) in form.form_errors:
        return answer[0], 409
    return answer


def page(period_id: int, form: RefreezeForm) -> str:
    """Draw old and new beside each other; without frozen figures there is no such page."""
    today = clock.today()
    period = reporting.period_to_see(period_id, by=current_user, on=today)
    snapshot = periods.snapshot_of(period)
    if snapshot is None:
        raise NotFound
    form.seen.raw_data, form.seen.data = None, str(snapshot.id)
    return render_template(
        "reporting/refreeze.html", period=period, plan=period.plan, form=form, snapshot=snapshot,
        looked=periods.look(period, on=today), difference=periods.difference_of(snapshot),
        sent=periods.sent_report(snapshot),
    )  # fmt: skip
