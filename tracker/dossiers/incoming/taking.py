"""Taking a file that was looked at into the forms: every form it differs from, or none."""

from datetime import datetime

from tracker import history
from tracker.accounts import Person
from tracker.dossiers.entering import Typed, enter
from tracker.dossiers.facts import DossierField, DossierSheet
from tracker.dossiers.incoming.facts import FormChange, Kind, Look
from tracker.dossiers.keeping_fields import KIND, begin_field
from tracker.dossiers.remarks import describe
from tracker.files import StoredFile
from tracker.history import GENERAL, Entry
from tracker.rules import N_, Refused
from tracker.rules.dossiers import Counts
from tracker.rules.fold import fold
from tracker.units import Unit


def take(found: Look, *, authority: Unit, file: StoredFile, by: Person, at: datetime) -> int:
    """Write what a file says; return how many forms changed.

    Each form is replaced: a field that the file does not have is taken out. Names of new fields
    are added to the catalogue, names matched by hand are learnt as aliases. The chain of what
    belongs to no plan must have been taken. Refused: what is still open, and impossible values.
    """
    if not found.is_settled:
        raise Refused(N_("Còn mục chưa chọn. Chọn đủ rồi nhận lại."))
    added: dict[str, DossierField] = {}
    changed = [form for form in found.forms if form.differs]
    for form in changed:
        sheet = form.sheet or DossierSheet(
            authority_id=authority.id, unit_id=form.unit.id, year=form.year, month=form.month,
            scope_note="", totals={},
        )  # fmt: skip
        sheet.file_id = file.id
        enter(sheet, _typed(form, authority, added, by=by, at=at), by=by, at=at)
        total = form.total.new if form.total is not None else None
        totals = total.counts if total is not None else Counts()
        describe(sheet, scope_note=form.scope_note, totals=totals, by=by, at=at)
    for text, field in found.matched.items():
        _learn(field, text, by=by, at=at)
    return len(changed)


def _typed(
    form: FormChange, authority: Unit, added: dict[str, DossierField], *, by: Person, at: datetime
) -> dict[DossierField, Typed]:
    typed = {}
    for row in form.rows:
        if row.kind is Kind.SAME and row.field is not None:
            continue
        field = row.field or added.get(fold(row.name))
        if field is None:
            field = begin_field(authority, name=row.name, aliases=(), by=by, at=at)
            added[fold(row.name)] = field
        typed[field] = row.new or Typed(Counts())
    return typed


def _learn(field: DossierField, text: str, *, by: Person, at: datetime) -> None:
    """Keep a name that was matched by hand, so that the next file needs no choice."""
    if not text:
        return
    old = field.aliases
    field.aliases = "\n".join([*old.splitlines(), text])
    entry = Entry(KIND, field.id, "change", changes={"aliases": [old, field.aliases]})
    history.record(entry, chain_id=GENERAL, by=by.id, at=at)
