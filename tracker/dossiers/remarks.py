"""What stands on a form beside its rows: what it leaves out, and the paper's own total row."""

from datetime import datetime

from tracker import history
from tracker.accounts import Person
from tracker.db import db
from tracker.dossiers.entering import KIND
from tracker.dossiers.facts import DossierSheet
from tracker.history import GENERAL, Entry
from tracker.rules import N_, Refused
from tracker.rules.dossiers import Counts, Severity, check_counts


def describe(
    sheet: DossierSheet, *, scope_note: str, totals: Counts, by: Person, at: datetime
) -> bool:
    """Set what a form leaves out and what the paper's total row says; tell whether that is new.

    Refused: a total that no dossiers can have (D7). The chain of what belongs to no plan must
    have been taken.
    """
    for finding in check_counts(totals):
        if finding.severity is Severity.REFUSE:
            raise Refused(N_("Tổng cộng trên văn bản: %(why)s"), why=finding.told)
    changes: dict[str, object] = {}
    for name, value in (("scope_note", scope_note.strip()), ("totals", totals.stated())):
        if (old := getattr(sheet, name)) != value and (old or value):
            changes[name] = [old, value]
            setattr(sheet, name, value)
    if changes:
        sheet.entered_by_id, sheet.entered_at = by.id, at
        db.session.add(sheet)
        db.session.flush()
        entry = Entry(KIND, sheet.id, "describe", changes=changes)
        history.record(entry, chain_id=GENERAL, by=by.id, at=at)
    return bool(changes)
