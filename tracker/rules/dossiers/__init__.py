"""Dossier statistics (thống kê hồ sơ TTHC): what the form counts, and what must be true of it."""

from tracker.rules.dossiers.checks import check_counts
from tracker.rules.dossiers.claims import Claim, Verdict, check_claims, check_shares, judge
from tracker.rules.dossiers.counts import CARRIED, COUNTS, FLOWS, PENDING, Counts
from tracker.rules.dossiers.findings import Finding, Severity
from tracker.rules.dossiers.rates import Rate, rates
from tracker.rules.dossiers.sentence import dossier_sentence, unsaid_sentence
from tracker.rules.dossiers.spans import Span, month_before, months_told, span
from tracker.rules.dossiers.sums import add_up, check_change, check_sum, in_sequence
from tracker.rules.dossiers.totals import LEADING, Share, Total, together, total_of

__all__ = [
    "CARRIED",
    "COUNTS",
    "FLOWS",
    "LEADING",
    "PENDING",
    "Claim",
    "Counts",
    "Finding",
    "Rate",
    "Severity",
    "Share",
    "Span",
    "Total",
    "Verdict",
    "add_up",
    "check_change",
    "check_claims",
    "check_counts",
    "check_shares",
    "check_sum",
    "dossier_sentence",
    "in_sequence",
    "judge",
    "month_before",
    "months_told",
    "rates",
    "span",
    "together",
    "total_of",
    "unsaid_sentence",
]
