"""Tệp đã lập: the official files of a period's report, made of frozen figures and kept."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import TextAreaField
from wtforms.validators import Length

from tracker import clock, files, periods
from tracker.access import NotFound, reporting
from tracker.documents.pdf import can_make_pdf, to_pdf
from tracker.files import Examined
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.reporting.blueprint import act, pages
from tracker.periods import ReportPeriod
from tracker.reports import office, periodic
from tracker.reports.periodic import ReportFacts
from tracker.reports.periodic.paper import left_open
from tracker.reports.periodic.statistics import blanks
from tracker.reports.periodic.workbook import to_workbook
from tracker.rules import N_, Refused


class MakeForm(Form):
    """Why files are made anew; the first ones need no reason."""

    reason = TextAreaField(lazy_gettext("Lý do lập lại"), [Length(max=2000)])


@pages.get("/bao-cao/ky/<int:period_id>/lap-tep")
@audience(Audience.SECRETARIAT)
def ask_files(period_id: int) -> str:
    """Show what is still open in the report before its files are made."""
    return page(period_id, MakeForm(formdata=None))


@pages.post("/bao-cao/ky/<int:period_id>/lap-tep")
@audience(Audience.SECRETARIAT)
def make_files(period_id: int) -> ResponseReturnValue:
    """Make the report's files of the frozen figures and keep them as its next version."""
    form, today = MakeForm(), clock.today()
    period = reporting.period_to_see(period_id, by=current_user, on=today)
    snapshot = periods.snapshot_to_report(period)
    if snapshot is None:
        raise NotFound
    # Drawn before writing begins: a PDF takes seconds.
    snapshot_id, made = snapshot.id, list(drawn(facts_of(period)))

    def verb(period: ReportPeriod, at: datetime) -> None:
        holding = periods.snapshot_to_report(period)
        if holding is None or holding.id != snapshot_id:
            raise Refused(N_("Số liệu vừa được chốt lại. Tải lại trang rồi lập tệp."))
        reason = form.reason.data or ""
        periods.keep_files(holding, made, by=current_user, at=at, reason=reason)

    return act(
        form, lambda: reporting.period_to_change(period_id, by=current_user, on=today), verb,
        again=lambda: page(period_id, form),
        to=url_for(".one", period_id=period_id, _anchor="tep"), saying=gettext("Đã lập tệp."),
    )  # fmt: skip


def facts_of(period: ReportPeriod) -> ReportFacts:
    """Return what the report on a period says."""
    return periodic.facts_for(period.plan, period.rule)


def drawn(facts: ReportFacts) -> Iterator[Examined]:
    """Yield the report as Word, its figures as a workbook, and PDF where LibreOffice is there."""
    name, word = PurePath(periodic.file_name(facts)), office.report(facts)
    yield files.examine(name.name, word)
    yield files.examine(name.with_suffix(".xlsx").name, to_workbook(facts))
    if can_make_pdf():
        yield files.examine(name.with_suffix(".pdf").name, to_pdf(word))


def page(period_id: int, form: MakeForm) -> str:
    """Draw the form; without frozen figures there is no such page."""
    period = reporting.period_to_see(period_id, by=current_user, on=clock.today())
    snapshot = periods.snapshot_to_report(period)
    if snapshot is None:
        raise NotFound
    facts = facts_of(period)
    return render_template(
        "reporting/files.html", period=period, plan=period.plan, form=form, snapshot=snapshot,
        left_open=left_open(facts), blanks=blanks(facts), kept=periods.files_of(snapshot),
        has_pdf=can_make_pdf(),
    )  # fmt: skip
