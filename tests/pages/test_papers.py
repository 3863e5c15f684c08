"""A document's number is short in every form that takes one."""

from flask import Flask
from wtforms.validators import Length

from tracker.pages.forms import Form


def forms_of(kind: type[Form]) -> set[type[Form]]:
    """All forms made of a form."""
    return {kind} | {one for made in kind.__subclasses__() for one in forms_of(made)}


def test_no_form_takes_a_sentence_for_a_number(app: Flask):
    fields = [form.doc_number for form in forms_of(Form) if hasattr(form, "doc_number")]
    limits = [
        [
            one.max
            for one in field.kwargs.get("validators") or field.args[1]
            if isinstance(one, Length)
        ]
        for field in fields
    ]
    assert limits
    assert all(found == [60] for found in limits), limits
