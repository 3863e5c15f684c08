"""Dossier statistics: what each unit received and resolved, by field and month."""

from tracker.dossiers.duties import DossierDuty, name_units, who_enters
from tracker.dossiers.entering import Doubt, Typed, enter, explain, sheet_of
from tracker.dossiers.facts import DossierField, DossierReason, DossierRow, DossierSheet
from tracker.dossiers.fields import fields_of
from tracker.dossiers.findings import Form, Found, doubts_of, findings_of, rows_before, unexplained
from tracker.dossiers.keeping_fields import Terms, begin_field, change_field
from tracker.dossiers.loading import by_field, by_field_of_each, by_unit, by_unit_and_field
from tracker.dossiers.missing import (
    Asking,
    Laid,
    Owing,
    Reach,
    entered,
    laid,
    missing,
    missing_of,
    reach,
)
from tracker.dossiers.over_time import Scope, findings_over, scopes
from tracker.dossiers.remarks import describe
from tracker.dossiers.saving import Given, keys, save

__all__ = [
    "Asking",
    "DossierDuty",
    "DossierField",
    "DossierReason",
    "DossierRow",
    "DossierSheet",
    "Doubt",
    "Form",
    "Found",
    "Given",
    "Laid",
    "Owing",
    "Reach",
    "Scope",
    "Terms",
    "Typed",
    "begin_field",
    "by_field",
    "by_field_of_each",
    "by_unit",
    "by_unit_and_field",
    "change_field",
    "describe",
    "doubts_of",
    "enter",
    "entered",
    "explain",
    "fields_of",
    "findings_of",
    "findings_over",
    "keys",
    "laid",
    "missing",
    "missing_of",
    "name_units",
    "reach",
    "rows_before",
    "save",
    "scopes",
    "sheet_of",
    "unexplained",
    "who_enters",
]
