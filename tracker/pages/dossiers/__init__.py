"""Hồ sơ TTHC: what units received and resolved, their monthly forms, the fields."""

from tracker.pages.dossiers import doubtful, export, fields, rate, sheet, show
from tracker.pages.dossiers.blueprint import pages

__all__ = ["doubtful", "export", "fields", "pages", "rate", "sheet", "show"]
