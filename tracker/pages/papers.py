"""A document given in a form: its file is looked at early, its record kept with the act."""

from collections.abc import Sequence
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
NUMBER = Length(max=60)  # `12345/QĐ-UBND-VX` and longer; a whole sentence is no number


class Given(Protocol):
    """A form that gives a document: fields `doc_…`, the file that was looked at, what is offered.

    `reuse` is one of the documents `offered`, as id and words, or `known.NEW`.
    """

    doc_file: HeldFileField
    reuse: StringField
    examined: Examined | None
    offered: Sequence[tuple[str, str]]

    def __contains__(self, name: str) -> bool: ...
    def __getitem__(self, name: str) -> Field: ...


class LookedAtForm(Form):
    """A document whose file is looked at here, before the writing transaction begins.

    `offered` are documents that seem to be the one given, `reuse` the one chosen of them.
    """

    reuse = StringField(validators=[Length(max=9)])

    examined: Examined | None = None
    offered: Sequence[tuple[str, str]] = ()

    def validate_doc_file(self, field: Any) -> None:
        """Refuse beside its field a file that cannot be."""
        try:
            self.examined = field.examine()
        except Refused as refusal:
            raise ValidationError(sentence(refusal)) from None


class PaperForm(LookedAtForm):
    """A document that an act rests on: number and day, which it must have, abstract and file."""

    doc_number = StringField(lazy_gettext("Số, ký hiệu"), [InputRequired(), NUMBER])
    doc_on = DayField(lazy_gettext("Ngày văn bản"), [InputRequired()])
    doc_abstract = StringField(lazy_gettext("Trích yếu"), [LINE])
    doc_file = HeldFileField(lazy_gettext("Tệp văn bản"))


def cited(form: Given, *, signer: str = "") -> Cited:
    """Return the document as a form cites it, signed by `signer` unless the form names another."""
    return Cited(
        number=told(form, "doc_number"), issued_on=form["doc_on"].data,
        issuer=told(form, "doc_issuer"), signer=told(form, "doc_signer") or signer,
        abstract=told(form, "doc_abstract"),
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
    named = cited(form, signer=signer)
    return evidence.describe(named, authority_id=authority_id, by=by, at=at, file=file)


def told(form: Given, name: str) -> str:
    """Return what a form tells in a field, empty where it has no such field."""
    return (form[name].data or "").strip() if name in form else ""
