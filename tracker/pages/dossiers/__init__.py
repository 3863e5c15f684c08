"""Hồ sơ TTHC: what units received and resolved, their monthly forms, the fields."""

from tracker.pages.dossiers import (
    asked_units,
    doubtful,
    export,
    fields,
    importing,
    rate,
    sheet,
    show,
)
from tracker.pages.dossiers.blueprint import pages

__all__ = [
    "asked_units",
    "doubtful",
    "export",
    "fields",
    "importing",
    "pages",
    "rate",
    "sheet",
    "show",
]
