"""The templates of one kind of paper: those given so far, another one, and what it may name."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, lazy_gettext
from flask_login import current_user
from wtforms import ValidationError

from tracker.access import paper_templates as access
from tracker.documents.office_template import FILTERS, Field, Problem, TemplateRefused, told
from tracker.documents.office_template.fields import Lines, Rows
from tracker.documents.office_template.fields import Told as ListedField
from tracker.documents.pdf import can_make_pdf
from tracker.files import Examined
from tracker.pages.forms import FileField, Form, file_needed
from tracker.pages.guard import Audience, audience
from tracker.pages.locale import said, sentence
from tracker.pages.office_door import Act, carry_out
from tracker.pages.paper_templates.blueprint import pages
from tracker.reports import office
from tracker.reports.office import TemplateKind
from tracker.rules import N_, Refused


class TemplateForm(Form):
    """The template to be checked; what is wrong with it is kept beside the form."""

    file = FileField(lazy_gettext("Tệp mẫu (.docx)"), [file_needed()])

    kind: TemplateKind
    examined: Examined | None = None
    problems: Sequence[Problem] = ()

    def validate_file(self, field: Any) -> None:
        """Look at the file and check it before the writing transaction begins."""
        given = field.data
        try:
            self.examined = office.examine(self.kind, given.filename, given.stream.read())
        except TemplateRefused as refusal:
            self.problems = refusal.problems
            raise ValidationError(
                gettext("Mẫu chưa nhận được: %(count)s chỗ cần sửa, ghi dưới đây.",
                        count=len(refusal.problems))
            ) from None  # fmt: skip
        except Refused as refusal:
            raise ValidationError(sentence(refusal)) from None


@pages.get("/<paper>")
@audience(Audience.SECRETARIAT)
def one(paper: str) -> str:
    """Show the templates of a kind, and the fields that they may name."""
    return drawn(access.kind_of(paper), TemplateForm(formdata=None))


@pages.post("/<paper>")
@audience(Audience.SECRETARIAT)
def give(paper: str) -> ResponseReturnValue:
    """Check a template and keep it; it is put in force by a button of its own."""
    form = TemplateForm()
    form.kind = kind = access.kind_of(paper)

    def keep(_nothing: None, at: datetime) -> None:
        authority_id, file = current_user.authority_id, form.examined
        if file is not None:  # the form was found right
            office.keep(kind, file, authority_id=authority_id, by=current_user, at=at)

    act = Act(
        load=access.to_keep, verb=keep, again=lambda posted: drawn(kind, posted),
        back=url_for(".one", paper=kind),
        said=N_("Mẫu đã kiểm tra, chưa áp dụng. Xem bản điền thử, rồi bấm Áp dụng."),
    )  # fmt: skip
    return carry_out(form, act)


def drawn(kind: TemplateKind, form: Form) -> str:
    """Draw the page, with a form that could not be taken."""
    known = office.KINDS[kind]
    problems = form.problems if isinstance(form, TemplateForm) else ()
    return render_template(
        "paper_templates/one.html", kind=known, form=form,
        given=office.templates_of(current_user.authority_id, kind),
        fields=listed(known.fields),
        filters=[(name, gettext(words)) for name, (words, _write) in FILTERS.items()],
        problems=[
            (said(one.place.where.msgid, one.place.where.values), one.place.text,
             said(one.what.msgid, one.what.values))
            for one in problems
        ],
        has_pdf=can_make_pdf(),
    )  # fmt: skip


def listed(fields: Sequence[Field[Any]]) -> list[dict[str, Any]]:
    """Return the fields as the list shows them; what two lists share stands under the first."""
    found: dict[str, dict[str, Any]] = {}
    for one in told(fields):
        found.setdefault(one.path, shown(one))
    return list(found.values())


def shown(one: ListedField) -> dict[str, Any]:
    """Return a field as the list shows it: how it is written, its meaning and an example."""
    field = one.field
    example = field.sample()
    return {
        "path": one.path, "depth": one.depth, "words": gettext(field.words),
        "loop": f"for {field.each} in {one.path}" if isinstance(field, Lines | Rows) else "",
        "example": example if isinstance(example, str) else "; ".join(texts_in(example)),
    }  # fmt: skip


def texts_in(example: object) -> list[str]:
    """Return the texts of a list of plain lines; what has fields is shown by them."""
    return [one for one in example if isinstance(one, str)] if isinstance(example, list) else []
