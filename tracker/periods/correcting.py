"""Putting right how a paper stands in the register: a number mistyped, a recipient left out."""

from datetime import datetime

from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.evidence import Document
from tracker.history import Entry
from tracker.periods.facts import SentReport
from tracker.periods.sending import KIND
from tracker.rules import N_, Refused


def correct(
    sent: SentReport, *, document: Document, recipients: str, by: Person, at: datetime
) -> None:
    """Enter a paper's number, day and recipients anew; the history keeps what stood there.

    Its kind, its figures and what it replaces stay. The plan's chain must have been taken.
    Refused: no number or day, no recipient.
    """
    recipients, before = " ".join(recipients.split()), facts_of(sent)
    if not document.number or document.issued_on is None:
        raise Refused(N_("Ghi số, ký hiệu và ngày văn bản như văn thư đã cấp."))
    if not recipients:
        raise Refused(N_("Ghi nơi nhận."))
    sent.document, sent.recipients = document, recipients
    db.session.flush()
    entry = Entry(KIND, sent.id, "correct", changes=facts_of(sent) | {"before": before})
    history.record(entry, chain_id=sent.plan_id, by=by.id, at=at)


def facts_of(sent: SentReport) -> dict[str, object]:
    """Return how a paper stands in the register, as its events tell."""
    day = sent.document.issued_on
    return {
        "number": sent.document.number, "issued_on": day.isoformat() if day else "",
        "recipients": sent.recipients, "document_id": sent.document.id,
    }  # fmt: skip
