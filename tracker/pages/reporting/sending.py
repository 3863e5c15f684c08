"""The register of sent reports: the clerk's number typed back, to whom, with which figures."""

from dataclasses import dataclass
from datetime import datetime

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length

from tracker import clock, periods
from tracker.access import reporting
from tracker.pages.forms import options
from tracker.pages.guard import Audience, audience
from tracker.pages.known import known_or_kept
from tracker.pages.papers import PaperForm
from tracker.pages.reporting.blueprint import act, pages
from tracker.periods import Paper, PaperKind, ReportPeriod, SentReport
from tracker.plans import Plan
from tracker.rules import N_

KINDS = {PaperKind.REPORT: N_("Báo cáo"), PaperKind.LETTER: N_("Công văn")}


class RegisterForm(PaperForm):
    """A paper that was sent: number and day as the clerk gave them, kind, recipients, file."""

    kind = RadioField(lazy_gettext("Loại văn bản"), default=PaperKind.REPORT)
    recipients = StringField(lazy_gettext("Nơi nhận"), [InputRequired(), Length(max=1000)])


@dataclass(frozen=True)
class SentRow:
    """A paper of the register, what it replaces and what replaces it."""

    paper: SentReport
    kind: str
    replaced_by: SentReport | None
    may_replace: bool


@pages.get("/bao-cao/ky/<int:period_id>/ghi-so")
@audience(Audience.SECRETARIAT)
def ask_register(period_id: int) -> str:
    """Offer the form."""
    return page(period_id, with_kinds(RegisterForm(formdata=None)))


@pages.post("/bao-cao/ky/<int:period_id>/ghi-so")
@audience(Audience.SECRETARIAT)
def register(period_id: int) -> ResponseReturnValue:
    """Enter a paper that was sent."""
    form, today = with_kinds(RegisterForm()), clock.today()

    def verb(period: ReportPeriod, at: datetime) -> SentReport:
        wanted = Paper(
            known_or_kept(form, at=at), form.recipients.data or "", PaperKind(form.kind.data),
            period=period, snapshot=periods.snapshot_of(period),
        )  # fmt: skip
        return periods.register(period.plan, wanted, by=current_user, at=at)

    return act(
        form, lambda: reporting.period_to_change(period_id, by=current_user, on=today), verb,
        again=lambda: page(period_id, form), to=url_for(".one", period_id=period_id),
        saying=gettext("Đã ghi sổ văn bản đã gửi."),
    )  # fmt: skip


def with_kinds(form: RegisterForm) -> RegisterForm:
    """Let a form offer the kinds of papers."""
    form.kind.choices = options((kind, gettext(words)) for kind, words in KINDS.items())
    return form


def page(period_id: int, form: RegisterForm) -> str:
    """Draw the form."""
    period = reporting.period_to_see(period_id, by=current_user, on=clock.today())
    snapshot = periods.snapshot_of(period)
    return render_template(
        "reporting/register.html", period=period, form=form, snapshot=snapshot,
        replaces=periods.sent_report_replaced(snapshot),
    )  # fmt: skip


def sent_rows(plan: Plan, *, period: ReportPeriod | None = None) -> list[SentRow]:
    """Return the register of a plan, or of one of its periods, the newest first."""
    papers = periods.sent_of(plan)
    later = periods.replaced_by(papers)
    holding = {one.id for one in periods.latest_by_period(plan).values()}
    return [
        SentRow(
            one, gettext(KINDS[PaperKind(one.kind)]), later.get(one.id),
            one.kind == PaperKind.REPORT and one.snapshot_id in holding,
        )
        for one in papers if period is None or one.period_id == period.id
    ]  # fmt: skip
