"""Chờ cho ý kiến: the requests that wait, ticked and decided with one word and one document."""

from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker import clock, requests
from tracker.access import asked
from tracker.accounts import submissions
from tracker.db import db
from tracker.letters.asked import asked_words
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.pages.requests.door import pages, who_was_first
from tracker.pages.requests.forms import NO, DecideForm, decides_self
from tracker.pages.requests.one import changes_of
from tracker.requests import Kind, Request, Ruling, SomeRefused
from tracker.rules import Refused
from tracker.rules.numbers import two_digits


@pages.get("/cho-cho-y-kien")
@audience(Audience.DECIDERS)
def waiting() -> str:
    """Show the requests that wait for a word."""
    return show(DecideForm(formdata=None, version=0))


@pages.post("/cho-cho-y-kien")
@audience(Audience.DECIDERS)
def decide_many() -> ResponseReturnValue:
    """Decide the ticked requests alike: all of them, or none and why."""
    form = DecideForm()
    ticked = ticks()
    if not form.validate_on_submit():
        return show(form), 422
    if not ticked:
        form.form_errors.append(gettext("Chọn ít nhất một đề nghị."))
        return show(form), 422
    at = clock.now()
    found = asked.requests_to_change(ticked, by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for("requests.waiting"))
    overtaken = [who_was_first(one) for one in found if one.version != ticked[one.id]]
    if overtaken:
        db.session.rollback()
        form.form_errors.extend(overtaken)
        return show(form), 409
    return carry_out(form, found, at=at)


def carry_out(form: DecideForm, found: list[Request], *, at: datetime) -> ResponseReturnValue:
    """Decide, say how many, and go back; name each one that was refused."""
    try:
        ruling = Ruling(form.decision(at=at), form.answer.data != NO, form.note.data or "")
        done = requests.decide_many(found, ruling, by=current_user, at=at)
    except SomeRefused as some:
        whys = [f"{task.code}: {sentence(no)}" for task, no in some.refusals]
        form.form_errors.append(" ".join([sentence(some), *whys]))
    except Refused as refusal:
        form.form_errors.append(sentence(refusal))
    if form.form_errors:
        db.session.rollback()
        return show(form), 422
    db.session.commit()
    count = two_digits(len(done))
    flash(gettext("Đã ghi ý kiến về %(count)s đề nghị.", count=count), "saved")
    return redirect(url_for("requests.waiting"))


def ticks() -> dict[int, int]:
    """Return the ticked requests, each with the version that was on the page."""
    pairs = (tick.partition("-") for tick in request.form.getlist("chon"))
    return {
        int(one): int(version)
        for one, _, version in pairs
        if one.isascii() and one.isdigit() and version.isascii() and version.isdigit()
        and len(one) < 10 and len(version) < 10
    }  # fmt: skip


def show(form: DecideForm) -> str:
    """Draw the page; ticks of a form that could not be taken stay, with the versions of now."""
    found = asked.waiting_requests(by=current_user)
    form.offer_deciders()
    chosen = ticks() if form.is_submitted() else {}
    rows = [
        {
            "request": one, "asks": asked_words(one), "is_ticked": one.id in chosen,
            "changes": changes_of(one) if one.kind == Kind.CHANGE else [],
        }
        for one in found
    ]  # fmt: skip
    return render_template(
        "requests/waiting.html", rows=rows, form=form, is_leader=decides_self(), on=clock.today()
    )
