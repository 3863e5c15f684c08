"""The forms of a task's moves: they read what was typed; the verbs say what is missing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self
from zlib import crc32

from flask import request
from flask_babel import gettext, lazy_gettext
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from tracker.files import Examined
from tracker.pages.forms import DayField, Form, PercentField, options
from tracker.pages.held_file import HeldFileField
from tracker.pages.limits import record_id
from tracker.pages.locale import sentence
from tracker.pages.papers import NUMBER
from tracker.rules import Refused
from tracker.rules.words import BLOCKED_REASON_LABELS, OUTCOME_LABELS
from tracker.tasks import Task, TaskAnswer, TaskPart

OUTCOMES = [(word, lazy_gettext(label)) for word, label in OUTCOME_LABELS.items()]
REASONS = [(word, lazy_gettext(label)) for word, label in BLOCKED_REASON_LABELS.items()]
LINE, TEXT = Length(max=255), Length(max=4000)
AGAIN = "tai-lai"  # in an address: only a file is sent again
FOLLOWS = "file_follows"  # in a form: a script sends the text first and the file after it
TEXT_FIRST = ("post", "occurrence")  # a submission or a block rests on its document
SITUATIONS = {
    "post": lazy_gettext("Đang thực hiện"),
    "occurrence": lazy_gettext("Xong một đợt"),
    "nothing": lazy_gettext("Không phát sinh trong kỳ"),
    "submit": lazy_gettext("Đã xong, gửi xác nhận"),
    "block": lazy_gettext("Vướng mắc"),
    "unblock": lazy_gettext("Đã tháo gỡ"),
}


class TaskForm(Form):
    """What every form on a task carries: the version it was drawn from, and where to go back."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    back = HiddenField()

    # Who changed the task while the form was open, and when.
    overtaken_by: tuple[str, datetime] | None = None
    # Why the file was not taken though the text is saved, and what it is sent again with.
    file_trouble = ""

    def to_send_again(self) -> dict[str, Any]:
        """Return what the page asks for that takes the file alone."""
        return {}

    def version_of(self, task: Task) -> int:
        """Return the version that the form must have been drawn from to be taken."""
        return task.version

    def with_ids(self, prefix: str) -> Self:
        """Give the fields ids of their own: several forms stand on one page."""
        for field in self:
            field.id = f"{prefix}-{field.short_name}".replace("_", "-")
        return self


class DocumentForm(TaskForm):
    """A document as proof: cited, with a file, or both."""

    doc_number = StringField(lazy_gettext("Số, ký hiệu"), [NUMBER])
    doc_on = DayField(lazy_gettext("Ngày"))
    doc_issuer = StringField(lazy_gettext("Cơ quan ban hành"), [LINE])
    doc_abstract = StringField(lazy_gettext("Trích yếu"), [TEXT])
    doc_file = HeldFileField(lazy_gettext("Đính kèm tệp"))
    is_restricted = BooleanField(
        lazy_gettext("Hạn chế xem: chỉ đơn vị chủ trì, thường trực và lãnh đạo")
    )

    # One of the documents offered below, or NEW; empty until something was offered.
    reuse = StringField(validators=[Length(max=9)])

    examined: Examined | None = None
    # Documents that seem to be the one given: id and words.
    offered: Sequence[tuple[str, str]] = ()

    def validate_doc_file(self, field: Any) -> None:
        """Look at the file here, before the writing transaction begins."""
        if self.takes_text_first and request.form.get(FOLLOWS):
            self.file_trouble = gettext("Đang tải tệp.")
            return
        try:
            self.examined = field.examine()
        except Refused as refusal:
            if not self.takes_text_first:
                raise ValidationError(sentence(refusal)) from None
            self.file_trouble = sentence(refusal)

    @property
    def takes_text_first(self) -> bool:
        """Whether the text is saved without a file that cannot be taken."""
        return False

    @property
    def has_document(self) -> bool:
        """Whether a document was given whose file, if any, can be taken."""
        told = (self.doc_number.data, self.doc_abstract.data, self.examined)
        given = any(told) or (self.reuse.data or "").isdecimal()
        return given and not self.file_trouble

    def to_send_again(self) -> dict[str, Any]:
        """Return the document as it was cited; its file is what is wanted."""
        cited = {
            name: self[name].raw_data[0]
            for name in ("doc_number", "doc_on", "doc_issuer", "doc_abstract", "is_restricted")
            if self[name].raw_data and self[name].raw_data[0]
        }
        return cited | {AGAIN: "1"}


