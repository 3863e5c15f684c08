"""Hồ sơ TTHC: what units received and resolved, their monthly forms, the fields."""

from tracker.pages.dossiers import doubtful, export, fields, importing, rate, sheet, show
from tracker.pages.dossiers.blueprint import pages

__all__ = ["doubtful", "export", "fields", "importing", "pages", "rate", "sheet", "show"]
