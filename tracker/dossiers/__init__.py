"""Dossier statistics: what each unit received and resolved, by field and month."""

from tracker.dossiers.entering import Doubt, Typed, enter, explain, sheet_of
from tracker.dossiers.facts import DossierField, DossierReason, DossierRow, DossierSheet
from tracker.dossiers.fields import fields_of
from tracker.dossiers.findings import Found, findings_of, unexplained
from tracker.dossiers.loading import by_field, by_unit, by_unit_and_field
from tracker.dossiers.missing import Owing, missing
from tracker.dossiers.remarks import describe

__all__ = [
    "DossierField",
    "DossierReason",
    "DossierRow",
    "DossierSheet",
    "Doubt",
    "Found",
    "Owing",
    "Typed",
    "by_field",
    "by_unit",
    "by_unit_and_field",
    "describe",
    "enter",
    "explain",
    "fields_of",
    "findings_of",
    "missing",
    "sheet_of",
    "unexplained",
]
