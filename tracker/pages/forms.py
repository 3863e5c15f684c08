"""What every form shares: protection, the one-time submission id, days as offices write them."""

import hashlib
import secrets
import unicodedata
from collections.abc import Callable, Iterable
from io import SEEK_END
from typing import Any

from flask import Flask, request
from flask_babel import gettext, lazy_gettext
from flask_wtf import CSRFProtect, FlaskForm
from flask_wtf.csrf import _FlaskFormCSRF
from flask_wtf.file import FileAllowed, FileField, FileRequired, FileSize, MultipleFileField
from werkzeug.datastructures import FileStorage, MultiDict
from wtforms import Field, HiddenField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.widgets import TextInput

from tracker import files
from tracker.files import Examined
from tracker.pages.form_words import STALE, Words
from tracker.pages.locale import sentence
from tracker.pages.typed import is_resumed
from tracker.rules import Refused
from tracker.rules.numbers import (
    format_count,
    format_day,
    format_decimal,
    format_typed,
    parse_count,
    parse_day,
    parse_decimal,
    parse_percent,
)

__all__ = [
    "CountField",
    "DayField",
    "FileField",
    "Form",
    "MultipleFileField",
    "NumberField",
    "PercentField",
    "csrf",
    "examined_file",
    "file_needed",
    "file_rules",
    "options",
]

MEGABYTE = 1024 * 1024
# What a form carries beside what its reader says with it.
NO_WORDS = frozenset({"csrf_token", "submission_id", "file_follows"})
csrf = CSRFProtect()


def register(app: Flask) -> None:
    """Check the token of every POST before its view runs, and let small forms carry an id."""
    csrf.init_app(app)
    app.jinja_env.globals["submission_id"] = new_submission_id


def new_submission_id() -> str:
    """Return an id that a form may be posted under once."""
    return secrets.token_urlsafe(12)


class Protection(_FlaskFormCSRF):
    """The token of Flask-WTF, its refusal in the office's words."""

    def validate_csrf_token(self, form: FlaskForm, field: Any) -> None:
        """Check the token, or raise ValidationError."""
        try:
            super().validate_csrf_token(form, field)
        except ValidationError:
            raise ValidationError(gettext(STALE)) from None


class OnceField(HiddenField):
    """An id that is good for one submission of the same words.

    Who goes back and posts other words under the id of the page did not click twice: what is
    spent is the id with what was posted. A file is left out, since the same words come again when
    the connection broke under it.
    """

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the id that was posted, with what was posted under it."""
        if valuelist:
            self.data = f"{valuelist[0]}.{fingerprint()}" if valuelist[0] else ""

    def _value(self) -> str:
        posted = self.raw_data[0] if self.raw_data else self.data
        return str(posted or "")


def fingerprint() -> str:
    """Return what tells one set of posted words from another."""
    said = [pair for pair in request.form.items(multi=True) if pair[0] not in NO_WORDS]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32]


class Form(FlaskForm):
    """A form of ours: our messages, text in NFC, and an id that is good for one submission."""

    class Meta(FlaskForm.Meta):
        """How WTForms builds it."""

        csrf_class = Protection

        def get_translations(self, _form: FlaskForm) -> Words:
            """Return our own messages."""
            return Words()

        def wrap_formdata(self, form: FlaskForm, formdata: Any) -> Any:
            """Return what was posted with every text composed: NFD from a Mac compares unequal."""
            posted = super().wrap_formdata(form, formdata)
            if posted is None:
                return None
            return MultiDict((name, compose(value)) for name, value in posted.items(multi=True))

    submission_id = OnceField(default=new_submission_id)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check what was posted; what comes from behind the sign-in is first shown as it is."""
        return not is_resumed() and bool(super().validate(extra_validators))

    @property
    def stands_open(self) -> bool:
        """Whether it is shown as it was posted, wrong or not yet taken: it must not be folded."""
        is_posted = self.submission_id.raw_data is not None
        return bool(self.errors) or (is_posted and is_resumed())


def compose(value: Any) -> Any:
    """Return a text in NFC, anything else as it is."""
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value


class TypedField(Field):
    """A value typed by hand, read by a rule; empty is None.

    A kind of field names the rule that reads it, which may refuse, and the one that writes it.
    """

    widget = TextInput()
    read: Callable[[str], Any]
    write: Callable[[Any], str]

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else type(self).write(self.data)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed; a ValueError carries the sentence that stands under the field."""
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if typed:
            try:
                self.data = type(self).read(typed)
            except Refused as refusal:
                raise ValueError(sentence(refusal)) from None


class DayField(TypedField):
    """A day written dd/mm/yyyy; d/m/yyyy is read too."""

    read = staticmethod(parse_day)
    write = staticmethod(format_day)


class CountField(TypedField):
    """A whole number: 36.466."""

    read = staticmethod(parse_count)
    write = staticmethod(format_count)


class NumberField(TypedField):
    """A number with decimals: 1,60."""

    read = staticmethod(parse_decimal)
    # Rounded, the number kept would change whenever its form is saved again.
    write = staticmethod(format_typed)


class PercentField(TypedField):
    """A percent of 0-100: 95,31 or 95,31%."""

    read = staticmethod(parse_percent)
    write = staticmethod(format_decimal)


def options(pairs: Iterable[tuple[object, str]]) -> list[Any]:
    """Return the choices of a select or of radio pills from values and their words."""
    return [SelectChoice(str(value), words) for value, words in pairs]


def examined_file(given: FileStorage, name: str) -> Examined:
    """Return what there is to keep of a posted file, or raise Refused; a large one is not read."""
    size = given.stream.seek(0, SEEK_END)
    given.stream.seek(0)
    files.check_size(name, size)
    return files.examine(name, given.stream.read())


def file_rules(*extensions: str, megabytes: int = 20) -> list[Any]:
    """Return the rules of a file field: kinds by extension, and the largest size."""
    too_big = lazy_gettext("Tệp lớn quá %(size)s MB. Giảm dung lượng rồi chọn lại.", size=megabytes)
    return [FileAllowed(extensions), FileSize(megabytes * MEGABYTE, message=too_big)]


def file_needed() -> FileRequired:
    """Return the rule that a file must be chosen."""
    return FileRequired(lazy_gettext("Chọn một tệp."))
