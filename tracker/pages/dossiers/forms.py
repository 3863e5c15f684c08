"""The forms of dossier statistics: a unit's month, and a field of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request
from flask_babel import lazy_gettext
from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from tracker.dossiers import DossierField, Given
from tracker.pages.dossiers.grid import Line, typed_line
from tracker.pages.forms import CountField, DayField, Form, compose

REASON = "ly-do-"


class SheetForm(Form):
    """What stands around the grid of a form: its version, its scope, a table to be pasted."""

    version = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
    scope_note = TextAreaField(lazy_gettext("Phạm vi số liệu"), [Length(max=1000)])
    paste = TextAreaField(lazy_gettext("Dán từ Excel"), [Length(max=40_000)])


@dataclass(frozen=True)
class Posted:
    """What a request says of a form: the lines of its grid, and the reasons by their key."""

    lines: list[Line]
    reasons: Mapping[str, str]

    @property
    def is_readable(self) -> bool:
        """Whether every cell could be read."""
        return not any(line.wrong for line in self.lines)

    def given(self, scope_note: str) -> Given:
        """Return it as the verb takes it."""
        rows = {line.field: line.typed for line in self.lines if line.field}
        totals = next(line.typed.counts for line in self.lines if line.field is None)
        return Given(rows, totals, scope_note, self.reasons)


def posted(fields: list[DossierField]) -> Posted:
    """Read the grid and the reasons of this request."""
    texts = {name: str(compose(text)) for name, text in request.form.items()}
    lines = [typed_line(one, texts) for one in [*fields, None]]
    reasons = {
        name.removeprefix(REASON): text
        for name, text in texts.items()
        if name.startswith(REASON)
    }  # fmt: skip
    return Posted(lines, reasons)


class FieldForm(Form):
    """A field: its name, the other ways in which it is written, its place, and its end."""

    name = StringField(lazy_gettext("Tên lĩnh vực"), [InputRequired(), Length(max=200)])
    aliases = TextAreaField(lazy_gettext("Tên gọi khác"), [Length(max=2000)])


class KnownFieldForm(FieldForm):
    """A field that is there: it may move and end, too."""

    position = CountField(lazy_gettext("Thứ tự"), [InputRequired()])
    ended_on = DayField(lazy_gettext("Thôi sử dụng từ ngày"))
