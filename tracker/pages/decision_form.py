"""The fields by which a leader's decision is recorded: who decided, and by which document."""

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext
from flask_login import current_user
from wtforms import SelectField, StringField

from tracker import clock
from tracker.access import asked
from tracker.accounts import Person
from tracker.evidence import Decision, Document
from tracker.pages.forms import options
from tracker.pages.known import known_or_kept
from tracker.pages.limits import record_id
from tracker.pages.papers import LINE, PaperForm


class DecisionForm(PaperForm):
    """A decision by its document: number, day, signer, file; the leader who decided."""

    decider = SelectField(lazy_gettext("Người quyết định"), coerce=record_id)
    doc_signer = StringField(lazy_gettext("Người ký"), [LINE])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decider.choices = options((person.id, person.full_name) for person in leaders())

    def decision(self, *, at: datetime) -> Decision:
        """Return what was decided by the document that the form gives; valid forms only."""
        decider = next(person for person in leaders() if person.id == self.decider.data)
        document = self.document(decider.full_name, at=at)
        return Decision(decider, document.issued_on or clock.day_of(at), document)

    def document(self, signer: str, *, at: datetime) -> Document:
        """Return the document, kept already or now, signed by `signer` unless it names another."""
        return known_or_kept(self, at=at, signer=signer)


def leaders() -> list[Person]:
    """Return the leaders of the reader's authority."""
    return asked.leaders(current_user, on=clock.today())
