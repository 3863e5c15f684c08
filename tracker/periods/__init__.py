"""Reporting periods: the calendar, what units owe, frozen figures, what was sent."""

from tracker.periods.asked import asked_of, count_asked_of
from tracker.periods.comparing import Comparison, Side, compare
from tracker.periods.correcting import Entered, correct
from tracker.periods.difference import Difference, difference_of
from tracker.periods.duties import Duty, duties, duties_of, send, send_back
from tracker.periods.estimates import Estimate, Expected, estimate, expected, told_by
from tracker.periods.facts import (
    PaperKind,
    ReportingCalendar,
    ReportPeriod,
    ReportState,
    SentReport,
    UnitReport,
)
from tracker.periods.freezing import close, freeze, freeze_closing, refreeze, replace
from tracker.periods.freezings import Freezing, freezings_of, successor_of
from tracker.periods.frozen import Frozen, frozen_of
from tracker.periods.keeping import files_of, files_of_all, keep_files
from tracker.periods.looking import Look, look, unexplained
from tracker.periods.opening import (
    cycle_of,
    is_before_issue,
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
    replacement_of,
)
from tracker.periods.publishing import publish, withdraw
from tracker.periods.questions import (
    Cut,
    closing_snapshot,
    is_frozen,
    is_period_frozen,
    latest_in_full,
    of_plan,
    papers_of,
    replaced_by,
    sent_of,
    snapshot_of,
    snapshot_to_report,
    snapshots_of,
    with_cuts,
)
from tracker.periods.sending import Paper, register, sent_report, sent_report_replaced
from tracker.periods.snapshots import Snapshot, SnapshotFile, SnapshotKind

__all__ = [
    "Choice",
    "Comparison",
    "Cut",
    "Difference",
    "Duty",
    "Entered",
    "Estimate",
    "Expected",
    "Freezing",
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
    "asked_of",
    "close",
    "closing_snapshot",
    "compare",
    "correct",
    "count_asked_of",
    "cycle_of",
    "difference_of",
    "duties",
    "duties_of",
    "estimate",
    "expected",
    "files_of",
    "files_of_all",
    "freeze",
    "freeze_closing",
    "freezings_of",
    "frozen_of",
    "is_before_issue",
    "is_frozen",
    "is_period_frozen",
    "keep_files",
    "last_publication",
    "latest_in_full",
    "look",
    "of_plan",
    "open_period",
    "open_year",
    "papers_of",
    "period_of",
    "public",
    "publish",
    "refreeze",
    "register",
    "replace",
    "replaced_by",
    "replacement_of",
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
    "successor_of",
    "told_by",
    "unexplained",
    "with_cuts",
    "withdraw",
    "year_of",
]
