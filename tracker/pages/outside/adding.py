"""Giving tasks outside the plan: one text, several units, one task for each of them."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import (
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from tracker import access, clock, issuing, units
from tracker.accounts import submissions
from tracker.db import db
from tracker.evidence import Document
from tracker.issuing import Instruction, Row, read_days
from tracker.pages.forms import DayField, options
from tracker.pages.guard import Audience, audience
from tracker.pages.known import known_or_kept
from tracker.pages.limits import record_id
from tracker.pages.locale import sentence
from tracker.pages.outside.blueprint import pages
from tracker.pages.papers import LINE, PaperForm
from tracker.pages.plans.row_forms import days_key, reading_words
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.rules.numbers import two_digits
from tracker.rules.words import SOURCE_LABELS, Source
from tracker.units import Unit

TEXT = Length(max=2000)


class GiveForm(PaperForm):
    """A task, the units that lead one each, and the document that gives it."""

    title = TextAreaField(lazy_gettext("Nội dung, nhiệm vụ"), [InputRequired(), TEXT])
    deliverable = TextAreaField(lazy_gettext("Sản phẩm"), [TEXT])
    leads = SelectMultipleField(
        lazy_gettext("Chủ trì"),
        [InputRequired(lazy_gettext("Chọn ít nhất một đơn vị chủ trì."))],
        coerce=record_id, validate_choice=False,
        option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False),
    )  # fmt: skip
    collecting = SelectField(
        lazy_gettext("Đơn vị theo dõi, tổng hợp"), coerce=record_id, validate_choice=False
    )
    deadline_text = StringField(lazy_gettext("Thời gian hoàn thành"), [Length(max=400)])
    fixed_on = DayField(lazy_gettext("Ấn định ngày"))
    seen = HiddenField()
    source = SelectField(lazy_gettext("Nguồn giao"))
    doc_issuer = StringField(lazy_gettext("Cơ quan ban hành"), [LINE])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = units_to_lead()
        single = [(unit.id, unit.name) for unit in own if not unit.type.is_group]
        self.leads.choices = options((unit.id, unit.name) for unit in own)
        self.collecting.choices = options([(0, "–"), *single])
        self.source.choices = options(
            (source, gettext(label)) for source, label in SOURCE_LABELS.items()
        )

    def row(self) -> Row:
        """Return the cells, without units."""
        return Row(
            self.title.data or "", deliverable=self.deliverable.data or "",
            deadline_text=self.deadline_text.data or "", fixed_on=self.fixed_on.data,
        )  # fmt: skip

    def rows(self, collection: Plan) -> list[Row]:
        """Return a row for each unit chosen; a group answers to the unit that collects."""
        own = {unit.id: unit for unit in units_to_lead()}
        area = issuing.area_of(collection, Source(self.source.data))
        collecting = own.get(self.collecting.data)
        chosen = [own[unit_id] for unit_id in self.leads.data or () if unit_id in own]
        row = replace(self.row(), area=area, collecting=collecting)
        return [replace(row, lead=unit) for unit in chosen]

    def document(self, *, at: datetime) -> Document:
        """Return the document that gives the task, kept already or now."""
        return known_or_kept(self, at=at)


@pages.get("/ngoai-ke-hoach/giao")
@audience(Audience.SECRETARIAT)
def add() -> str:
    """Offer the form."""
    return page(GiveForm(formdata=None))


@pages.post("/ngoai-ke-hoach/giao")
@audience(Audience.SECRETARIAT)
def give() -> ResponseReturnValue:
    """Give the tasks, once the day that was read of the deadline has been seen."""
    form = GiveForm()
    if not form.validate():
        return page(form), 422
    days = days_key(read_days(form.row(), year=clock.today().year))
    if form.seen.data != days:
        form.seen.data = days
        return page(form, asks=True)
    return take(form)


def take(form: GiveForm) -> ResponseReturnValue:
    """Let the verb give the tasks once."""
    at = clock.now()
    authority = access.authority_to_plan(by=current_user)
    if not submissions.spend(form.submission_id.data or "", by=current_user, at=at):
        db.session.rollback()
        return redirect(url_for(".show"), code=303)
    collection = issuing.collection_of(authority, year=clock.today().year, at=at)
    try:
        instruction = Instruction(Source(form.source.data), form.document(at=at))
        made = issuing.add_outside(
            collection, form.rows(collection), instruction=instruction, by=current_user, at=at
        )
    except Refused as refusal:
        db.session.rollback()
        form.form_errors.append(sentence(refusal))
        return page(form), 422
    db.session.commit()
    flash(gettext("Đã giao %(count)s nhiệm vụ.", count=two_digits(len(made))), "saved")
    return redirect(url_for(".show"), code=303)


def units_to_lead() -> list[Unit]:
    """Return the units in force that may lead a task."""
    own = units.of_authority(current_user.authority_id)
    return [unit for unit in own if unit.id != unit.authority_id]


def page(form: GiveForm, *, asks: bool = False) -> str:
    """Draw the page; `asks` says that the day beside the deadline waits for a look."""
    year = clock.today().year
    words = reading_words(read_days(form.row(), year=year), year=year) if asks else ""
    return render_template("outside/add.html", form=form, asks=asks, read_as=words)
