"""A document given in a form: its file is looked at early, its record kept with the act."""

from datetime import datetime
from typing import Any, Protocol

from flask_babel import lazy_gettext
from wtforms import Field, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from tracker import evidence, files
from tracker.accounts import Person
from tracker.evidence import Cited, Document
from tracker.files import Examined
from tracker.pages.forms import DayField, Form
from tracker.pages.held_file import HeldFileField
from tracker.pages.locale import sentence
from tracker.rules import Refused

LINE = Length(max=255)


class Given(Protocol):
    """A form that gives a document: fields `doc_…`, and the file that was looked at."""

    doc_file: HeldFileField
    examined: Examined | None

    def __contains__(self, name: str) -> bool: ...
    def __getitem__(self, name: str) -> Field: ...


class PaperForm(Form):
    """A document that an act rests on: number and day, which it must have, abstract and file."""

    doc_number = StringField(lazy_gettext("Số, ký hiệu"), [InputRequired(), LINE])
    doc_on = DayField(lazy_gettext("Ngày văn bản"), [InputRequired()])
    doc_abstract = StringField(lazy_gettext("Trích yếu"), [LINE])
    doc_file = HeldFileField(lazy_gettext("Tệp văn bản"))

    examined: Examined | None = None

    def validate_doc_file(self, field: Any) -> None:
        """Look at the file here, before the writing transaction begins."""
        try:
            self.examined = field.examine()
        except Refused as refusal:
            raise ValidationError(sentence(refusal)) from None


def cited(form: Given, *, signer: str = "") -> Cited:
    """Return the document as a form cites it, signed by `signer` unless the form names another."""
    return Cited(
        number=_told(form, "doc_number"), issued_on=form["doc_on"].data,
        issuer=_told(form, "doc_issuer"), signer=_told(form, "doc_signer") or signer,
        abstract=_told(form, "doc_abstract"),
        is_restricted="is_restricted" in form and bool(form["is_restricted"].data),
    )  # fmt: skip


def keep(
    form: Given, authority_id: int, *, by: Person, at: datetime, signer: str = ""
) -> Document:  # fmt: skip
    """Keep the record of the document that a form gives an authority, with its file.

    Refused as `evidence.describe`.
    """
    file = None
    if form.examined:
        file = files.keep(form.examined, authority_id=authority_id, by=by, at=at)
        form.doc_file.release()
    told = cited(form, signer=signer)
    return evidence.describe(told, authority_id=authority_id, by=by, at=at, file=file)


def _told(form: Given, name: str) -> str:
    return (form[name].data or "").strip() if name in form else ""
