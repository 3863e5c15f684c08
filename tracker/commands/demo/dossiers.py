"""Dossier statistics of the sample commune: illustrative figures of a few months, by field."""

from datetime import date, timedelta

from tracker import dossiers, history
from tracker.accounts import Person
from tracker.commands.demo.people import noon
from tracker.db import db
from tracker.dossiers import DossierField, DossierSheet, Given, Typed
from tracker.dossiers.fields import add_field
from tracker.rules.dossiers import Counts
from tracker.units import Unit

FIELDS = {
    "Hộ tịch": ("VP", 180),
    "Chứng thực": ("VP", 420),
    "Đất đai": ("PKT", 95),
    "Hoạt động xây dựng": ("PKT", 24),
    "Bảo trợ xã hội": ("VHXH", 60),
    "Người có công": ("VHXH", 12),
}
ALIASES = {"Đất đai": ["Địa chính"], "Bảo trợ xã hội": ["Bảo trợ"]}
NOTE = "Số liệu minh họa."
MONTHS = 10
WHY = "01 hồ sơ chuyển về Chi nhánh Văn phòng đăng ký đất đai theo quy trình liên thông (minh họa)."


def build_dossiers(units: dict[str, Unit], *, year: int) -> None:
    """Enter the forms of the months of a year and of the last months of the year before.

    One row does not add up and is explained; the last month of one unit was not entered.
    """
    history.take(history.GENERAL)
    fields = {
        name: add_field(units[""], name=name, aliases=ALIASES.get(name, ())) for name in FIELDS
    }
    months = [(year - 1, month) for month in range(1, 13)]
    months += [(year, month) for month in range(1, MONTHS + 1)]
    stock = dict.fromkeys(FIELDS, 3)
    for place, (of_year, month) in enumerate(months):
        for code in ("VP", "PKT", "VHXH"):
            if (of_year, month, code) != (year, MONTHS, "VHXH"):
                rows = {
                    fields[name]: Typed(counts_of(name, place, stock))
                    for name, (where, _usual) in FIELDS.items()
                    if where == code
                }
                fill_in(units[code], rows, year=of_year, month=month)


def counts_of(name: str, place: int, stock: dict[str, int]) -> Counts:
    """Return a row of a month; `stock` holds what is pending by field and goes on with it."""
    usual = FIELDS[name][1]
    came = usual + (place * 7 + usual) % (usual // 4 + 1) - usual // 8
    online, postal = came * (45 + place) // 100, came // 20
    carried, left = stock[name], (place + usual) % 5 + 1
    late = 1 if (place + usual) % 4 == 0 else 0
    resolved = carried + came - left
    early = resolved * 7 // 10
    overdue = 1 if left > 4 else 0
    stock[name] = left
    strays = 1 if (name, place) == ("Đất đai", 19) else 0
    return Counts(
        received=carried + came, received_online=online, received_postal=postal,
        received_direct=came - online - postal, carried_over=carried, resolved=resolved - strays,
        resolved_early=early - strays, resolved_on_time=resolved - early - late,
        resolved_late=late, pending=left, pending_in_time=left - overdue, pending_overdue=overdue,
        returned=0, withdrawn=0, apology_sent=late, paid_online=came * 6 // 10,
        online_processed=online, eligible_resolved=came * 8 // 10,
    )  # fmt: skip


def fill_in(unit: Unit, rows: dict[DossierField, Typed], *, year: int, month: int) -> None:
    """Enter a unit's form as it was reported on the third of the month after."""
    sheet = DossierSheet(
        authority_id=unit.authority_id, unit_id=unit.id, year=year, month=month, scope_note="",
        totals={},
    )  # fmt: skip
    at = noon(date(year, month, 28) + timedelta(days=6))
    by = db.session.query(Person).filter_by(login="hoa").one()
    found = dossiers.save(sheet, Given(rows, scope_note=NOTE), by=by, at=at)
    reasons = {
        key: WHY
        for key, one in zip(dossiers.keys(one.doubt for one in found), found, strict=True)
        if one.asks and one.doubt.finding.id == "D4"
    }
    if reasons:
        given = Given(rows, scope_note=NOTE, reasons=reasons)
        dossiers.save(sheet, given, by=by, at=at + timedelta(minutes=5))
    db.session.flush()
