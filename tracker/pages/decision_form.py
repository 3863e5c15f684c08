"""The fields by which a leader's decision is recorded: who decided, and by which document."""

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext
from flask_login import current_user
from werkzeug.datastructures import FileStorage
from wtforms import SelectField, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from tracker import clock, evidence, files
from tracker.accounts import Person, people_with
from tracker.evidence import Cited, Decision, Document
from tracker.files import Examined
from tracker.pages.forms import DayField, FileField, Form, options
from tracker.pages.limits import record_id
from tracker.pages.locale import sentence
from tracker.rules import Refused
from tracker.rules.words import Role

LINE = Length(max=255)


class DecisionForm(Form):
    """A decision by its document: number, day, signer, file; the leader who decided."""

    doc_number = StringField(lazy_gettext("Số, ký hiệu"), [InputRequired(), LINE])
    doc_on = DayField(lazy_gettext("Ngày văn bản"), [InputRequired()])
    decider = SelectField(lazy_gettext("Người quyết định"), coerce=record_id)
    doc_signer = StringField(lazy_gettext("Người ký"), [LINE])
    doc_abstract = StringField(lazy_gettext("Trích yếu"), [LINE])
    doc_file = FileField(lazy_gettext("Tệp văn bản"))

    examined: Examined | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decider.choices = options((person.id, person.full_name) for person in leaders())

    def validate_doc_file(self, field: Any) -> None:
        """Look at the file here, before the writing transaction begins."""
        given = field.data
        if isinstance(given, FileStorage) and given.filename:
            try:
                self.examined = files.examine(given.filename, given.stream.read())
            except Refused as refusal:
                raise ValidationError(sentence(refusal)) from None

    def decision(self, *, at: datetime) -> Decision:
        """Keep the document with its file and return what was decided by it; valid forms only."""
        decider = next(person for person in leaders() if person.id == self.decider.data)
        document = self.document(decider.full_name, at=at)
        return Decision(decider, document.issued_on or clock.day_of(at), document)

    def document(self, signer: str, *, at: datetime) -> Document:
        """Keep the document with its file, signed by `signer` unless the form names another."""
        authority_id, file = current_user.authority_id, None
        if self.examined:
            file = files.keep(self.examined, authority_id=authority_id, by=current_user, at=at)
        cited = Cited(
            number=(self.doc_number.data or "").strip(), issued_on=self.doc_on.data,
            signer=(self.doc_signer.data or "").strip() or signer,
            abstract=(self.doc_abstract.data or "").strip(),
        )  # fmt: skip
        return evidence.describe(
            cited, authority_id=authority_id, by=current_user, at=at, file=file
        )  # fmt: skip


def leaders() -> list[Person]:
    """Return the leaders of the reader's authority."""
    return people_with(Role.LEADER, authority_id=current_user.authority_id, on=clock.today())