class UpdateForm(DocumentForm):
    """The whole update in one place: how it stands, a sentence, how far, proof."""

    is_on_behalf = False  # the secretariat enters it for the unit, and says on what basis

    situation = RadioField(
        lazy_gettext("Tình hình"), choices=options(SITUATIONS.items()), default="post"
    )
    text = TextAreaField(lazy_gettext("Một câu về kết quả"), [TEXT])
    percent = PercentField(lazy_gettext("Đạt đến nay"))
    basis = StringField(lazy_gettext("Căn cứ cập nhật thay đơn vị"), [LINE])
    done_on = DayField(lazy_gettext("Ngày hoàn thành thực tế"))
    outcome = RadioField(
        lazy_gettext("Tự đánh giá"), choices=options(OUTCOMES), validate_choice=False
    )
    occurrence_id = SelectField(
        lazy_gettext("Đợt"), coerce=record_id, choices=[], validate_choice=False, default=0
    )
    reason = SelectField(
        lazy_gettext("Nguyên nhân"), choices=options([("", "–"), *REASONS]), default=""
    )
    agency = StringField(lazy_gettext("Cơ quan đang chờ"), [LINE])
    since_on = DayField(lazy_gettext("Vướng mắc từ ngày"))

    @property
    def takes_text_first(self) -> bool:
        """Whether the text is saved without a file that cannot be taken."""
        return self.situation.data in TEXT_FIRST

    @property
    def says_something(self) -> bool:
        """Whether anything was typed or chosen, so that "nothing has changed" would drop it."""
        chosen = self.situation.data not in {None, "", "None", "post"}
        typed = (self.text.data or "").strip() or self.percent.data is not None
        return bool(chosen or typed or self.has_document or self.file_trouble)


class StartForm(TaskForm):
    """Beginning work asks nothing."""


class WithdrawForm(TaskForm):
    """Taking a submission back asks nothing."""


class VerifyForm(TaskForm):
    """A verifier's confirmation; the button pressed says met or not met."""

    outcome = StringField()
    done_on = DayField(lazy_gettext("Ngày hoàn thành thực tế"))
    reason = TextAreaField(lazy_gettext("Lý do chưa đạt, hoặc ghi chú"), [TEXT])


class SendBackForm(TaskForm):
    """A verifier's no."""

    reason = TextAreaField(lazy_gettext("Cần bổ sung gì"), [TEXT])


class PartForm(DocumentForm):
    """A coordinating unit's part; its version is that of the part, not of the task."""

    part_id = SelectField(
        lazy_gettext("Phần việc của"), coerce=record_id, choices=[], validate_choice=False
    )
    text = TextAreaField(lazy_gettext("Một câu về phần việc phối hợp"), [TEXT])
    done_on = DayField(lazy_gettext("Ngày xong, để trống nếu chưa xong"))

    def version_of(self, task: Task) -> int:
        """Return the version of the part chosen."""
        chosen = [part for part in task.parts if part.id == self.part_id.data]
        return stamp(chosen[0]) if chosen else 0


class AnswerForm(DocumentForm):
    """A unit's answer to a task given to many; its version is that of the answer."""

    answer_id = SelectField(
        lazy_gettext("Kết quả của"), coerce=record_id, choices=[], validate_choice=False
    )
    text = TextAreaField(lazy_gettext("Một câu về kết quả của đơn vị"), [TEXT])
    done_on = DayField(lazy_gettext("Ngày xong, để trống nếu chưa xong"))

    def version_of(self, task: Task) -> int:
        """Return the version of the answer chosen."""
        chosen = [answer for answer in task.answers if answer.id == self.answer_id.data]
        return stamp(chosen[0]) if chosen else 0


def stamp(given: TaskPart | TaskAnswer) -> int:
    """Return a number that changes with what a unit has given."""
    state = f"{given.status}{given.returned_count}" if isinstance(given, TaskAnswer) else ""
    return crc32(f"{given.done_on}|{given.note}{state}".encode())


class AssignForm(TaskForm):
    """The person in charge, among the people of the unit."""

    staff_id = SelectField(
        lazy_gettext("Người thực hiện"), coerce=record_id, choices=[], validate_choice=False
    )


class EvidenceForm(DocumentForm):
    """Proof without an update: a new document, or one that is kept already."""

    document_id = StringField(validators=[Length(max=9)])
