"""The form of how an indicator is measured: its target, its path, where its values come from."""

from datetime import date
from decimal import Decimal
from functools import cached_property

from flask import request
from flask_babel import gettext, lazy_gettext
from wtforms import IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from tracker.pages.forms import Form, NumberField, options
from tracker.pages.indicators.words import DIRECTIONS, FREQUENCIES, SOURCE_KINDS
from tracker.plans import Plan
from tracker.rules import Refused
from tracker.rules.indicators import LEAD, SOURCES, Point
from tracker.rules.numbers import parse_decimal
from tracker.units import of_authority

POINT = "moc-"
LINE, TEXT = Length(max=255), Length(max=4000)
COUNTINGS = {
    "cumulative": lazy_gettext("Mỗi số đã gồm cả từ đầu năm"),
    "adds_up": lazy_gettext("Mỗi số của riêng kỳ, cộng thành số cả năm"),
    "own": lazy_gettext("Mỗi số của riêng kỳ, kỳ nào cũng phải đạt"),
}


class DefinitionForm(Form):
    """How an indicator is measured; the path's points are fields `moc-` with their day."""

    version = IntegerField(widget=HiddenInput())
    title = TextAreaField(lazy_gettext("Tên chỉ tiêu"), [InputRequired(), TEXT])
    measure = StringField(lazy_gettext("Cách đo như in"), [TEXT])
    unit_text = StringField(lazy_gettext("Đơn vị tính"), [LINE])
    direction = SelectField(lazy_gettext("So với mức giao"), [InputRequired()])
    target = NumberField(lazy_gettext("Mức giao"))
    target2 = NumberField(lazy_gettext("Đầu trên của khoảng"))
    baseline = NumberField(lazy_gettext("Mức nền"))
    baseline_note = StringField(lazy_gettext("Mức nền lấy từ"), [LINE])
    numerator_label = StringField(lazy_gettext("Tử số là"), [LINE])
    denominator_label = StringField(lazy_gettext("Mẫu số là"), [LINE])
    frequency = SelectField(lazy_gettext("Kỳ đo"), [InputRequired()])
    counting = RadioField(lazy_gettext("Cách cộng"), [InputRequired()], default="cumulative")
    lead_unit_id = SelectField(lazy_gettext("Đơn vị chủ trì, nhập số liệu"))
    source = SelectField(lazy_gettext("Nguồn số liệu"), default="typed|")
    scope = SelectField(lazy_gettext("Phạm vi của nguồn"))
    formula = StringField(lazy_gettext("Công thức"), [LINE])
    scope_note = StringField(lazy_gettext("Ghi chú phạm vi"), [LINE])
    reason = StringField(lazy_gettext("Căn cứ thay đổi"), [TEXT])

    scoped = frozenset({"dossiers", "tasks", "registers", "survey"})
    typed: dict[str, str]

    @cached_property
    def path(self) -> list[Point]:
        """The path as posted, in the order of its days."""
        return [Point(date.fromisoformat(day), value) for day, value in self._points().items()]

    def validate(self, extra_validators: object = None) -> bool:
        """Check the fields and the numbers of the path."""
        is_valid = super().validate(extra_validators)
        for day, text in self.typed.items():
            if text and read(text) is None:
                words = gettext("Lộ trình: “%(text)s” không phải số.", text=text)
                self.form_errors.append(words)
                is_valid = False
            elif not is_day(day):
                is_valid = False
        return is_valid

    def _points(self) -> dict[str, Decimal]:
        found = ((day, read(text)) for day, text in sorted(self.typed.items()) if is_day(day))
        return {day: value for day, value in found if value is not None}


def read(text: str) -> Decimal | None:
    """Return a number typed for a point; None for none."""
    try:
        return parse_decimal(text.removesuffix("%").strip()) if text.strip() else None
    except Refused:
        return None


def is_day(text: str) -> bool:
    """Tell whether a text is a day in the ISO form, as our own fields are named."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def offer(form: DefinitionForm, plan: Plan) -> DefinitionForm:
    """Fill the lists of a form: units and areas of the plan, and every source by its full name."""
    form.typed = {
        name.removeprefix(POINT): text.strip()
        for name, text in request.form.items() if name.startswith(POINT)
    }  # fmt: skip
    form.direction.choices = options((key, gettext(label)) for key, label in DIRECTIONS.items())
    form.frequency.choices = options((key, gettext(label)) for key, label in FREQUENCIES.items())
    form.counting.choices = options(COUNTINGS.items())
    units = [(unit.id, unit.name) for unit in of_authority(plan.authority_id)]
    form.lead_unit_id.choices = options([("", gettext("Chưa giao")), *units])
    form.source.choices = options(sources())
    areas = [(area.code, f"{area.numeral}. {area.title}") for area in plan.areas]
    scopes = [("", gettext("Toàn cơ quan")), (LEAD, gettext("Chỉ đơn vị chủ trì")), *areas]
    form.scope.choices = options(scopes)
    return form


def sources() -> list[tuple[str, str]]:
    """Return every source: its kind and its name, which tells the denominator."""
    typed, formula = (gettext(SOURCE_KINDS[kind]) for kind in ("typed", "formula"))
    found = [("typed|", typed)]
    for kind, named in SOURCES.items():
        head = gettext(SOURCE_KINDS[kind])
        found += [(f"{kind}|{key}", f"{head}: {gettext(one.name)}") for key, one in named.items()]
    return [*found, ("formula|", formula)]
