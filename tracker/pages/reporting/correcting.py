"""Sửa ghi sổ: a paper's number, day, recipients and period, put right where they are wrong."""

from dataclasses import replace
from datetime import datetime

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from tracker import evidence, files, periods
from tracker.access import reporting
from tracker.db import db
from tracker.evidence import Document
from tracker.pages.forms import options
from tracker.pages.guard import Audience, audience
from tracker.pages.limits import id_typed, record_id
from tracker.pages.papers import PaperForm, cited
from tracker.pages.reporting.blueprint import act, pages, spoken
from tracker.periods import Entered, ReportPeriod, SentReport
from tracker.plans import Plan
from tracker.rules import N_, Refused

OVERTAKEN = N_("Văn bản này vừa được sửa. Xem nội dung mới trước khi lưu.")


class CorrectForm(PaperForm):
    """How a paper stands in the register; `seen` is the record of the document that was read."""

    recipients = StringField(lazy_gettext("Nơi nhận"), [InputRequired(), Length(max=1000)])
    period = SelectField(lazy_gettext("Kỳ báo cáo"), coerce=record_id)
    seen = HiddenField()


@pages.get("/bao-cao/da-gui/<int:sent_id>/sua")
@audience(Audience.SECRETARIAT)
def ask_correcting(sent_id: int) -> str:
    """Offer what stands in the register to be put right."""
    sent = reporting.sent_to_see(sent_id, by=current_user)
    paper = sent.document
    form = CorrectForm(
        formdata=None, period=sent.period_id or 0, doc_number=paper.number, doc_on=paper.issued_on,
        doc_abstract=paper.abstract, recipients=sent.recipients,
    )  # fmt: skip
    return page(sent, form)


@pages.post("/bao-cao/da-gui/<int:sent_id>/sua")
@audience(Audience.SECRETARIAT)
def correct(sent_id: int) -> ResponseReturnValue:
    """Put it right, where nobody did in the meantime."""
    sent = reporting.sent_to_see(sent_id, by=current_user)
    form = offering(CorrectForm(period=sent.period_id or 0), sent)
    to = url_for(".one", period_id=sent.period_id) if sent.period_id else url_for(".listing")

    def verb(found: SentReport, at: datetime) -> None:
        if id_typed(form.seen.data or "") != found.document_id:
            raise Refused(OVERTAKEN)
        document = described(form, found.document, at=at)
        period = next((one for one in periods_of(found) if one.id == form.period.data), None)
        entered = Entered(document, form.recipients.data or "", period)
        periods.correct(found, entered, by=current_user, at=at)

    def again() -> str:
        return page(reporting.sent_to_see(sent_id, by=current_user), form)

    answer = act(
        form, lambda: reporting.sent_to_change(sent_id, by=current_user), verb, again=again, to=to,
        saying=gettext("Đã sửa ghi sổ."),
    )  # fmt: skip
    if isinstance(answer, tuple) and gettext(OVERTAKEN) in form.form_errors:
        return answer[0], 409
    return answer


def offering(form: CorrectForm, sent: SentReport) -> CorrectForm:
    """Let a form offer the periods that a paper may be on: its own alone where it says figures."""
    offered = [sent.period] if sent.snapshot_id else [None, *periods_of(sent)]
    form.period.choices = options(
        (one.id, spoken(one.label)) if one else (0, gettext("Không thuộc kỳ nào"))
        for one in offered
    )
    return form


def periods_of(sent: SentReport) -> list[ReportPeriod]:
    """Return the periods of a paper's plan."""
    return periods.of_plan(db.session.get_one(Plan, sent.plan_id))


def described(form: CorrectForm, before: Document, *, at: datetime) -> Document:
    """Return a new record of the document: with the file given, else with the one it had."""
    file = before.file
    if form.examined:
        file = files.keep(form.examined, authority_id=before.authority_id, by=current_user, at=at)
        form.doc_file.release()
    told = replace(
        cited(form, signer=before.signer), issuer=before.issuer, is_restricted=before.is_restricted
    )
    return evidence.describe(
        told, authority_id=before.authority_id, by=current_user, at=at, file=file
    )


def page(sent: SentReport, form: CorrectForm) -> str:
    """Draw the form; once shown, what it carries is what its reader sees."""
    offering(form, sent)
    form.seen.raw_data, form.seen.data = None, str(sent.document_id)
    return render_template("reporting/correct.html", sent=sent, form=form)
