"""The forms of the registers: whose entry it is, its figures, and its proof."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import HiddenInput

from tracker import clock
from tracker.access.registers import units_to_enter
from tracker.evidence import Document
from tracker.pages.forms import CountField, DayField, Form, options
from tracker.pages.known import known_or_kept
from tracker.pages.limits import record_id
from tracker.pages.papers import LINE, NUMBER, PaperForm
from tracker.registers import Item, Late, Letter, Round

TEXT = Length(max=1000)
MOST = 1_000_000
COUNT = NumberRange(0, MOST)
MOST_DAYS = 3650


class OfUnit(Form):
    """Whose entry it is; somebody of one unit alone has nothing to choose, others choose first."""

    unit = SelectField(lazy_gettext("Đơn vị"), coerce=record_id, validate_choice=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = units_to_enter(current_user, on=clock.today())
        pairs = [(unit.id, unit.name) for unit in own if not unit.ended_on]
        first = [(0, gettext("Chọn đơn vị…"))] if len(pairs) > 1 else []
        self.unit.choices = options([*first, *pairs])

    def validate_unit(self, unit: SelectField) -> None:
        """Refuse an entry of no unit."""
        if not unit.data:
            raise ValidationError(gettext("Chọn đơn vị."))


class Versioned(Form):
    """The version that was looked at before the correction."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


class Proof(PaperForm):
    """A document as proof, which may be left out."""

    doc_number = StringField(lazy_gettext("Số, ký hiệu"), [NUMBER])
    doc_on = DayField(lazy_gettext("Ngày văn bản"))

    def proof(self, *, at: datetime) -> Document | None:
        """Return the document given, kept already or now; None where none was given."""
        is_given = self.doc_number.data or self.examined or self.reuse.data
        return known_or_kept(self, at=at) if is_given else None


class VoidForm(Versioned):
    """Why an entry is void."""

    reason = TextAreaField(lazy_gettext("Lý do hủy"), [InputRequired(), TEXT])


class ItemFields(Proof):
    """A news item or an initiative."""

    title = StringField(lazy_gettext("Tên tin, bài"), [InputRequired(), Length(max=400)])
    on = DayField(lazy_gettext("Ngày đăng"), [InputRequired()])
    link = StringField(lazy_gettext("Liên kết"), [Length(max=1000)])
    recognised_by = StringField(lazy_gettext("Công nhận bởi"), [LINE])

    def told(self, *, at: datetime) -> Item:
        """Return what was told; valid forms only. Refused as the document may be."""
        return Item(
            self.title.data or "", self.on.data, self.link.data or "",
            self.recognised_by.data or "", self.proof(at=at),
        )  # fmt: skip


class ItemForm(OfUnit, ItemFields):
    """A new news item or initiative."""


class CorrectItemForm(Versioned, ItemFields):
    """A correction of one."""


class LateFields(Form):
    """A late dossier, by its code alone; `known` are the ids of the authority's fields."""

    known: Collection[int] = ()
    dossier_code = StringField(lazy_gettext("Mã hồ sơ"), [InputRequired(), Length(max=60)])
    field = SelectField(lazy_gettext("Lĩnh vực"), coerce=record_id, validate_choice=False)
    late_on = DayField(lazy_gettext("Ngày trễ hẹn"), [InputRequired()])
    days_late = CountField(
        lazy_gettext("Số ngày làm việc trễ"), [InputRequired(), NumberRange(1, MOST_DAYS)]
    )
    reason = TextAreaField(lazy_gettext("Lý do trễ"), [TEXT])

    def told(self) -> Late:
        """Return what was told; valid forms only."""
        field_id = self.field.data if self.field.data in self.known else 0
        return Late(
            self.dossier_code.data or "", self.late_on.data, self.days_late.data,
            self.reason.data or "", field_id or None,
        )  # fmt: skip


class LateForm(OfUnit, LateFields):
    """A new one."""


class CorrectLateForm(Versioned, LateFields):
    """A correction of one."""


class LetterForm(Versioned):
    """The letter of apology that was sent."""

    number = StringField(lazy_gettext("Số phiếu"), [InputRequired(), LINE])
    sent_on = DayField(lazy_gettext("Ngày gửi"), [InputRequired()])
    new_due_on = DayField(lazy_gettext("Ngày hẹn lại"), [InputRequired()])

    def told(self) -> Letter:
        """Return the letter; valid forms only."""
        return Letter(self.number.data or "", self.sent_on.data, self.new_due_on.data)


class RoundFields(Proof):
    """A survey round."""

    title = StringField(lazy_gettext("Tên đợt khảo sát"), [InputRequired(), LINE])
    since = DayField(lazy_gettext("Từ ngày"), [InputRequired()])
    until = DayField(lazy_gettext("Đến ngày"), [InputRequired()])
    sent = CountField(lazy_gettext("Số phiếu phát ra"), [InputRequired(), COUNT])
    valid = CountField(lazy_gettext("Số phiếu hợp lệ"), [InputRequired(), COUNT])
    satisfied = CountField(lazy_gettext("Số phiếu hài lòng"), [InputRequired(), COUNT])

    def told(self, *, at: datetime) -> Round:
        """Return the round; valid forms only. Refused as the document may be."""
        return Round(
            self.title.data or "", self.since.data, self.until.data, self.sent.data,
            self.valid.data, self.satisfied.data, self.proof(at=at),
        )  # fmt: skip


class RoundForm(OfUnit, RoundFields):
    """A new round."""


class CorrectRoundForm(Versioned, RoundFields):
    """A correction of one."""


class CountsFields(Proof):
    """A unit's procedures as of a day, counted as far as known."""

    on = DayField(lazy_gettext("Số liệu đến ngày"), [InputRequired()])
    total = CountField(lazy_gettext("Tổng số thủ tục hành chính"), [Optional(), COUNT])
    at_one_stop = CountField(lazy_gettext("Tiếp nhận tại Bộ phận Một cửa"), [Optional(), COUNT])
    posted = CountField(lazy_gettext("Đã niêm yết, công khai"), [Optional(), COUNT])
    online_full = CountField(lazy_gettext("Trực tuyến toàn trình"), [Optional(), COUNT])
    online_partial = CountField(lazy_gettext("Trực tuyến một phần"), [Optional(), COUNT])
    linked = CountField(lazy_gettext("Liên thông"), [Optional(), COUNT])
    simplified = CountField(lazy_gettext("Đã đơn giản hóa"), [Optional(), COUNT])
    link = StringField(lazy_gettext("Liên kết nơi niêm yết, công khai"), [Length(max=1000)])
    note = StringField(lazy_gettext("Ghi chú"), [LINE])


class CountsForm(OfUnit, CountsFields):
    """New counts, or a correction of those of the same day."""
