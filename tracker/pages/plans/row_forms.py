"""Rows of tasks as a form writes them: cells, the deadline as read, what an annex printed."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms import Form as PlainForm
from wtforms.validators import Length

from tracker import units
from tracker.issuing import Row, read_days
from tracker.pages.forms import DayField, options
from tracker.pages.limits import record_id
from tracker.plans import ContentArea, Plan
from tracker.rules.due_dates import Reading
from tracker.rules.numbers import format_day, two_digits
from tracker.units import Unit

MOST = 100
NAMED = 4
TEXT = Length(max=2000)


class RowForm(PlainForm):
    """One task; `seen` holds the days that stood beside the deadline when the page was drawn."""

    title = TextAreaField(lazy_gettext("Nội dung, nhiệm vụ"), [TEXT])
    deliverable = TextAreaField(lazy_gettext("Sản phẩm"), [TEXT])
    area = SelectField(lazy_gettext("Thuộc nội dung"), coerce=record_id, validate_choice=False)
    lead = SelectField(lazy_gettext("Chủ trì"), coerce=record_id, validate_choice=False)
    collecting = SelectField(
        lazy_gettext("Đơn vị theo dõi, tổng hợp"), coerce=record_id, validate_choice=False
    )
    coordinating = TextAreaField(lazy_gettext("Phối hợp"), [Length(max=4000)])
    deadline_text = StringField(lazy_gettext("Thời gian hoàn thành"), [Length(max=400)])
    fixed_on = DayField(lazy_gettext("Ấn định ngày"))
    left_out = BooleanField(lazy_gettext("Không bổ sung dòng này"))
    seen = HiddenField()
    printed_no = HiddenField(validators=[Length(max=40)])
    printed = HiddenField(validators=[Length(max=20_000)])

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written, or the row is left out."""
        texts = (self.title.data, self.deliverable.data, self.deadline_text.data)
        written = any((text or "").strip() for text in texts) or self.lead.data
        return bool(self.left_out.data) or not written


class RowsMixin:
    """Rows in a form: what they offer, what they hold."""

    rows: Any = FieldList(FormField(RowForm), min_entries=1, max_entries=MOST)

    def offer(self, offered: "Offered") -> None:
        """Offer areas and units in every row."""
        for row in self.rows:
            offered.put_into(row.form)

    def written(self) -> list[RowForm]:
        """Return the rows that somebody wrote."""
        return [row.form for row in self.rows if not row.form.is_blank]

    def shown_days(self, *, year: int) -> bool:
        """Put what each deadline means beside it; tell whether all of it had been shown before."""
        known = True
        for form in self.written():
            days = days_key(read_days(as_row(form), year=year))
            known = known and form.seen.data == days
            form.seen.data, form.seen.raw_data = days, None
        return known


@dataclass(frozen=True)
class Offered:
    """The content areas and units that a row chooses from."""

    plan_areas: list[ContentArea]
    all_units: list[Unit]

    def put_into(self, form: RowForm) -> None:
        """Let a row choose: the areas, the units that lead, and those that may collect."""
        areas = [(one.id, f"{one.numeral}. {one.title}") for one in self.plan_areas]
        leads = [(unit.id, unit.name) for unit in self.all_units]
        single = [(unit.id, unit.name) for unit in self.all_units if not unit.type.is_group]
        form.area.choices = options([(0, "–"), *areas])
        form.lead.choices = options([(0, "–"), *leads])
        form.collecting.choices = options([(0, "–"), *single])

    def row(self, form: RowForm) -> Row:
        """Return what a row's form says, areas and units by their ids."""
        areas = {one.id: one for one in self.plan_areas}
        by_id = {unit.id: unit for unit in self.all_units}
        return as_row(
            form, area=areas.get(form.area.data), lead=by_id.get(form.lead.data),
            collecting=by_id.get(form.collecting.data),
        )  # fmt: skip


def offered_by(plan: Plan) -> Offered:
    """Return what rows of a plan choose from: its areas, the units of its authority."""
    return Offered(list(plan.areas), units.of_authority(plan.authority_id))


def as_row(form: RowForm, **chosen: Any) -> Row:
    """Return the cells of a form as a row."""
    names: Iterable[str] = (form.coordinating.data or "").splitlines()
    return Row(
        form.title.data or "", deliverable=form.deliverable.data or "",
        coordinating=tuple(names), deadline_text=form.deadline_text.data or "",
        fixed_on=form.fixed_on.data, printed_no=form.printed_no.data or "",
        printed=printed_of(form.printed.data), **chosen,
    )  # fmt: skip


def printed_of(text: str | None) -> dict[str, str]:
    """Return the cells as printed that a form carried along; none where they are no such thing."""
    try:
        cells = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(cells, dict):
        return {}
    return {str(header): str(cell) for header, cell in cells.items()}


def days_key(reading: Reading) -> str:
    """Return the days of a reading as a form carries them."""
    return ";".join(day.isoformat() for day in reading.due_on) or "-"


def days_words(form: RowForm, *, plan: Plan) -> str:
    """Return what the deadline of a row was read as, in words."""
    return reading_words(read_days(as_row(form), year=plan.year), year=plan.year)


def reading_words(reading: Reading, *, year: int) -> str:
    """Return what a deadline was read as, in words; without a day it counts at the year's end."""
    days = reading.due_on
    if not days:
        end = format_day(date(year, 12, 31))
        return gettext("Chưa xác định hạn, tính đến hết ngày %(day)s", day=end)
    if len(days) > NAMED:
        return gettext(
            "Đọc là %(count)s mốc, mốc cuối %(day)s", count=two_digits(len(days)),
            day=format_day(days[-1]),
        )  # fmt: skip
    return gettext("Đọc là %(days)s", days="; ".join(format_day(day) for day in days))
