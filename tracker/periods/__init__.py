"""Reporting periods: the calendar, what units owe, frozen figures, what was sent."""

from tracker.periods.comparing import Comparison, Side, compare
from tracker.periods.difference import Difference, difference_of
from tracker.periods.duties import Duty, duties, duties_of, duty_of, send, send_back
from tracker.periods.estimates import Estimate, Expected, estimate, expected, told_by
from tracker.periods.facts import (
    PaperKind,
    ReportingCalendar,
    ReportPeriod,
    ReportState,
    SentReport,
    UnitReport,
)
from tracker.periods.freezing import close, freeze, freeze_closing, replace
from tracker.periods.frozen import Frozen, frozen_of
from tracker.periods.looking import Look, look, unexplained
from tracker.periods.opening import (
    cycle_of,
    open_period,
    open_year,
    period_of,
    reschedule,
    set_cycle,
    year_of,
)
from tracker.periods.publications import (
    Choice,
    Publication,
    PublishedDocument,
    last_publication,
    public,
    publications_of,
)
from tracker.periods.publishing import publish, withdraw
from tracker.periods.questions import (
    closing_snapshot,
    is_frozen,
    is_period_frozen,
    latest_by_period,
    of_plan,
    papers_of,
    replaced_by,
    sent_of,
    snapshot_of,
    snapshot_to_report,
    snapshots_of,
)
from tracker.periods.sending import Paper, register, sent_report, sent_report_replaced
from tracker.periods.snapshots import Snapshot, SnapshotFile, SnapshotKind, files_of, keep_file

__all__ = [
    "Choice",
    "Comparison",
    "Difference",
    "Duty",
    "Estimate",
    "Expected",
    "Frozen",
    "Look",
    "Paper",
    "PaperKind",
    "Publication",
    "PublishedDocument",
    "ReportPeriod",
    "ReportState",
    "ReportingCalendar",
    "SentReport",
    "Side",
    "Snapshot",
    "SnapshotFile",
    "SnapshotKind",
    "UnitReport",
    "close",
    "closing_snapshot",
    "compare",
    "cycle_of",
    "difference_of",
    "duties",
    "duties_of",
    "duty_of",
    "estimate",
    "expected",
    "files_of",
    "freeze",
    "freeze_closing",
    "frozen_of",
    "is_frozen",
    "is_period_frozen",
    "keep_file",
    "last_publication",
    "latest_by_period",
    "look",
    "of_plan",
    "open_period",
    "open_year",
    "papers_of",
    "period_of",
    "public",
    "publications_of",
    "publish",
    "register",
    "replace",
    "replaced_by",
    "reschedule",
    "send",
    "send_back",
    "sent_of",
    "sent_report",
    "sent_report_replaced",
    "set_cycle",
    "snapshot_of",
    "snapshot_to_report",
    "snapshots_of",
    "told_by",
    "unexplained",
    "withdraw",
    "year_of",
]
