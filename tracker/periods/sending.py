"""The register of sent reports: what left the authority, with the clerk's number typed back."""

from dataclasses import dataclass
from datetime import datetime

from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.evidence import Document
from tracker.history import Entry
from tracker.periods.facts import PaperKind, ReportPeriod, SentReport
from tracker.periods.questions import sent_with
from tracker.periods.snapshots import Snapshot, SnapshotFile
from tracker.plans import Plan
from tracker.rules import N_, Refused

KIND = "sent_report"


@dataclass(frozen=True)
class Paper:
    """A paper as the clerk sent it: its record with number and day, its kind, to whom.

    It speaks of a period and says the figures of a snapshot, or of neither; `made` is the file,
    kept with those figures, that went out.
    """

    document: Document
    recipients: str
    kind: PaperKind = PaperKind.REPORT
    period: ReportPeriod | None = None
    snapshot: Snapshot | None = None
    made: SnapshotFile | None = None


def register(plan: Plan, paper: Paper, *, by: Person, at: datetime) -> SentReport:
    """Enter a paper that was sent into the register of a plan.

    A report whose figures replace others replaces the report that said those. The plan's chain
    must have been taken. Refused: no number or day, no recipient, a period's report without frozen
    figures, one that was entered already, and a file that was made of other figures.
    """
    recipients, document = " ".join(paper.recipients.split()), paper.document
    period, snapshot = paper.period, paper.snapshot
    if not document.number or document.issued_on is None:
        raise Refused(N_("Ghi số, ký hiệu và ngày văn bản như văn thư đã cấp."))
    if not recipients:
        raise Refused(N_("Ghi nơi nhận."))
    if paper.kind is PaperKind.REPORT and period is not None and snapshot is None:
        raise Refused(N_("Chốt số liệu của kỳ trước khi ghi sổ báo cáo đã gửi."))
    if paper.kind is PaperKind.REPORT and snapshot is not None and sent_report(snapshot):
        raise Refused(N_("Báo cáo của số liệu này đã ghi sổ."))
    if paper.made is not None and (snapshot is None or paper.made.snapshot_id != snapshot.id):
        raise Refused(N_("Chọn tệp lập từ chính số liệu của văn bản."))
    replaces = sent_report_replaced(snapshot) if paper.kind is PaperKind.REPORT else None
    made = SentReport(
        authority_id=plan.authority_id, plan_id=plan.id, period=period,
        snapshot_id=snapshot.id if snapshot else None, document=document, kind=paper.kind,
        made=paper.made.file if paper.made else None, recipients=recipients, replaces=replaces,
        entered_by_id=by.id, entered_at=at,
    )  # fmt: skip
    db.session.add(made)
    db.session.flush()
    changes = {
        "number": document.number, "issued_on": document.issued_on.isoformat(),
        "recipients": recipients, "snapshot": snapshot.sha256 if snapshot else "",
        "replaces_id": made.replaces_id, "made": made.made.sha256 if made.made else "",
    }  # fmt: skip
    entry = Entry(KIND, made.id, "send", changes=changes)
    history.record(entry, chain_id=plan.id, by=by.id, at=at)
    return made


def sent_report(snapshot: Snapshot) -> SentReport | None:
    """Return the report that says a snapshot's figures; official letters may say them, too."""
    return sent_with(snapshot, kind=PaperKind.REPORT)


def sent_report_replaced(snapshot: Snapshot | None) -> SentReport | None:
    """Return the report that a snapshot's figures take the place of.

    Figures that were frozen anew before they were sent stand between the two.
    """
    while snapshot is not None and snapshot.replaces_id is not None:
        snapshot = db.session.get_one(Snapshot, snapshot.replaces_id)
        sent = sent_report(snapshot)
        if sent is not None:
            return sent
    return None
