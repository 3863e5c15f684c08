"""A letter to the people of units about what they owe, sent at once."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from tracker import clock, reminders, urgings
from tracker.access import urging
from tracker.access.urging import Matter, Work
from tracker.accounts import submissions
from tracker.db import db
from tracker.pages.by_hand.blueprint import pages
from tracker.pages.by_hand.chosen import asked_period, asked_work, reach_of, shown_of
from tracker.pages.filters import instant
from tracker.pages.forms import Form
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.periods import ReportPeriod
from tracker.reminders import Round
from tracker.reminders.recipients import People
from tracker.rules import Refused
from tracker.rules.numbers import format_day, two_digits
from tracker.urgings import Act, goes_out


class UrgeForm(Form):
    """The words of the letter."""

    text = TextAreaField(lazy_gettext("Nội dung đôn đốc"), [InputRequired(), Length(max=4000)])


@pages.get("/thu")
@audience(Audience.SECRETARIAT)
def letter() -> str:
    """Show what the units of the address owe, and a letter to begin with."""
    text, period = (
        reminders.proposed_text(current_user.authority_id, on=clock.today()),
        asked_period(),
    )
    return page(UrgeForm(formdata=None, text=words_about(period) + text if period else text), [])


def words_about(period: ReportPeriod) -> str:
    """Return the sentence that asks for the report of a period, in the office's language."""
    day = format_day(period.units_due_on)
    return f"Đề nghị gửi báo cáo kỳ {period.label} (hạn ngày {day}). "


def page(form: UrgeForm, wrong: Sequence[str]) -> str:
    """Draw the page, with what stands in the way."""
    at = clock.now()
    waits = "" if goes_out(at) == at else instant(goes_out(at))
    return render_template(
        "by_hand/letter.html", form=form, wrong=wrong, waits=waits,
        shown=shown_of(asked_work(), words=form.text.data or ""),
    )  # fmt: skip


@pages.post("/thu")
@audience(Audience.SECRETARIAT)
def send() -> ResponseReturnValue:
    """Urge the units on what is ticked, once; who cannot be urged is named."""
    form, at = UrgeForm(), clock.now()
    if not form.validate_on_submit():
        return page(form, []), 422
    urging.begin_urging(current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for(".listing"), code=303)
    now = Round(Act(f"hand:{secrets.token_hex(8)}", form.text.data or ""))
    works = asked_work()
    urgings.lock([work.unit.id for work in works])
    refused = urge_all(works, set(request.form.getlist("viec")), now, at=at)
    if not now.told:
        db.session.rollback()
        return page(form, refused or [gettext("Chọn ít nhất một nhiệm vụ.")]), 422
    reminders.queue_urging(now, at=at)
    db.session.commit()
    tell(now, refused)
    return redirect(url_for(".listing"), code=303)


def urge_all(
    works: Sequence[Work], ticked: set[str], now: Round, *, at: datetime
) -> list[str]:  # fmt: skip
    """Urge on all that is ticked, and return why some of it was refused, each reason once."""
    people = reminders.people_of(current_user.authority_id, on=clock.today())
    refused: dict[str, None] = {}
    for matter in (one for work in works for one in work.matters if one.value in ticked):
        try:
            with db.session.begin_nested():
                urge(matter, now, people, at=at)
        except Refused as no:
            refused[sentence(no)] = None
    return list(refused)


def urge(matter: Matter, now: Round, people: People, *, at: datetime) -> None:
    """Urge a unit on one thing."""
    to = reach_of(matter, people)
    if matter.answer is not None:
        reminders.urge_answer(matter.answer, now, to=to, by=current_user, at=at)
    else:
        reminders.urge(matter.task, now, to=to, by=current_user, at=at)


def tell(now: Round, refused: Sequence[str]) -> None:
    """Say on how much was urged, and why some of it was refused."""
    count = sum(len(tasks) + len(answers) for tasks, answers in now.told.values())
    flash(gettext("Đã đôn đốc %(count)s nhiệm vụ.", count=two_digits(count)), "saved")
    for words in refused:
        flash(words, "refused")
