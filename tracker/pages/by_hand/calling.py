"""A call or a message noted beside: whom, when, by which way, in a sentence."""

import re

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional, Regexp

from tracker import access, accounts, clock, urgings
from tracker.access import urging
from tracker.access.urging import Work
from tracker.accounts import submissions
from tracker.db import db
from tracker.pages.by_hand.blueprint import pages
from tracker.pages.by_hand.chosen import asked_work, ticked_in
from tracker.pages.forms import DayField, Form, options
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import sentence
from tracker.rules import Refused
from tracker.rules.words import Role
from tracker.urgings import Channel, Contact

SPOKEN = (
    (Channel.PHONE, lazy_gettext("Điện thoại")),
    (Channel.MESSAGE, lazy_gettext("Tin nhắn")),
    (Channel.ZALO, "Zalo"),
    (Channel.IN_PERSON, lazy_gettext("Trực tiếp")),
)
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class ContactForm(Form):
    """Whom, when, how, and what was said."""

    channel = RadioField(
        lazy_gettext("Cách liên hệ"), [InputRequired()], default=Channel.PHONE,
        choices=options(SPOKEN),
    )  # fmt: skip
    whom = StringField(lazy_gettext("Người được liên hệ"), [InputRequired(), Length(max=200)])
    on = DayField(lazy_gettext("Ngày"), [InputRequired()], default=clock.today)
    hour = StringField(
        lazy_gettext("Giờ"),
        [Optional(), Regexp(HOUR, message=lazy_gettext("Nhập giờ như 09:15."))],
    )
    text = StringField(lazy_gettext("Nội dung"), [InputRequired(), Length(max=1000)])

    @property
    def contact(self) -> Contact:
        """Return what was told of the call."""
        on = self.on.data or clock.today()
        whom, text, hour = (one.data or "" for one in (self.whom, self.text, self.hour))
        return Contact(Channel(self.channel.data), whom.strip(), on, text, hour)


@pages.get("/lien-he")
@audience(Audience.SECRETARIAT)
def contact() -> str:
    """Show the form, with the head of the unit named."""
    work = asked_unit()
    posts = accounts.people_in([work.unit.id], on=clock.today()).get(work.unit.id, [])
    heads = [post.person.full_name for post in posts if post.role == Role.UNIT_HEAD]
    return page(ContactForm(formdata=None, whom=", ".join(heads)), work)


def asked_unit() -> Work:
    """Return what the one unit of the address owes, or raise NotFound."""
    works = asked_work()
    if len(works) != 1:
        raise access.NotFound
    return works[0]


def page(form: ContactForm, work: Work, wrong: str = "") -> str:
    """Draw the page, with what stands in the way."""
    return render_template(
        "by_hand/contact.html", form=form, work=work, ticked=ticked_in([work]), wrong=wrong
    )


@pages.post("/lien-he")
@audience(Audience.SECRETARIAT)
def note() -> ResponseReturnValue:
    """Note the call, once."""
    form, at = ContactForm(), clock.now()
    if not form.validate_on_submit():
        return page(form, asked_unit()), 422
    urging.begin_urging(current_user)
    work = asked_unit()
    if submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        ticked = set(request.form.getlist("viec"))
        tasks = dict.fromkeys(one.task for one in work.matters if one.value in ticked)
        try:
            urgings.by_contact(work.unit, list(tasks), form.contact, by=current_user, at=at)
        except Refused as no:
            db.session.rollback()
            return page(form, asked_unit(), sentence(no)), 422
        db.session.commit()
        flash(gettext("Đã ghi nhận; tính vào số lần đôn đốc."), "saved")
    return redirect(url_for(".listing"), code=303)
