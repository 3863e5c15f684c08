"""Fields and forms as the tests of dossier statistics lay them."""

from datetime import UTC, datetime

from tests.cast import Office
from tracker import dossiers, history
from tracker.dossiers import DossierField, DossierSheet, Typed
from tracker.dossiers.fields import add_field
from tracker.history import GENERAL
from tracker.rules.dossiers import Counts
from tracker.units import Unit

AT = datetime(2026, 4, 2, 2, 0, tzinfo=UTC)


def make_fields(office: Office, *names: str) -> list[DossierField]:
    """Add fields to the commune's catalogue."""
    history.take(GENERAL)
    return [add_field(office.authority, name=name) for name in names]


def lay(
    office: Office, unit: Unit, month: int, rows: dict[DossierField, Counts | Typed], *,
    year: int = 2026,
) -> DossierSheet:  # fmt: skip
    """Enter a unit's form of a month."""
    sheet = DossierSheet(
        authority_id=office.authority.id, unit_id=unit.id, year=year, month=month, scope_note="",
        totals={},
    )  # fmt: skip
    typed = {field: Typed(one) if isinstance(one, Counts) else one for field, one in rows.items()}
    dossiers.enter(sheet, typed, by=office.tu, at=AT)
    return sheet
