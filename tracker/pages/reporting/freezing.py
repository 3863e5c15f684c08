"""Chốt số liệu, by hand; and freezing anew what a report that was sent says wrongly."""

from datetime import datetime

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import BooleanField, TextAreaField
from wtforms.validators import InputRequired, Length

from tracker import clock, periods
from tracker.access import reporting
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.reporting.blueprint import act, pages
from tracker.periods import Look, ReportPeriod, SentReport, Snapshot
from tracker.rules import N_, Refused

NOT_LOOKED = N_("Còn việc chưa xong. Xem danh sách dưới đây và đánh dấu trước khi chốt.")


class FreezeForm(Form):
    """That what is missing was looked at."""

    is_seen = BooleanField(lazy_gettext("Tôi đã xem phần còn thiếu và vẫn chốt số liệu"))


class ReplaceForm(Form):
    """Why a report is replaced."""

    reason = TextAreaField(lazy_gettext("Lý do thay thế"), [InputRequired(), Length(max=2000)])


@pages.get("/bao-cao/ky/<int:period_id>/chot")
@audience(Audience.SECRETARIAT)
def look(period_id: int) -> str:
    """Show what the period lacks before its figures are frozen."""
    return freezing_page(period_id, FreezeForm(formdata=None))


@pages.post("/bao-cao/ky/<int:period_id>/chot")
@audience(Audience.SECRETARIAT)
def freeze(period_id: int) -> ResponseReturnValue:
    """Freeze the figures of the period as of its cut-off."""
    form, today = FreezeForm(), clock.today()

    def verb(period: ReportPeriod, at: datetime) -> None:
        check_looked(periods.look(period, on=today), is_seen=form.is_seen.data)
        periods.freeze(period, by=current_user, at=at)

    return act(
        form, lambda: reporting.period_to_change(period_id, by=current_user, on=today), verb,
        again=lambda: freezing_page(period_id, form), to=url_for(".one", period_id=period_id),
        saying=gettext("Đã chốt số liệu của kỳ."),
    )  # fmt: skip


def check_looked(looked: Look, *, is_seen: bool) -> None:
    """Raise Refused where something is missing that nobody looked at; dossiers refuse by name."""
    if not (is_seen or looked.is_clear or looked.dossiers):
        raise Refused(NOT_LOOKED)


def freezing_page(period_id: int, form: FreezeForm) -> str:
    """Draw the look before freezing."""
    today = clock.today()
    period = reporting.period_to_see(period_id, by=current_user, on=today)
    return render_template(
        "reporting/freeze.html", period=period, plan=period.plan, form=form, on=today,
        looked=periods.look(period, on=today), is_frozen=periods.is_period_frozen(period),
        due=today >= period.until,
    )  # fmt: skip


@pages.get("/bao-cao/da-gui/<int:sent_id>/thay-the")
@audience(Audience.SECRETARIAT)
def ask_replacing(sent_id: int) -> str:
    """Show what was sent, what would be sent now, and ask why."""
    return replacing_page(sent_id, ReplaceForm(formdata=None))


@pages.post("/bao-cao/da-gui/<int:sent_id>/thay-the")
@audience(Audience.SECRETARIAT)
def replace(sent_id: int) -> ResponseReturnValue:
    """Freeze the figures of the same day anew, to be sent in a replacing report."""
    form = ReplaceForm()
    period_id = reporting.sent_to_see(sent_id, by=current_user).period_id

    def verb(sent: SentReport, at: datetime) -> Snapshot:
        return periods.replace(sent, reason=form.reason.data or "", by=current_user, at=at)

    to = url_for(".one", period_id=period_id) if period_id else url_for(".listing")
    return act(
        form, lambda: reporting.sent_to_change(sent_id, by=current_user), verb,
        again=lambda: replacing_page(sent_id, form), to=to,
        saying=gettext("Đã lập số liệu thay thế. Gửi báo cáo rồi ghi sổ."),
    )  # fmt: skip


def replacing_page(sent_id: int, form: ReplaceForm) -> str:
    """Draw old and new beside each other, with the events between them."""
    sent = reporting.sent_to_see(sent_id, by=current_user)
    snapshot = None
    if sent.snapshot_id:
        snapshot = reporting.snapshot_to_see(sent.snapshot_id, by=current_user)
    return render_template(
        "reporting/replace.html", sent=sent, form=form, snapshot=snapshot,
        difference=periods.difference_of(snapshot) if snapshot else None,
    )  # fmt: skip
