"""Dossier statistics: what each unit received and resolved, by field and month."""

from tracker.dossiers.entering import Doubt, Typed, enter, explain, sheet_of
from tracker.dossiers.facts import DossierField, DossierReason, DossierRow, DossierSheet
from tracker.dossiers.fields import fields_of

__all__ = [
    "DossierField",
    "DossierReason",
    "DossierRow",
    "DossierSheet",
    "Doubt",
    "Typed",
    "enter",
    "explain",
    "fields_of",
    "sheet_of",
]
