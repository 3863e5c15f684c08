"""Putting right how a paper stands in the register: a number mistyped, the wrong period."""

from dataclasses import dataclass
from datetime import datetime

from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.evidence import Document
from tracker.history import Entry
from tracker.periods.facts import PaperKind, ReportPeriod, SentReport
from tracker.periods.sending import KIND
from tracker.rules import N_, Refused


@dataclass(frozen=True)
class Entered:
    """How a paper should stand in the register: its record, to whom, on which period or none."""

    document: Document
    recipients: str
    period: ReportPeriod | None


def correct(sent: SentReport, entered: Entered, *, by: Person, at: datetime) -> None:
    """Enter a paper's number, day, recipients and period anew; the history keeps what stood there.

    Its kind, its figures and what it replaces stay. The plan's chain must have been taken.
    Refused: no number or day, no recipient, another period for a paper that says the figures of
    one, a period's report without frozen figures.
    """
    recipients, before = " ".join(entered.recipients.split()), facts_of(sent)
    document, period = entered.document, entered.period
    if not document.number or document.issued_on is None:
        raise Refused(N_("Ghi số, ký hiệu và ngày văn bản như văn thư đã cấp."))
    if not recipients:
        raise Refused(N_("Ghi nơi nhận."))
    if period != sent.period:
        _check_period(sent, period)
    sent.document, sent.recipients, sent.period = document, recipients, period
    db.session.flush()
    entry = Entry(KIND, sent.id, "correct", changes=facts_of(sent) | {"before": before})
    history.record(entry, chain_id=sent.plan_id, by=by.id, at=at)


def _check_period(sent: SentReport, period: ReportPeriod | None) -> None:
    """Raise Refused where a paper cannot be on another period."""
    if sent.snapshot_id is not None:
        raise Refused(N_("Văn bản nêu số liệu đã chốt của kỳ này nên không chuyển sang kỳ khác."))
    if period is not None and sent.kind == PaperKind.REPORT:
        raise Refused(N_("Chốt số liệu của kỳ trước khi ghi sổ báo cáo đã gửi."))
    if period is not None and period.plan_id != sent.plan_id:
        raise ValueError("a paper is on a period of its own plan")


def facts_of(sent: SentReport) -> dict[str, object]:
    """Return how a paper stands in the register, as its events tell."""
    day = sent.document.issued_on
    return {
        "number": sent.document.number, "issued_on": day.isoformat() if day else "",
        "recipients": sent.recipients, "document_id": sent.document.id,
        "period": sent.period.code if sent.period else "",
    }  # fmt: skip
