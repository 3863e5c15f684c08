"""The form for the value of one period, with the document that proves it."""

from flask_babel import lazy_gettext
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import Length

from tracker.pages.forms import DayField, NumberField, TypedField, options
from tracker.pages.held_file import HeldFileField
from tracker.pages.indicators.typing import part, value_alone
from tracker.pages.papers import NUMBER, LookedAtForm
from tracker.rules.numbers import format_exact

LINE, TEXT = Length(max=255), Length(max=4000)


class PartField(TypedField):
    """One side of a fraction: 36.075 is a count."""

    read = staticmethod(part)
    write = staticmethod(format_exact)


class ValueField(NumberField):
    """A number, with or without its sign of percent."""

    read = staticmethod(value_alone)


class ValueForm(LookedAtForm):
    """A fraction, or the value alone, a remark and a document; `stamp` is what was there before."""

    stamp = StringField()
    on = DayField(lazy_gettext("Số liệu đến ngày"))
    numerator = PartField(lazy_gettext("Tử số"))
    denominator = PartField(lazy_gettext("Mẫu số"))
    value = ValueField(lazy_gettext("Giá trị"))
    answer = RadioField(
        lazy_gettext("Kết quả"), validate_choice=False,
        choices=options([("1", lazy_gettext("Có")), ("0", lazy_gettext("Chưa"))]),
    )  # fmt: skip
    note = TextAreaField(lazy_gettext("Ghi chú"), [TEXT])
    doc_number = StringField(lazy_gettext("Số, ký hiệu"), [NUMBER])
    doc_on = DayField(lazy_gettext("Ngày"))
    doc_issuer = StringField(lazy_gettext("Cơ quan ban hành"), [LINE])
    doc_abstract = StringField(lazy_gettext("Trích yếu"), [TEXT])
    doc_file = HeldFileField(lazy_gettext("Đính kèm tệp"))

    @property
    def has_document(self) -> bool:
        """Whether a document was given, or one kept already was chosen."""
        told = (self.doc_number.data, self.doc_abstract.data, self.examined)
        return any(told) or (self.reuse.data or "").isdecimal()
