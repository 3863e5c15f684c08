"""What each act on many tasks asks for: words, a person for each unit, a document."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired, Length

from tracker import clock, files
from tracker.bulk import Act, Bulk, Terms
from tracker.pages.decision_form import DecisionForm
from tracker.pages.forms import DayField, Form, options
from tracker.pages.known import NEW
from tracker.pages.limits import id_typed
from tracker.reminders import proposed_text
from tracker.requests import RemovalReason
from tracker.requests.facts import REMOVAL_LABELS

TEXT = Length(max=4000)
WHYS = [(word, lazy_gettext(label)) for word, label in REMOVAL_LABELS.items()]


class AssignManyForm(Form):
    """A person for each unit; its selects are drawn from the units of the tasks chosen."""

    def terms(self, bulk: Bulk, *, at: datetime) -> Terms:  # noqa: ARG002 as its siblings
        """Return who is named for which unit."""
        units = {item.task.working_unit_id for item in bulk.items}
        named = {str(unit): request.form.get(f"nguoi-{unit}", "") for unit in units if unit}
        people = {unit: person for unit, text in named.items() if (person := id_typed(text))}
        return Terms({"people": people})


class UrgeManyForm(Form):
    """The words of the letter."""

    text = TextAreaField(lazy_gettext("Nội dung đôn đốc"), [InputRequired(), TEXT])

    def terms(self, bulk: Bulk, *, at: datetime) -> Terms:  # noqa: ARG002 as its siblings
        """Return the words of the letter."""
        return Terms({"text": (self.text.data or "").strip()})


class VerifyManyForm(DecisionForm):
    """The document on whose basis many tasks are confirmed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.decider

    def terms(self, bulk: Bulk, *, at: datetime) -> Terms:
        """Keep the document."""
        found = kept(bulk, self)
        return Terms({}, found or self.document("", at=at))


class DecideManyForm(DecisionForm):
    """A leader's decision with its document, and why."""

    text = TextAreaField(lazy_gettext("Lý do"), [InputRequired(), TEXT])

    def facts(self) -> dict[str, Any]:
        """Return what the decision sets."""
        return {}

    def terms(self, bulk: Bulk, *, at: datetime) -> Terms:
        """Keep the decision."""
        found = kept(bulk, self)
        decision = None if found else self.decision(at=at)
        document = decision.document if decision else found
        told = {
            "text": (self.text.data or "").strip(),
            "decider_id": self.decider.data,
            "decided_on": (self.doc_on.data or at.date()).isoformat(),
        }
        return Terms(told | self.facts(), document)


class ExtendManyForm(DecideManyForm):
    """The new due day."""

    due_on = DayField(lazy_gettext("Hạn mới"), [InputRequired()])

    def facts(self) -> dict[str, Any]:
        """Return the new due day."""
        return {"due_on": self.due_on.data.isoformat()}


class RemoveManyForm(DecideManyForm):
    """Why the tasks leave the plan."""

    why = SelectField(lazy_gettext("Lý do đưa ra"), choices=options(WHYS))

    def facts(self) -> dict[str, Any]:
        """Return of which kind the reason is."""
        return {"why": RemovalReason(self.why.data).value}


FORMS: dict[Act, type[Form]] = {
    Act.ASSIGN: AssignManyForm,
    Act.URGE: UrgeManyForm,
    Act.VERIFY: VerifyManyForm,
    Act.EXTEND: ExtendManyForm,
    Act.REMOVE: RemoveManyForm,
}


def kept(bulk: Bulk, form: DecisionForm) -> Any:
    """Return the document kept already, where the form cites it again and brings no file.

    Another document without a file of its own takes over the file that was given before.
    """
    known = bulk.document
    same = known is not None and (known.number, known.issued_on) == (
        (form.doc_number.data or "").strip(),
        form.doc_on.data,
    )
    if form.examined is None and known is not None and known.file is not None and not same:
        form.examined, form.reuse.data = files.examined_again(known.file), NEW
    return known if same and form.examined is None else None


def form_of(bulk: Bulk) -> Any:
    """Return the form of an act to be filled in, with what was told before."""
    known, told = bulk.document, bulk.terms
    text = bulk.text
    if bulk.act == Act.URGE:
        text = text or proposed_text(bulk.plan.authority_id, on=clock.today())
    before: dict[str, Any] = {"text": text, "due_on": bulk.due_on, "why": told.get("why")}
    if known is not None:
        before |= {"doc_number": known.number, "doc_on": known.issued_on}
        before |= {"doc_signer": known.signer, "doc_abstract": known.abstract}
    if told.get("decider_id"):
        before["decider"] = told["decider_id"]
    filled: Iterable[tuple[str, Any]] = ((name, value) for name, value in before.items() if value)
    form = FORMS[Act(bulk.act)](formdata=None, **dict(filled))
    if known is not None and known.file is not None:
        form["doc_file"].held_name = known.file.name
    return form


def posted_form(bulk: Bulk) -> Any:
    """Return the form of an act as it was posted."""
    return FORMS[Act(bulk.act)]()
