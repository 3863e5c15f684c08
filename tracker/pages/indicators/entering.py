"""Entering the value of a period, correcting it, and confirming what somebody else entered."""

from datetime import datetime
from decimal import Decimal

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import access, clock, indicators
from tracker.access import measures as desk
from tracker.accounts import submissions
from tracker.db import db
from tracker.evidence import Document
from tracker.figures.measured import owed_of
from tracker.indicators import ENTERED, Indicator, IndicatorValue, Reported
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.indicators.blueprint import pages
from tracker.pages.indicators.day import one_href, plan_asked
from tracker.pages.indicators.forms import ValueForm
from tracker.pages.indicators.typing import spans_of, value_in
from tracker.pages.indicators.words import denominator_words, span_words, target_words
from tracker.pages.known import known_or_kept
from tracker.pages.limits import roomy
from tracker.pages.locale import sentence
from tracker.pages.office_door import Act, PlainForm, carry_out
from tracker.plans import Plan
from tracker.rules import N_, Refused
from tracker.rules.indicators import Direction, Span

OVERTAKEN = N_("Số liệu của kỳ này vừa được sửa. Xem số mới trước khi lưu.")


@pages.get("/<indicator_code>/nhap")
@audience(Audience.SIGNED_IN)
def enter(indicator_code: str) -> str:
    """Ask for the value of a period; the first one missing unless the address names another."""
    return drawn(indicator_code)


@pages.post("/<indicator_code>/nhap")
@audience(Audience.SIGNED_IN)
@roomy
def report(indicator_code: str) -> ResponseReturnValue:
    """Enter or correct the value of a period."""
    form, plan, on = ValueForm(), plan_asked(), clock.today()
    back = one_href(plan, indicator_code)

    def load() -> None:
        desk.indicator_to_enter(plan.code, indicator_code, by=current_user, on=on)

    def verb(_record: None, at: datetime) -> None:
        indicator = desk.indicator_to_see(plan, indicator_code)
        span = span_asked(indicator, plan)
        if (form.stamp.data or "") != stamp_of(value_in(indicator, span)):
            raise Refused(OVERTAKEN)
        told = told_by(form, indicator, span, at=at)
        indicators.report(indicator, told, by=current_user, at=at)

    act = Act(load, verb, lambda posted: drawn(indicator_code, posted), back, N_("Đã lưu số liệu."))
    return carry_out(form, act)


def told_by(form: ValueForm, indicator: Indicator, span: Span, *, at: datetime) -> Reported:
    """Return what a form reports of a period, its document kept. Refused: a day beyond it."""
    on = form.on.data or min(span.until, clock.day_of(at))
    if not span.since <= on <= span.until:
        raise Refused(N_("Ngày của số liệu phải nằm trong %(span)s."), span=span_words(span))
    paper: Document | None = known_or_kept(form, at=at) if form.has_document else None
    value = form.value.data
    if indicator.direction == Direction.YES_NO:
        value = Decimal(form.answer.data) if form.answer.data in {"0", "1"} else None
    return Reported(
        span.since, on, form.numerator.data, form.denominator.data, value, form.note.data or "",
        paper, span.until,
    )  # fmt: skip


def span_asked(indicator: Indicator, plan: Plan) -> Span:
    """Return the period that the request names; else the first missing, else the last begun."""
    found, today = spans_of(indicator, year=plan.year), clock.today()
    named = request.values.get("ky", "")
    if named:
        for span in found:
            if str(span.ordinal) == named:
                return span
        raise access.NotFound
    missing = owed_of(indicator, plan, on=today)
    begun = [span for span in found if span.since <= today]
    return (missing or begun[-1:] or found)[0]


def stamp_of(value: IndicatorValue | None) -> str:
    """Return what tells a value from its earlier and later ones; empty where there is none."""
    return f"{value.id}-{value.version}" if value else ""


def drawn(code: str, posted: Form | None = None) -> str:
    """Draw the page, with a form that could not be taken."""
    plan, on = plan_asked(), clock.today()
    indicator = desk.indicator_to_see(plan, code)
    allowed = desk.may_enter(indicator, by=current_user, on=on)
    if not allowed or indicator.source_kind not in ENTERED:
        raise access.NotFound
    span = span_asked(indicator, plan)
    kept = value_in(indicator, span)
    form = posted if isinstance(posted, ValueForm) else filled(kept, span)
    form.stamp.raw_data, form.stamp.data = None, stamp_of(kept)
    begun = [one for one in spans_of(indicator, year=plan.year) if one.since <= on]
    return render_template(
        "indicators/enter.html", plan=plan, indicator=indicator, span=span, form=form, kept=kept,
        spans=begun, span_words=span_words, target=target_words(indicator),
        denominator=denominator_words(indicator),
        entered={one.ordinal for one in begun if value_in(indicator, one)},
    )  # fmt: skip


def filled(kept: IndicatorValue | None, span: Span) -> ValueForm:
    """Return the form with what is kept of a period."""
    if kept is None:
        return ValueForm(formdata=None, on=min(span.until, clock.today()))
    answer = None if kept.value is None else str(int(kept.value))
    return ValueForm(formdata=None, obj=kept, answer=answer)


@pages.post("/so-lieu/<int:value_id>/xac-nhan")
@audience(Audience.SIGNED_IN)
def verify(value_id: int) -> ResponseReturnValue:
    """Confirm a value that somebody else entered."""
    form, plan, at = PlainForm(), plan_asked(), clock.now()
    if not form.validate_on_submit():
        return redirect(url_for(".listing"), code=303)
    value = desk.value_to_verify(plan.code, value_id, by=current_user, on=clock.day_of(at))
    code = db.session.get_one(Indicator, value.indicator_id).code
    if submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        try:
            indicators.verify(value, by=current_user, at=at)
        except Refused as refusal:
            db.session.rollback()
            flash(sentence(refusal), "refused")
        else:
            db.session.commit()
            flash(gettext("Đã xác nhận số liệu."), "saved")
    db.session.rollback()
    return redirect(one_href(plan, code), code=303)
