"""Annexes as offices have them (.docx, .xlsx, .ods, .csv) read into a draft with its doubts."""

from tracker.annex.draft import AnnexDraft, AreaRow, IndicatorRow, TaskRow, as_json
from tracker.annex.importing import read_annex
from tracker.annex.problems import Code, Problem, Severity
from tracker.annex.refusal import AnnexRefused

__all__ = [
    "AnnexDraft",
    "AnnexRefused",
    "AreaRow",
    "Code",
    "IndicatorRow",
    "Problem",
    "Severity",
    "TaskRow",
    "as_json",
    "read_annex",
]
